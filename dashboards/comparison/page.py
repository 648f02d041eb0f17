"""Two moments side by side: figures, and what changed for each covenant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from covenants.domain.comparison import Change
from covenants.domain.facts import CovenantFact
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.reading import CovenantReading
from covenants.moment.readings import Readings
from covenants.moment.record import Comparison, Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.columns import ColumnChoice, Labels, choose_columns
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.page_request import PageRequest
from dashboards.words.marks import Badge
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import pick, say_day

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
    Change.NEW: "due",
    Change.GONE: "unknown",
    Change.FURTHER: "open",
    Change.BACK: "late",
    Change.LATER: "late",
    Change.EARLIER: "on-time",
    Change.DROPPED: "abandoned",
    Change.SOURCE: "differs",
}
SILENT = "silent"
_AWAITED = (CovenantOutcome.PENDING, CovenantOutcome.OVERDUE)
COVENANTS_A_PAGE = 50
# The tables that can be taken along, each with the name of its address.
FILES = (
    (gettext_lazy("What changed"), "comparison_file"),
    (gettext_lazy("Figures at both moments"), "comparison_figures_file"),
)
MOST_UNCHANGED = 100


@dataclass(frozen=True, slots=True)
class Side:
    """One covenant at one of the moments; `outcome` None means it was not known then.

    `promised` is the last day it was held to, `expected` the one it was expected by since; both while it is awaited.
    """

    outcome: Badge | None
    note: str = ""
    signed: date | None = None
    promised: date | None = None
    expected: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One covenant at both moments."""

    slug: str
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
class DayChoice:
    """A day that matters, as one of both moments."""

    day: str
    label: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ComparisonPage(Frame):
    """Everything the comparison prints; `rows` are one page of `every`."""

    before_day: date
    after_day: date
    before_text: str
    after_text: str
    before_mark: str
    after_mark: str
    lead: str
    choices: tuple[DayChoice, ...]
    figures: tuple[FigureRow, ...]
    summary: tuple[Link, ...]
    every: LazyRows[Sequence[str], Row]
    rows: tuple[Row, ...]
    shown: PageSlice
    unchanged: tuple[Link, ...]
    unchanged_more: int
    silent: tuple[str, ...]
    columns: ColumnChoice


def comparison_page(
    asked: PageRequest, record: Record, before: Record, after: Record, *, days: Mapping[date, str]
) -> ComparisonPage:
    """Return two records side by side, on a page that is asked for at the moment of `record`.

    `before` is read beside `after`. `days` are those that matter, each with what happened on it.
    """
    comparison = after.compared_with(before)
    gone = after.counted.also_in(after.no_longer_mentioned)
    known = after.counted.or_in(before.counted)
    moved = comparison.changed.or_in(gone)
    changed = known.also_in(moved.or_in(comparison.with_other_end))
    changed = changed.arranged("schedule", descending=False, english=get_language() == "en")
    unchanged = known.but_not_in(changed)
    page = page_slice(asked, len(changed), COVENANTS_A_PAGE, anchor="#verschillen")
    rows = LazyRows(
        changed.slugs,
        lambda slug: _row(
            slug, before.counted.find(slug), after.counted.find(slug), _badges(slug, comparison, gone), asked
        ),
        lambda slugs, _column, _descending: slugs,
    )
    title = _("From %(before)s to %(after)s") % {"before": say_day(before.as_of.day), "after": say_day(after.as_of.day)}
    return extend(
        ComparisonPage,
        frame(asked, record, title, files=tuple(file_links(asked, record, str(label), name) for label, name in FILES)),
        before_day=before.as_of.day,
        after_day=after.as_of.day,
        before_text=say_day(before.as_of.day),
        after_text=say_day(after.as_of.day),
        before_mark=_mark(before.as_of.day, after.as_of.day),
        after_mark=_mark(after.as_of.day, before.as_of.day),
        lead=_lead(before, after, len(changed)),
        choices=_choices(days, before.as_of.day, after.as_of.day),
        figures=tuple(_figures(asked, before, after)),
        summary=tuple(_summary(comparison, len(gone), len(changed.but_not_in(moved)))),
        every=rows,
        rows=tuple(rows[page.slice]),
        shown=page,
        unchanged=tuple(_link(one, asked) for one in unchanged[:MOST_UNCHANGED].covenants),
        unchanged_more=max(0, len(unchanged) - MOST_UNCHANGED),
        silent=tuple(sorted(gone.slugs)),
        columns=choose_columns(asked, _column_labels(before, after), anchor="#verschillen"),
    )


def _column_labels(before: Record, after: Record) -> Labels:
    days = (("before", say_day(before.as_of.day)), ("after", say_day(after.as_of.day)))
    return (("name", _("Agreement")), *days, ("change", _("Kind of change")))


def _link(covenant: CovenantFact, asked: PageRequest) -> Link:
    return Link(asked.link("covenant", covenant.slug), pick(covenant.name, covenant.name_en))


def _badges(slug: str, comparison: Comparison, gone: Readings) -> tuple[Badge, ...]:
    badges = [Badge(_CHANGE_STATES[change], str(CHANGE_LABELS[change])) for change in comparison.of(slug)]
    if gone.covenant(slug):
        badges.append(Badge(SILENT, _("No longer mentioned")))
    return tuple(badges) or (Badge("unknown", _("Only the outcome")),)


def _row(
    slug: str,
    before: CovenantReading | None,
    after: CovenantReading | None,
    badges: tuple[Badge, ...],
    asked: PageRequest,
) -> Row:
    """Name it as at the later moment; as at the earlier one when it was known only then."""
    named = after or before
    name = pick(named.covenant.name, named.covenant.name_en) if named else slug
    return Row(slug, name, asked.link("covenant", slug), _side(before), _side(after), badges)


def _side(reading: CovenantReading | None) -> Side:
    if reading is None:
        return Side(None)
    badge, words = outcome_badge(reading), _when(reading)
    is_awaited = not reading.signed_on and reading.conclusion.outcome in _AWAITED
    held_to = reading.conclusion.held_to if is_awaited else None
    return Side(
        badge,
        " · ".join(filter(None, (words, badge.note))),
        reading.signed_on,
        held_to.latest if held_to else None,
        reading.expected_until if is_awaited else None,
    )


def _when(reading: CovenantReading) -> str:
    """Return the day of the signature, or by when it was promised, and until when it is expected since."""
    if reading.signed_on:
        return say_day(reading.signed_on)
    if reading.conclusion.outcome not in _AWAITED:
        return ""
    held_to, until = reading.conclusion.held_to, reading.expected_until
    if held_to is None or held_to.latest is None:
        return _("no last day named")
    promised = _("by %(day)s") % {"day": say_day(held_to.latest)}
    if until is None or until <= held_to.latest:
        return promised
    return _("%(promised)s, later expected by %(day)s") % {"promised": promised, "day": say_day(until)}


def _lead(before: Record, after: Record, changed: int) -> str:
    """Say how many covenants changed, and how many were signed at both moments; of a day to come, by what is known."""
    none = _("No agreement changed; %(first)s had been signed by %(before)s and %(second)s by %(after)s.")
    words = ngettext(
        "%(count)s agreement changed; %(first)s had been signed by %(before)s and %(second)s by %(after)s.",
        "%(count)s agreements changed; %(first)s had been signed by %(before)s and %(second)s by %(after)s.",
        changed,
    )
    return (words if changed else none) % {
        "count": changed,
        "first": len(before.signed),
        "second": len(after.signed),
        "before": say_day(before.as_of.judged_on),
        "after": say_day(after.as_of.judged_on),
    }


def _mark(day: date, other: date) -> str:
    """Return what tells a moment from the other one in the shortest way."""
    return str(day.year) if day.year != other.year else date_format(day, "j F")


def _choices(days: Mapping[date, str], first: date, last: date) -> tuple[DayChoice, ...]:
    """Return the days that can be chosen in one step; those of the address are always among them."""
    every = {first: "", last: "", **days}
    return tuple(
        DayChoice(day.isoformat(), ": ".join(filter(None, (say_day(day), every[day]))), day == first, day == last)
        for day in sorted(every)
    )


_TALLIES: tuple[tuple[str, str | Promise, Callable[[Record], Sequence[CovenantReading]]], ...] = (
    ("signed", gettext_lazy("Signed"), lambda record: record.signed),
    ("presented", gettext_lazy("Presented, not signed"), lambda record: record.presented),
    ("in_negotiation", gettext_lazy("In negotiation"), lambda record: record.in_negotiation),
)


def _figures(asked: PageRequest, before: Record, after: Record) -> Iterable[FigureRow]:
    for status, label, rows in _TALLIES:
        first, second = len(rows(before)), len(rows(after))
        yield FigureRow(
            str(label),
            first,
            second,
            f"{second - first:+d}".replace("-", "−"),
            _rows_at(asked, before, status),
            _rows_at(asked, after, status),
        )


def _rows_at(asked: PageRequest, record: Record, status: str) -> str:
    moment = {
        "peildatum": record.as_of.day.isoformat(),
        "bekend_op": record.as_of.known_on.isoformat(),
        "telregel": record.rule.slug,
    }
    return asked.link("covenants", **moment, status=status)


def _summary(comparison: Comparison, gone: int, only_outcome: int) -> Iterable[Link]:
    for change, count in comparison.counts.items():
        yield Link("#verschillen", f"{CHANGE_LABELS[change]}: {count}")
    if gone:
        yield Link("#verschillen", _("No longer mentioned: %(count)s") % {"count": gone})
    if only_outcome:
        yield Link("#verschillen", _("Only the outcome: %(count)s") % {"count": only_outcome})
