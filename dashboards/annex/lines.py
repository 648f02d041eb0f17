"""One sector in an annex: its parts, each a few lines, and each line with the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.choices import ParticipationChange, ParticipationRole, ReportTopic
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement
from covenants.models import MilestoneStatement, Participation, StatusReport, ThresholdCondition
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.thresholds.section import MeasuredSource, ThresholdLines, threshold_lines
from dashboards.words.ages import say_said
from dashboards.words.marks import say_late
from dashboards.words.outcomes import outcome_badge
from dashboards.words.statements import view_statement
from dashboards.words.wording import say_choice, say_day, say_kind, say_period, say_phase, say_until

# What only names a sector, or speaks of the record and not of the world, is no development.
_UNTOLD = (ReportTopic.MENTION, ReportTopic.SOURCE_ERROR)
_TROUBLED = (CovenantOutcome.OVERDUE, CovenantOutcome.STOPPED, CovenantOutcome.SILENT)
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and the statements it rests on."""

    text: str
    rests_on: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the covenants of one sector; `named` are the printed numbers of documents by their key."""

    readings: Sequence[CovenantReading]
    said: Sequence[Statement]
    proof: Mapping[int, Statement]
    holding: Sequence[Statement]
    facilitators: Mapping[str, str]
    numbers: Mapping[str, str]
    record: Record
    asked: PageRequest

    def before(self, line: Line, reading: CovenantReading) -> Line:
        """Name the covenant a line is about where the sector has several."""
        if len(self.readings) < 2:
            return line
        return replace(line, text=f"{reading.covenant.name}: {line.text}")


def standing(told: Told) -> Iterator[Line]:
    """Yield phase and outcome of each covenant, with what proves the phase."""
    for reading in told.readings:
        proof = reading.phase_state.decided_by
        phase = say_phase(reading.phase)
        rests_on = _of(told.proof, [proof])
        when = say_period(rests_on[0].period) if rests_on and rests_on[0].period else ""
        badge = outcome_badge(reading)
        parts = [", ".join(filter(None, (phase, when))), ", ".join(filter(None, (badge.label, badge.note)))]
        yield told.before(Line("; ".join(parts), rests_on), reading)


def _of(proof: Mapping[int, Statement], facts: Iterable[object]) -> tuple[Statement, ...]:
    keys = [fact.key for fact in facts if fact is not None]  # type: ignore[attr-defined]
    return tuple(proof[key] for key in keys if key in proof)


def developments(told: Told) -> Iterator[Line]:
    """Yield what happened and what was reported since the last letter; who joined or left in one line each."""
    parties: dict[tuple[str, str, str], list[Statement]] = {}
    lines: list[tuple[tuple[bool, date], Line]] = []
    for said in told.said:
        entry = said.entry
        if isinstance(entry, Participation):
            if _leads(entry):
                continue  # stands in a part of its own
            parties.setdefault((said.covenant, entry.role, entry.change), []).append(said)
        elif not (_is_expected(said) or isinstance(entry, ThresholdCondition) or _is_untold(said)):
            day = said.period.latest if said.period else None
            order = (not isinstance(entry, MilestoneStatement), day or said.evidence.known_from)
            lines.append((order, _named(told, said, say_statement(said, told.asked))))
    yield from (line for _order, line in sorted(lines, key=lambda one: one[0]))
    yield from (_named(told, own[0], _parties(own)) for own in parties.values())


def _named(told: Told, said: Statement, line: Line) -> Line:
    reading = next((one for one in told.readings if one.slug == said.covenant), None)
    return told.before(line, reading) if reading else line


def _is_expected(said: Statement) -> bool:
    return isinstance(said.entry, MilestoneStatement) and said.entry.modality != "fact"


def _leads(entry: Participation) -> bool:
    return (entry.role, entry.change) == (ParticipationRole.FACILITATOR, ParticipationChange.JOINED)


def _is_untold(said: Statement) -> bool:
    return isinstance(said.entry, StatusReport) and said.entry.topic in _UNTOLD


def say_statement(said: Statement, asked: PageRequest) -> Line:
    """Return a statement as a sentence: what it is, when, our sentence, whose words, and the words as printed."""
    view, evidence, period = view_statement(said, asked), said.evidence, said.period
    head = view.heading
    if period and period.edtf:
        when = say_until(period.earliest, period.latest, period.rule) if _is_expected(said) else say_period(period)
        head = f"{head}, {when}"
    if view.text:
        head = f"{head}: {view.text.rstrip('.')}"
    words = f"{evidence.actor}: “{evidence.wording}”" if evidence.wording else evidence.actor
    return Line(f"{head} ({words})", (said,))


def _parties(own: Sequence[Statement]) -> Line:
    """Return "Negotiating party, joined: employers, unions and 4 more"."""
    entry = own[0].entry
    names = list(
        dict.fromkeys(one.entry.organisation.name if one.entry.organisation else one.entry.group for one in own)
    )
    shown = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown = _("%(names)s and %(count)s more") % {"names": shown, "count": len(names) - MOST_NAMES}
    head = capfirst(say_choice(entry, "role"))
    return Line(f"{head}, {say_choice(entry, 'change')}: {shown}", tuple(own))


def expectations(told: Told) -> Iterator[Line]:
    """Yield what each covenant is held to, what is still expected of it, and what was said of that since."""
    for reading in told.readings:
        held_to = reading.conclusion.held_to
        open_still = [state.decided_by for state in reading.states.values() if not state.is_achieved]
        keys = [fact.key for fact in (held_to, *open_still) if fact is not None]
        since = [one.entry.pk for one in told.said if one.covenant == reading.slug and _is_expected(one)]
        for key in dict.fromkeys([*keys, *since]):
            if key in told.proof:
                yield told.before(_expected(told.proof[key], told.asked), reading)


def _expected(said: Statement, asked: PageRequest) -> Line:
    """Return an expectation with the day on which it was said."""
    line = say_statement(said, asked)
    return replace(line, text=f"{line.text}, {say_said(said.evidence)}")


def facilitation(told: Told) -> Iterator[Line]:
    """Yield who leads the talks on each covenant, by the record's own rule, with the statements that say so."""
    for reading in told.readings:
        led = sorted(reading.covenant.facilitators)
        rests_on = tuple(
            one
            for one in told.holding
            if isinstance(one.entry, Participation) and _leads(one.entry) and one.covenant == reading.slug
        )
        if led:
            yield told.before(Line(", ".join(told.facilitators[slug] for slug in led), rests_on), reading)


def thresholds(told: Told) -> Iterator[Line]:
    """Yield each threshold in a sentence, then each of its conditions with what was measured."""
    for reading in told.readings:
        own = [one for one in told.holding if one.covenant == reading.slug]
        for lines in threshold_lines(MeasuredSource(told.asked, told.record, reading.slug, own)):
            yield told.before(Line(lines.sentence), reading)
            yield from _conditions(lines)


def _conditions(lines: ThresholdLines) -> Iterator[Line]:
    for one in lines.conditions:
        state = "" if one.state == "unknown" else f" ({one.state_label.lower()})"
        text = f"{capfirst(one.needed)}: {one.measured}{state}"
        yield Line(text, tuple(filter(None, (one.words, one.said))))


def alarms(told: Told) -> Iterator[Line]:
    """Yield what is late, silent, stopped or no longer named."""
    for reading in told.readings:
        badge = outcome_badge(reading)
        if reading.conclusion.outcome in _TROUBLED:
            days = say_late(reading.conclusion.days)
            text = capfirst(f"{badge.label}, {days}" if days else badge.label)
            moved = told.record.readings.last_movement(reading.slug)
            if reading.conclusion.outcome is CovenantOutcome.SILENT and moved:
                text = _("%(outcome)s; last news %(day)s") % {"outcome": text, "day": say_day(moved)}
            yield told.before(Line(text, _of(told.proof, [reading.conclusion.held_to])), reading)
        for kind, state in reading.states.items():
            if kind != "signed" and state.schedule is Schedule.LATE:
                text = f"{say_kind(kind)}: {say_late(state.days_late)}"
                yield told.before(Line(text, _of(told.proof, [state.decided_by])), reading)
        for gone in told.record.left_out(reading.slug)[-1:]:
            words = _("Named in %(earlier)s and not in %(later)s, the next progress document")
            named = {"earlier": _number(told, gone.named_in), "later": _number(told, gone.absent_from)}
            yield told.before(Line(words % named), reading)


def _number(told: Told, key: str) -> str:
    return told.numbers.get(key, key)
