"""Closed lists of the dossier: kinds of document, organisation and knowledge."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    LETTER = "letter", _("Letter to Parliament")
    MOTION = "motion", _("Motion")
    COMMITMENT = "commitment", _("Commitment")
    DEBATE = "debate", _("Debate")
    REPORT = "report", _("Report")
    LAW = "law", _("Law or bill")
    AGREEMENT = "agreement", _("Agreement text")
    WEB = "web", _("Web page")


class OrganisationKind(TextChoices):
    CABINET = "cabinet", _("Cabinet")
    MINISTRY = "ministry", _("Ministry or minister")
    COUNCIL = "council", _("Advisory council")
    SECTOR_PARTY = "sector_party", _("Sector or covenant parties")
    UNION = "union", _("Trade union")
    NGO = "ngo", _("Non-governmental organisation")
    COMPANY = "company", _("Company")
    PARLIAMENT = "parliament", _("Parliament")
    INTERNATIONAL = "international", _("International body")
    EVALUATOR = "evaluator", _("Evaluator or researcher")
    MEDIA = "media", _("News medium")
    OTHER = "other", _("Other")


class KnownBasis(TextChoices):
    """What the day rests on since which something was public (record.md, section 2)."""

    DOCUMENT = "document", _("date of the document")
    EVENT = "event", _("day of the public event itself")
    BOUNDED = "bounded", _("last day of the only period known")
    READ = "read", _("undated source: the day we read it")


# What the House asks or is promised: each has a term and an answer.
UNDERTAKINGS = (DocumentKind.MOTION, DocumentKind.COMMITMENT)


class Closure(TextChoices):
    """For whom a closed statement is; an embargo and what is public need no such word."""

    CONSULTATION = "consulted", _("public after consultation")
    MINISTRY = "ministry", _("internal to the ministry")
    SER = "ser", _("internal to the SER")


class Stage(TextChoices):
    """Life of an entry before it is sealed; a sealed entry has a revision instead."""

    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("proposed")
    RETURNED = "returned", _("returned")


class Step(TextChoices):
    """What was done with an entry or a master row, and is kept for good: see `Decision` and `dossier.domain.steps`."""

    RECORDED = "recorded", _("recorded")
    CORRECTION = "correction", _("correction drafted")
    WITHDRAWAL = "withdrawal", _("withdrawal drafted")
    EDITED = "edited", _("edited")
    PROPOSED = "proposed", _("proposed")
    TAKEN_BACK = "taken_back", _("taken back")
    RETURNED = "returned", _("returned")
    TAKEN_OVER = "taken_over", _("taken over")
    DROPPED = "dropped", _("dropped")
    SEALED = "sealed", _("sealed")
    OPENED = "opened", _("made public")
    PUT_BACK = "put_back", _("put back to what is public")


class AuditResult(TextChoices):
    """How an attempt ended; `nothing` was neither refused nor did it change anything (a second press, a preview)."""

    OK = "ok", _("done")
    NOTHING = "nothing", _("nothing changed")
    REFUSED = "refused", _("refused")
    INVALID = "invalid", _("faults in what was sent")
    FAILED = "failed", _("failed")


class UndertakingEvent(TextChoices):
    MADE = "made", _("made")
    TERM = "term", _("deadline set")
    ANSWERED = "answered", _("answered")


class SheetState(TextChoices):
    """How far a long spreadsheet is on its way to become drafts."""

    LOOKING = "looking", _("its rows are looked through")
    LOOKED = "looked", _("its rows were looked through")
    MAKING = "making", _("its drafts are being made")
    MADE = "made", _("its drafts were made")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("failed")
