"""Two moments side by side: figures, and what changed for each covenant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.comparison import Change, Difference, compare
from covenants.domain.reading import CovenantReading
from covenants.domain.silence import NoLongerMentioned
from covenants.selectors.record import Record
from dashboards.pages.ask import Ask
from dashboards.pages.base import Frame, Link, extend, frame
from dashboards.pages.marks import Badge, phase_badge, schedule_badge
from dashboards.pages.wording import pick, say_day

CHANGE_LABELS: Mapping[Change, str | Promise] = {
    Change.NEW: gettext_lazy("New"),
    Change.GONE: gettext_lazy("Not known yet"),
    Change.FURTHER: gettext_lazy("Further"),
    Change.BACK: gettext_lazy("Back"),
    Change.LATER: gettext_lazy("Expected later"),
    Change.EARLIER: gettext_lazy("Expected earlier"),
    Change.DROPPED: gettext_lazy("Dropped"),
    Change.SOURCE: gettext_lazy("Other source"),
}
_CHANGE_STATES = {
    Change.NEW: "on-time",
    Change.GONE: "unknown",
    Change.FURTHER: "achieved",
    Change.BACK: "late",
    Change.LATER: "late",
    Change.EARLIER: "on-time",
    Change.DROPPED: "abandoned",
    Change.SOURCE: "differs",
}
SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Side:
    """One covenant at one of the moments; `phase` None means it was not known then."""

    phase: Badge | None
    schedule: Badge | None
    when: str


@dataclass(frozen=True, slots=True)
class Row:
    """One covenant at both moments."""

    name: str
    url: str
    before: Side
    after: Side
    changes: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure at both moments, each a link to its rows."""

    label: str
    before: int
    after: int
    difference: str
    before_url: str
    after_url: str


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """A document whose day can be chosen as a moment."""

    day: str
    label: str


@dataclass(frozen=True, slots=True)
class ComparisonPage(Frame):
    """Everything the comparison prints."""

    before_day: date
    after_day: date
    before_text: str
    after_text: str
    letters: tuple[LetterChoice, ...]
    figures: tuple[FigureRow, ...]
    summary: tuple[Link, ...]
    rows: tuple[Row, ...]
    unchanged: tuple[Link, ...]
    silent: tuple[str, ...]


def comparison_page(
    ask: Ask,
    before: Record,
    after: Record,
    *,
    letters: Iterable[tuple[date, str, str]],
    silent: Sequence[NoLongerMentioned],
) -> ComparisonPage:
    """Return the two records side by side; `ask` stands at the later moment."""
    found = compare(before.counted, after.counted)
    gone = _newly_silent(silent, after)
    changed = [row for row in found if row.changes or row.slug in gone]
    title = _("From %(before)s to %(after)s") % {"before": say_day(before.as_of.day), "after": say_day(after.as_of.day)}
    return extend(
        ComparisonPage,
        frame(ask, after.as_of, title, rule=after.rule, rules=after.rules),
        before_day=before.as_of.day,
        after_day=after.as_of.day,
        before_text=say_day(before.as_of.day),
        after_text=say_day(after.as_of.day),
        letters=tuple(LetterChoice(day.isoformat(), label) for day, label, _key in letters),
        figures=tuple(_figures(ask, before, after)),
        summary=tuple(_summary(changed, gone)),
        rows=tuple(_row(row, ask, row.slug in gone) for row in changed),
        unchanged=tuple(Link(ask.link("covenant", row.slug), _name(row)) for row in found if row not in changed),
        silent=tuple(sorted(gone)),
    )


def _newly_silent(silent: Iterable[NoLongerMentioned], after: Record) -> set[str]:
    known = {reading.slug for reading in after.counted}
    return {found.covenant for found in silent if found.covenant in known}


def _name(row: Difference) -> str:
    """The name at the later moment; at the earlier one when it was known only then."""
    reading = row.after or row.before
    return pick(reading.covenant.name, reading.covenant.name_en) if reading else row.slug


def _row(row: Difference, ask: Ask, silent: bool) -> Row:
    badges = [Badge(_CHANGE_STATES[change], str(CHANGE_LABELS[change])) for change in row.changes]
    if silent:
        badges.append(Badge(SILENT, _("No longer mentioned")))
    return Row(_name(row), ask.link("covenant", row.slug), _side(row.before), _side(row.after), tuple(badges))


def _side(reading: CovenantReading | None) -> Side:
    if reading is None:
        return Side(None, None, "")
    return Side(phase_badge(reading.phase), schedule_badge(reading.schedule), _when(reading))


def _when(reading: CovenantReading) -> str:
    if reading.signed_on:
        return _("signed on %(day)s") % {"day": say_day(reading.signed_on)}
    if reading.expected_until:
        return _("expected by %(day)s") % {"day": say_day(reading.expected_until)}
    return ""


_TALLIES: tuple[tuple[str, str | Promise, Callable[[Record], Sequence[CovenantReading]]], ...] = (
    ("signed", gettext_lazy("Signed"), lambda record: record.signed),
    ("presented", gettext_lazy("Presented, not signed"), lambda record: record.presented),
    ("in_negotiation", gettext_lazy("In negotiation"), lambda record: record.in_negotiation),
)


def _figures(ask: Ask, before: Record, after: Record) -> Iterable[FigureRow]:
    for status, label, rows in _TALLIES:
        first, second = len(rows(before)), len(rows(after))
        yield FigureRow(
            str(label),
            first,
            second,
            f"{second - first:+d}".replace("-", "−"),
            _rows_at(ask, before, status),
            _rows_at(ask, after, status),
        )


def _rows_at(ask: Ask, record: Record, status: str) -> str:
    moment = {
        "peildatum": record.as_of.day.isoformat(),
        "bekend_op": record.as_of.known_on.isoformat(),
        "telregel": record.rule.slug,
    }
    return ask.link("covenants", **moment, status=status)


def _summary(changed: Iterable[Difference], gone: set[str]) -> Iterable[Link]:
    counts = Counter(change for row in changed for change in row.changes)
    for change in Change:
        if counts[change]:
            yield Link("#verschillen", f"{CHANGE_LABELS[change]}: {counts[change]}")
    if gone:
        yield Link("#verschillen", _("No longer mentioned: %(count)s") % {"count": len(gone)})
