"""Closed lists of the covenants app."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Generation(TextChoices):
    NEW = "new", _("covenant under the policy of 2014")
    OLD = "old", _("older agreement")


class Modality(TextChoices):
    """How firmly something is said, from weak to strong; then fact, and abandoned."""

    AIM = "aim", _("aim")
    MAY = "may", _("may be expected to be possible")
    EXPECT = "expect", _("expected")
    CONFIDENT = "confident", _("sufficient confidence")
    FACT = "fact", _("fact")
    ABANDONED = "abandoned", _("abandoned")


class Basis(TextChoices):
    STATED = "stated", _("stated")
    IMPLIED = "implied", _("implied by another sentence")


class TargetRole(TextChoices):
    GOAL = "goal", _("goal")
    OUTLOOK = "outlook", _("outlook")
    CLAIM = "claim", _("claim")


class Unit(TextChoices):
    """Units of counts and shares. Shares are percentages; units are never converted."""

    COMPANY = "company", _("companies")
    BRAND = "brand", _("brands")
    ASSESSED_COMPANY = "assessed_company", _("assessed companies")
    COMPANY_OR_UMBRELLA = "company_or_umbrella", _("companies and umbrella bodies")
    REPORTING_COMPANY = "reporting_company", _("reporting companies")
    TURNOVER_SHARE = "turnover_share", _("% of turnover")
    SECTOR_SHARE = "sector_share", _("% of the sector")
    COMPANY_SHARE = "company_share", _("% of companies")
    ASSET_SHARE = "asset_share", _("% of invested assets")
    PARTY = "party", _("parties")
    PARTICIPANT = "participant", _("participants")
    BANK = "bank", _("banks")
    FUND = "fund", _("pension funds")
    MUNICIPALITY = "municipality", _("municipalities")
    PRODUCTION_LOCATION = "production_location", _("production locations")
    COVENANT = "covenant", _("covenants")
    SECTOR = "sector", _("sectors")
    MARKET_TURNOVER = "market_turnover", _("million euros of turnover on the whole market")


SHARES = frozenset({Unit.TURNOVER_SHARE, Unit.SECTOR_SHARE, Unit.COMPANY_SHARE, Unit.ASSET_SHARE})
# All others are counted in whole numbers
WITH_FRACTIONS = SHARES | {Unit.MARKET_TURNOVER}


class ParticipationRole(TextChoices):
    FACILITATOR = "facilitator", _("facilitator")
    SECRETARIAT = "secretariat", _("secretariat")
    CHAIR = "chair", _("chair")
    NEGOTIATOR = "negotiator", _("negotiating party")
    SIGNATORY = "signatory", _("signatory")
    SUPPORTER = "supporter", _("supporter")


class ParticipationChange(TextChoices):
    JOINED = "joined", _("joined")
    LEFT = "left", _("left")


class Counts(TextChoices):
    """Whether a participant counts toward the threshold of its covenant; empty where nobody said so."""

    YES = "yes", _("counts")
    NO = "no", _("does not count")


class ReportTopic(TextChoices):
    OFFICIAL_WORD = "official_word", _("official word")
    EVIDENCE = "evidence", _("evidence")
    PROGRESS = "progress", _("progress")
    DELAY_CAUSE = "delay_cause", _("cause of delay")
    FACILITATION = "facilitation", _("facilitation")
    COST_SHARING = "cost_sharing", _("sharing of costs")
    THEME = "theme", _("theme")
    CONTEXT = "context", _("international context")
    LEGISLATION = "legislation", _("legislation")
    BUDGET = "budget", _("budget")
    POLICY = "policy", _("policy")
    PARTY_POSITION = "party_position", _("position of a party")
    MENTION = "mention", _("named in a progress document")
    NOTHING_FOUND = "nothing_found", _("nothing found")
    NO_CHANGE = "no_change", _("asked, no change")
    SECOND_OPINION = "second_opinion", _("second opinion")
    EVALUATION = "evaluation", _("evaluation")
    SOURCE_ERROR = "source_error", _("error in a source")
    PRODUCTION = "production", _("production locations")
    COVERAGE = "coverage", _("coverage")
    DURATION = "duration", _("term")
    RECRUITMENT = "recruitment", _("recruitment period")


# Reports on what happened; the others hand on what somebody said. A term is a fact from its first day on.
FACTUAL = (
    ReportTopic.EVIDENCE,
    ReportTopic.PROGRESS,
    ReportTopic.FACILITATION,
    ReportTopic.EVALUATION,
    ReportTopic.PRODUCTION,
    ReportTopic.COVERAGE,
)


class DelayCause(TextChoices):
    """The letter's own causes of delay (Kamerstuk 26 485, nr. 220, p. 3)."""

    KNOWLEDGE = "knowledge", _("uneven knowledge of responsible business conduct")
    DIALOGUE = "dialogue", _("little experience with multi-stakeholder dialogue")
    COMPLEXITY = "complexity", _("complexity of broad agreements")
    # of single sectors, from later sources
    SUPPORT = "support", _("too little support in the sector")
    CONTENT = "content", _("disagreement on the content")
    RECRUITMENT = "recruitment", _("finding enough participants")
    TALKS = "talks", _("talks that were hard")


def delay_causes() -> list[tuple[str, Any]]:
    """Return the choices of a cause: a new one needs no migration."""
    return DelayCause.choices


class Place(TextChoices):
    """Where a law or initiative is made: a country, or a body of several."""

    EU = "eu", _("European Union")
    OECD = "oecd", _("OECD")
    ILO = "ilo", _("ILO")
    G7 = "g7", _("G7")
    G20 = "g20", _("G20")
    UN = "un", _("United Nations")
    DENMARK = "dk", _("Denmark")
    FRANCE = "fr", _("France")
    GERMANY = "de", _("Germany")
    NETHERLANDS = "nl", _("The Netherlands")
    UNITED_KINGDOM = "gb", _("United Kingdom")


def places() -> list[tuple[str, Any]]:
    """Return the choices of a place: a new one needs no migration."""
    return Place.choices


class InitiativeState(TextChoices):
    """How far a law or initiative is, by what the source says: from named alone to done."""

    NAMED = "named", _("named, state not given")
    EXPECTED = "expected", _("expected")
    ANNOUNCED = "announced", _("announced")
    PROPOSED = "proposed", _("proposed")
    DEBATED = "debated", _("under debate")
    AGREED = "agreed", _("agreed in outline")
    ADOPTED = "adopted", _("adopted")
    SIGNED = "signed", _("signed")
    PUBLISHED = "published", _("published")
    HELD = "held", _("held")
    RUNNING = "running", _("running")


def initiative_states() -> list[tuple[str, Any]]:
    """Return the choices of a state: a new one needs no migration."""
    return InitiativeState.choices


# The account that records a record file when nobody else is named.
LOADER = "record-loader"
# The account that stands for the staff of another record, whose sealed files are loaded.
STAFF = "record-staff"


class SessionResult(TextChoices):
    """What a session settled."""

    NOTHING = "nothing", _("nothing settled")
    SETTLED = "settled", _("something settled")
    PROVISIONAL = "provisional", _("provisional result")


class Reader(TextChoices):
    """Who may read what the secretariat recorded."""

    SER = "ser", _("SER")
    MINISTRY = "ministry", _("ministry")
    PUBLIC = "public", _("public")


class Answer(TextChoices):
    """What a member organisation said of a provisional result."""

    ASKED = "asked", _("no answer yet")
    YES = "yes", _("agrees")
    NO = "no", _("does not agree")
