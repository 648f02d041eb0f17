"""Three statuses of a covenant, side by side and never mixed: official, evidence, schedule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.milestones import MilestoneState
from covenants.domain.reading import CovenantReading
from covenants.evidence.register import OfficialWord
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.covenants.list import say_outlook
from dashboards.page_request import PageRequest
from dashboards.words.marks import (
    Badge,
    SourceMark,
    evidence_mark,
    nothing_found,
    phase_badge,
    schedule_badge,
    source_mark,
)
from dashboards.words.statements import Item
from dashboards.words.wording import pick, say_day, say_period, say_window
from imvo_tracker.lib.period import PERIOD_RULES, Period

RULE_NAMES: Mapping[str, str | Promise] = {
    **{rule.code: rule.name for rule in PERIOD_RULES},
    "edtf": gettext_lazy("window recorded as such, no wording to read"),
    "day": gettext_lazy("one day"),
}


@dataclass(frozen=True, slots=True)
class Status:
    """One of the three. `anchor` is the statement it rests on, on the same page."""

    title: str
    explanation: str
    badge: Badge | None
    text: str
    facts: tuple[Item, ...] = ()
    source: SourceMark | None = None
    anchor: str = ""


def three_statuses(
    reading: CovenantReading,
    official: OfficialWord | None,
    statements: Sequence[Statement],
    asked: PageRequest,
    record: Record,
) -> tuple[Status, ...]:
    """Return official, evidence and schedule, in that order."""
    by_key = {said.key: said for said in statements}
    return (
        _official(official, asked),
        _evidence(reading, by_key, asked),
        _schedule(reading, by_key, asked, record),
    )


def _official(word: OfficialWord | None, asked: PageRequest) -> Status:
    title, explanation = _("Official"), _("What the responsible minister or the cabinet last said of it.")
    if word is None:
        return Status(
            title, explanation, Badge("unknown", nothing_found()), _("No official word is known at this moment.")
        )
    return Status(
        title,
        explanation,
        None,
        pick(word.text, word.text_en),
        facts=(
            Item(_("Whose word"), pick(word.actor, word.actor_en)),
            Item(_("Known since"), say_day(word.known_from)),
        ),
        source=source_mark(word.source, asked, word.wording),
        anchor=f"statusreport-{word.key}",
    )


def _evidence(reading: CovenantReading, by_key: Mapping[str, Statement], asked: PageRequest) -> Status:
    title, explanation = _("Evidence"), _("The furthest milestone that a document proves.")
    said = _deciding(reading.phase_state, by_key)
    if said is None:
        return Status(
            title, explanation, phase_badge(reading.phase), _("No document proves a milestone at this moment.")
        )
    return Status(
        title,
        explanation,
        phase_badge(reading.phase),
        "",
        facts=(
            Item(_("When"), say_period(said.period) if said.period else ""),
            Item(_("Whose word"), pick(said.evidence.actor, said.evidence.actor_en)),
        ),
        source=evidence_mark(said.evidence, asked),
        anchor=said.key,
    )


def _schedule(reading: CovenantReading, by_key: Mapping[str, Statement], asked: PageRequest, record: Record) -> Status:
    title = _("Schedule")
    explanation = _("Computed: the signing against what was said of it, judged on %(day)s.") % {
        "day": say_day(record.as_of.judged_on)
    }
    said = _deciding(reading.schedule, by_key)
    badge = schedule_badge(reading.schedule)
    if said is None or said.period is None:
        return Status(title, explanation, badge, _("Nobody said when it would be signed."), facts=_outlook(reading))
    return Status(
        title,
        explanation,
        badge,
        "",
        facts=(
            *_readings(reading, said.period, record),
            *_outlook(reading),
            *_reading_rule(reading, said.period, asked),
        ),
        source=evidence_mark(said.evidence, asked),
        anchor=said.key,
    )


def _readings(reading: CovenantReading, period: Period, record: Record) -> tuple[Item, ...]:
    """Both readings of the window: the generous one decides, the strict one is shown beside it."""
    strict = record.readings.read_strictly().find(reading.slug)
    if reading.is_signed or strict is None:
        return (Item(_("Signed on"), say_day(reading.signed_on)),)
    window = say_window(period.earliest_strict, period.latest_strict)
    return (
        Item(_("Generous reading"), say_period(period), note=_verdict(reading.schedule)),
        Item(_("Strict reading"), window, note=_verdict(strict.schedule)),
    )


def _reading_rule(reading: CovenantReading, period: Period, asked: PageRequest) -> tuple[Item, ...]:
    """How the window of a promise was read; of what came there is nothing left to read."""
    if reading.schedule.is_achieved:
        return ()
    return (Item(_("Reading rule"), str(RULE_NAMES.get(period.rule, period.rule)), asked.link("explanation")),)


def _verdict(state: MilestoneState) -> str:
    badge = schedule_badge(state)
    return f"({badge.note or badge.label.lower()})"


def _outlook(reading: CovenantReading) -> tuple[Item, ...]:
    words = say_outlook(reading)
    return (Item(_("Outlook"), words),) if words else ()


def _deciding(state: MilestoneState, by_key: Mapping[str, Statement]) -> Statement | None:
    return by_key.get(f"milestonestatement-{state.decided_by.key}") if state.decided_by else None
