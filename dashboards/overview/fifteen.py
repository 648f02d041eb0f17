"""What came of the covenants that the first letter promised: one bar whose parts add up, and a row for each.

A large record has more than a page can name: then a few of each outcome are named, and a link opens all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
MOST_NAMED = 20  # rows, and names in a sentence; of a page that names every covenant nobody reads the last
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
class PromisedGroup:
    """The covenants that came to one outcome. `more` opens all of them where not each has a row."""

    rows: tuple[PromisedRow, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class Named:
    """Covenants named in a sentence. `more` opens all of them where not each is named."""

    links: tuple[Link, ...]
    more: Link | None


@dataclass(frozen=True, slots=True)
class Promised:
    """The section on what the letter promised. `others` and `left_out` are the signed ones it says nothing of.

    `every` holds all covenants of the letter by outcome, in the order of the rows.
    """

    title: str
    every: tuple[Readings, ...]
    drawing: Drawing
    groups: tuple[PromisedGroup, ...]
    others: Named
    left_out: Named

    @property
    def rows(self) -> tuple[PromisedRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


Shown = Mapping[CovenantOutcome, Sequence[CovenantReading]]


def shown_of_the_letter(record: Record) -> Shown:
    """Return by outcome the covenants of the first letter that get a row: all, or of each outcome as many."""
    by_outcome, count = _by_outcome(record.promised), len(record.promised)
    most = count if count <= MOST_NAMED else max(MOST_NAMED // len(by_outcome), 1)
    shown = {outcome: readings[:most].slugs for outcome, readings in by_outcome.items()}
    read = record.promised.by_slug(slug for slugs in shown.values() for slug in slugs)
    return {outcome: tuple(read[slug] for slug in slugs) for outcome, slugs in shown.items()}


def _by_outcome(readings: Readings) -> dict[CovenantOutcome, Readings]:
    counts = readings.by_outcome
    return {outcome: readings.with_outcome(outcome).by_signature() for outcome in _ORDER if counts[outcome]}


def promise_keys(shown: Shown) -> list[int]:
    """Return the keys of the promises that the section quotes."""
    return keys_held_to(reading for readings in shown.values() for reading in readings)


def keys_held_to(readings: Iterable[CovenantReading]) -> list[int]:
    """Return the keys of the promises that covenants are held to."""
    held = (reading.conclusion.held_to for reading in readings)
    return [fact.key for fact in held if fact]


def promised(record: Record, shown: Shown, said: Mapping[int, Statement], asked: PageRequest) -> Promised | None:
    """Return the section, None before there was a letter; `said` holds the statements of `promise_keys` by key."""
    if not record.first_letter:
        return None
    counts = record.promised.by_outcome
    title = _("What came of the %(count)s?") % {"count": say_count(len(record.promised))}
    most = max((one.conclusion.days or 0 for readings in shown.values() for one in readings), default=0)
    return Promised(
        title=title,
        every=tuple(_by_outcome(record.promised).values()),
        drawing=draw_parts_bar(PartsBar(title, _bar_in_words(counts), _parts(counts)), SLUG),
        groups=tuple(
            PromisedGroup(
                tuple(_rows(outcome, readings, said, asked, most)),
                _more_of(outcome, len(readings), counts[outcome], asked),
            )
            for outcome, readings in shown.items()
        ),
        others=_named(record.signed_unpromised, "signed_unpromised", asked),
        left_out=_named(record.signed_uncounted, "signed_uncounted", asked),
    )


def _more_of(outcome: CovenantOutcome, shown: int, count: int, asked: PageRequest) -> Link | None:
    words = _("All %(count)s: %(outcome)s") % {"count": count, "outcome": OUTCOME_LABELS[outcome]}
    url = asked.link("covenants", status="promised", uitkomst=outcome.value)
    return Link(url, words) if shown < count else None


def _named(readings: Readings, status: str, asked: PageRequest) -> Named:
    """Return the first few by name; `status` is the filter of the list that keeps all of them."""
    links = tuple(
        Link(asked.link("covenant", one.slug), pick(one.name, one.name_en)) for one in readings[:MOST_NAMED].covenants
    )
    every = Link(asked.link("covenants", status=status), _("all %(count)s") % {"count": len(readings)})
    return Named(links, every if len(readings) > MOST_NAMED else None)


def _parts(counts: Mapping[CovenantOutcome, int]) -> list[Part]:
    return [
        Part(str(OUTCOME_LABELS[outcome]), counts[outcome], OUTCOME_STATES[outcome], f"#{_anchor(outcome)}")
        for outcome in _ORDER
    ]


def _bar_in_words(counts: Mapping[CovenantOutcome, int]) -> str:
    return ", ".join(f"{counts[outcome]} {OUTCOME_LABELS[outcome]}" for outcome in _ORDER if counts[outcome])


def _anchor(outcome: CovenantOutcome) -> str:
    return f"uitkomst-{outcome.value.replace('_', '-')}"


def _rows(
    outcome: CovenantOutcome,
    readings: Sequence[CovenantReading],
    said: Mapping[int, Statement],
    asked: PageRequest,
    most: int,
) -> Iterator[PromisedRow]:
    """Yield the rows of one outcome; the bar leads to the first."""
    for place, reading in enumerate(readings):
        yield _row(reading, said, asked, most, "" if place else _anchor(outcome))


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
