"""Marks that lists and pages share: a badge for a phase or a schedule, a source as link and words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.milestones import MilestoneState
from covenants.domain.phase import NO_PHASE
from covenants.evidence.register import Source
from covenants.evidence.statements import Evidence
from covenants.kinds import ENDINGS
from dashboards.page_request import PageRequest
from dashboards.words.hosts import say_host
from dashboards.words.statements import say_place, say_source, source_url
from dashboards.words.wording import SCHEDULE_STATES, pick, say_phase, say_schedule


@dataclass(frozen=True, slots=True)
class Badge:
    """What the tag `badge` prints, with a note below it."""

    state: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceMark:
    """What the tag `source` prints; `label` "" is no source. `host` names the site behind `external_url`."""

    label: str
    url: str = ""
    quote: str = ""
    host: str = ""
    external_url: str = ""


def phase_badge(phase: str) -> Badge:
    """Return a phase: reached, ended, or nothing achieved yet."""
    if phase == NO_PHASE:
        return Badge("unknown", say_phase(phase))
    return Badge("abandoned" if phase in ENDINGS else "achieved", say_phase(phase))


def schedule_badge(state: MilestoneState) -> Badge:
    """Return how signing stands against what was said, with the days it is late."""
    return Badge(SCHEDULE_STATES[state.schedule], say_schedule(state.schedule), say_late(state.days_late))


def say_late(days: int | None) -> str:
    """Return "23 days late"; "" when it is not late."""
    if not days:
        return ""
    return ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}


def say_days(days: int | None) -> str:
    """Return "23 days", for beside a badge that says it is late."""
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days} if days else ""


def source_mark(source: Source, asked: PageRequest, quote: str = "") -> SourceMark:
    """Return a source as link and words; the link keeps the moment."""
    label = say_place(
        source.printed_number, pick(source.title, source.title_en), source.locator, to_come=source.to_come
    )
    return SourceMark(label, asked.link("document", source.document_key) if source.document_key else "", quote)


def evidence_mark(evidence: Evidence, asked: PageRequest) -> SourceMark:
    """Return where a statement is written, with its words; the link keeps the moment."""
    return SourceMark(say_source(evidence), source_url(evidence, asked), evidence.wording)


def hosted_mark(evidence: Evidence, asked: PageRequest) -> SourceMark:
    """Return where a statement is written: the document here, and the site it was published on by name."""
    address = evidence.document_url
    return SourceMark(say_source(evidence), source_url(evidence, asked), host=say_host(address), external_url=address)


def nothing_found() -> str:
    return _("Nothing found")
