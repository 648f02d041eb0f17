"""What came of the covenants that the first letter promised: one bar whose parts add up, and a row for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.charts.parts_bar import Part, PartsBar, draw_parts_bar
from dashboards.charts.slippage import small_bar
from dashboards.charts.svg import Drawing
from dashboards.frame.base import Link
from dashboards.frame.cells import quotation
from dashboards.page_request import PageRequest
from dashboards.words.counts import say_count
from dashboards.words.marks import Badge, SourceMark, evidence_mark
from dashboards.words.outcomes import OUTCOME_LABELS, OUTCOME_STATES, outcome_badge
from dashboards.words.wording import pick, say_day, say_window

SLUG = "uitkomst"
_ORDER = (
    CovenantOutcome.ON_TIME,
    CovenantOutcome.LATE,
    CovenantOutcome.UNDATED,
    CovenantOutcome.PENDING,
    CovenantOutcome.OVERDUE,
    CovenantOutcome.STOPPED,
    CovenantOutcome.SILENT,
    CovenantOutcome.UNPROMISED,
)


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """One covenant of the letter: promised, signed, on time or not, now."""

    name: str
    url: str
    wording: SafeString | str
    source: SourceMark | None
    signed: str
    bar: SafeString | str
    badge: Badge
    anchor: str


@dataclass(frozen=True, slots=True)
class Promised:
    """The section on what the letter promised. `others` and `left_out` are the signed ones it says nothing of."""

    title: str
    drawing: Drawing
    rows: tuple[PromisedRow, ...]
    others: tuple[Link, ...]
    left_out: tuple[Link, ...]


def promised_readings(record: Record) -> Readings | None:
    """Return the covenants of the first letter that promised signatures; None before there was one."""
    letters = record.counted.letters
    return record.counted.among_promised_in(letters[0]) if letters else None


def promise_keys(record: Record) -> list[int]:
    """Return the keys of the promises that the section quotes."""
    held = (reading.conclusion.held_to for reading in promised_readings(record) or ())
    return [fact.key for fact in held if fact]


def promised(record: Record, said: Mapping[int, Statement], asked: PageRequest) -> Promised | None:
    """Return the section; `said` holds the statements of `promise_keys` by key."""
    readings = promised_readings(record)
    if readings is None:
        return None
    ordered = sorted(readings, key=_by_outcome)
    most = max((one.conclusion.days or 0 for one in ordered), default=0)
    title = _("What came of the %(count)s?") % {"count": say_count(len(ordered))}
    others = record.signed.but_not_in(readings)
    uncounted = record.readings.signed().but_not_in(record.counted)
    return Promised(
        title=title,
        drawing=draw_parts_bar(PartsBar(title, _bar_in_words(readings), _parts(readings)), SLUG),
        rows=tuple(_rows(ordered, said, asked, most)),
        others=_links(others, asked),
        left_out=_links(uncounted, asked),
    )


def _by_outcome(reading: CovenantReading) -> tuple[int, str, str]:
    signed = reading.signed_on.isoformat() if reading.signed_on else ""
    return (_ORDER.index(reading.conclusion.outcome), signed, reading.slug)


def _parts(readings: Readings) -> list[Part]:
    counts = readings.by_outcome
    return [
        Part(str(OUTCOME_LABELS[outcome]), counts[outcome], OUTCOME_STATES[outcome], f"#{_anchor(outcome)}")
        for outcome in _ORDER
    ]


def _bar_in_words(readings: Readings) -> str:
    counts = readings.by_outcome
    return ", ".join(f"{counts[outcome]} {OUTCOME_LABELS[outcome]}" for outcome in _ORDER if counts[outcome])


def _anchor(outcome: CovenantOutcome) -> str:
    return f"uitkomst-{outcome.value.replace('_', '-')}"


def _rows(
    readings: list[CovenantReading], said: Mapping[int, Statement], asked: PageRequest, most: int
) -> list[PromisedRow]:
    rows, before = [], None
    for reading in readings:
        outcome = reading.conclusion.outcome
        rows.append(_row(reading, said, asked, most, "" if outcome is before else _anchor(outcome)))
        before = outcome
    return rows


def _row(
    reading: CovenantReading, said: Mapping[int, Statement], asked: PageRequest, most: int, anchor: str
) -> PromisedRow:
    conclusion = reading.conclusion
    promise = said.get(conclusion.held_to.key) if conclusion.held_to else None
    return PromisedRow(
        name=pick(reading.covenant.name, reading.covenant.name_en),
        url=asked.link("covenant", reading.slug),
        wording=_words_of(promise) if promise else "",
        source=evidence_mark(promise.evidence, asked) if promise else None,
        signed=say_day(reading.signed_on),
        bar=small_bar(conclusion.days, most) if conclusion.days else "",
        badge=outcome_badge(reading),
        anchor=anchor,
    )


def _words_of(promise: Statement) -> SafeString | str:
    """Return the words of a promise; what a letter says of a whole group is told as the time it means."""
    entry: Any = promise.entry
    return say_window(entry.earliest, entry.latest) if entry.member_of else quotation(promise.evidence.wording)


def _links(readings: Readings, asked: PageRequest) -> tuple[Link, ...]:
    return tuple(Link(asked.link("covenant", one.slug), pick(one.name, one.name_en)) for one in readings.covenants)
