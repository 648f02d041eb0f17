"""All covenants in time on one page, with the letters to Parliament along it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.facts import CovenantFact
from covenants.domain.lifeline import Span, Stretch, lifeline
from covenants.domain.reading import CovenantReading
from covenants.moment.record import Record
from dashboards.charts.scale import Scale, Tick
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.tabs import covenant_tabs
from dashboards.page_request import PageRequest
from dashboards.words.marks import Badge
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import pick, say_day, say_kind, say_window

STRETCHES: Mapping[Stretch, tuple[str, str | Promise]] = {
    Stretch.TALKS: ("due", gettext_lazy("talks")),
    Stretch.AGREEMENT: ("achieved", gettext_lazy("agreement")),
    Stretch.SECOND_TERM: ("on-time", gettext_lazy("second term")),
}
COVENANTS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch on the scale, in percent."""

    state: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Life:
    """One covenant: its drawing, and the same in words."""

    name: str
    url: str
    badge: Badge
    bars: tuple[Bar, ...]
    dots: tuple[float, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to Parliament on the scale."""

    at: float
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A year in the select boxes."""

    year: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class TimelinePage(Frame):
    """Everything the timeline prints."""

    tabs: tuple[Link, ...]
    ticks: tuple[Tick, ...]
    now_at: float | None
    now_label: str
    lives: tuple[Life, ...]
    shown: PageSlice
    silent: tuple[Link, ...]
    silent_more: int
    letters: tuple[Letter, ...]
    years: tuple[YearChoice, ...]
    all_url: str
    explore_url: str
    legend: tuple[Badge, ...]


def timeline_page(
    asked: PageRequest,
    record: Record,
    *,
    letters: Sequence[tuple[date, str, str]],
    first_year: int | None,
    last_year: int | None,
) -> TimelinePage:
    """Return the timeline between two years; None takes all that is known."""
    whole = _whole(record)
    scale = Scale(
        date(first_year, 1, 1) if first_year else whole.first,
        date(last_year + 1, 1, 1) if last_year else whole.last,
    )
    day = record.as_of.day
    drawn, silent = record.counted.by_first_milestone(), record.counted.without_milestone()
    page = page_slice(asked, len(drawn), COVENANTS_A_PAGE)
    return extend(
        TimelinePage,
        frame(asked, record.as_of, _("All covenants in time"), rule=record.rule, rules=record.rules),
        tabs=covenant_tabs(asked, "timeline"),
        ticks=scale.ticks(),
        now_at=scale.at(day) if scale.first <= day <= scale.last else None,
        now_label=say_day(day),
        lives=tuple(_life(reading, scale, asked, day) for reading in drawn[page.slice]),
        shown=page,
        silent=tuple(_link(covenant, asked) for covenant in silent[:COVENANTS_A_PAGE].covenants),
        silent_more=max(0, len(silent) - COVENANTS_A_PAGE),
        letters=tuple(
            Letter(scale.at(on), f"{number} ({say_day(on)})", asked.link("document", key))
            for on, number, key in letters
            if scale.first <= on < scale.last
        ),
        years=tuple(_years(whole, scale)),
        all_url=asked.link("timeline"),
        explore_url=asked.link("timeline_explored"),
        legend=tuple(Badge(state, str(label)) for state, label in STRETCHES.values()),
    )


def _whole(record: Record) -> Scale:
    return Scale.around([record.as_of.day, *filter(None, record.counted.milestone_days)])


def _years(whole: Scale, scale: Scale) -> Iterable[YearChoice]:
    for year in range(whole.first.year, whole.last.year):
        yield YearChoice(year, year == scale.first.year, year == scale.last.year - 1)


def _link(covenant: CovenantFact, asked: PageRequest) -> Link:
    return Link(asked.link("covenant", covenant.slug), pick(covenant.name, covenant.name_en))


def _life(reading: CovenantReading, scale: Scale, asked: PageRequest, day: date) -> Life:
    line = lifeline(reading)
    link = _link(reading.covenant, asked)
    return Life(
        name=link.label,
        url=link.url,
        badge=outcome_badge(reading),
        bars=tuple(bar for span in line.spans if (bar := _bar(span, scale, day)) is not None),
        dots=tuple(
            scale.at(moment.on) for moment in line.moments if moment.since and scale.first <= moment.on < scale.last
        ),
        words=" · ".join(f"{say_kind(moment.kind)}: {say_window(moment.since, moment.on)}" for moment in line.moments),
    )


def _bar(span: Span, scale: Scale, day: date) -> Bar | None:
    """PageSlice a stretch to the scale; None when it lies outside."""
    since, until = max(span.since, scale.first), min(span.until or day, scale.last)
    if since >= until:
        return None
    start = scale.at(since)
    return Bar(STRETCHES[span.stretch][0], start, max(round(scale.at(until) - start, 2), 0.6))
