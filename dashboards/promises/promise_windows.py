"""Promises against reality: each promise as the window it named, joined to the day on which the event came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.promises import Promise
from dashboards.charts.base import Chart, ChartSource
from dashboards.promises.source import PromiseSource
from dashboards.words.promises import OUTCOME_LABELS, promise_badge, say_days_late
from dashboards.words.wording import say_day, say_kind, say_window

SLUG = "belofte-en-uitkomst"
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise: its window, and the days the event came on (more than one where sources differ)."""

    label: str
    first: date | None
    last: date
    came: tuple[date, ...]
    state: str
    outcome: str
    days: str
    series: str


@dataclass(frozen=True, slots=True)
class PromiseWindows:
    """The lines of the chart, worst first; `day` is the day asked about."""

    lines: tuple[PromiseLine, ...]
    day: date


def build(source: ChartSource) -> Chart | None:
    """Return the chart, or None when no promise with a last day fits."""
    if not isinstance(source, PromiseSource):
        return None
    dated = source.found.dated(strict=source.strict)
    if not dated:
        return None
    points = PromiseWindows(
        tuple(
            _line(promise, source)
            for promise in dated.worst(MOST_ROWS, strict=source.strict)
            if isinstance(promise, Promise)
        ),
        source.record.as_of.day,
    )
    return Chart(
        slug=SLUG,
        title=_("Promised and come"),
        description=_(
            "Each bar is the window that was promised. The line runs from its last day to the day it came (dot)."
        ),
        caption=_("Promised windows and what came"),
        caption_note=_note(len(dated)),
        columns=(_("Promise"), _("Promised for"), _("Came on"), _("Days late"), _("Outcome")),
        rows=tuple(_row(line) for line in points.lines),
        points=points,
        drawing="dashboards.promises.drawing.draw_promises",
        data_url=source.asked.link("promises_explored_chart_data", SLUG, **source.filters),
        numeric=False,
        explore_url=source.asked.link("promises_explored", **source.filters),
    )


def _note(count: int) -> str:
    words = _("The latest first. Promises without a final date are left out: they cannot be late.")
    if count <= MOST_ROWS:
        return words
    more = _("Here are %(shown)s of %(count)s; filter to see the others.") % {"shown": MOST_ROWS, "count": count}
    return f"{words} {more}"


def _bound(promise: Promise, source: PromiseSource) -> date | None:
    return promise.fact.bound(strict=source.strict)


def _line(promise: Promise, source: PromiseSource) -> PromiseLine:
    judged = promise.judged(strict=source.strict)
    bound = _bound(promise, source) or date.max
    earliest, became = promise.fact.earliest, promise_badge(promise, strict=source.strict)
    name = source.names.covenant(promise.fact.covenant)
    return PromiseLine(
        label=f"{name}: {say_kind(promise.fact.kind)}",
        first=min(earliest, bound) if earliest else None,
        last=bound,
        came=tuple(sorted({fact.latest for fact in promise.came if fact.latest})),
        state=became.state,
        outcome=became.label,
        days=say_days_late(judged, came=bool(promise.came)),
        series=str(OUTCOME_LABELS[judged.outcome]),
    )


def _row(line: PromiseLine) -> tuple[str, ...]:
    came = _(" or ").join(map(say_day, line.came)) or "–"
    return (line.label, say_window(line.first, line.last), came, line.days, line.outcome)
