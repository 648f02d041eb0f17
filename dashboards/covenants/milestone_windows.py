"""The milestones of one covenant: a vague date is drawn as the window it may mean, a fact as a point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from covenants.domain.milestones import MilestoneState
from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement
from covenants.kinds import KIND_ORDER
from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.scale import Scale, Tick
from dashboards.words.statements import say_source, source_url
from dashboards.words.wording import SCHEDULE_STATES, say_choice, say_day, say_kind, say_schedule, say_window

SLUG = "mijlpalen"


@dataclass(frozen=True, slots=True)
class Window:
    """One milestone statement on a scale of time. Positions are percentages; None is not drawn."""

    label: str
    state: str
    state_label: str
    when: str
    first: date | None
    last: date | None
    at: float | None
    start: float | None
    width: float | None
    is_open: bool
    note: str
    wording: str
    source_label: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What `components/timeline.html` prints, and the first and last day of its scale."""

    ticks: tuple[Tick, ...]
    now_at: float | None
    now_label: str
    items: tuple[Window, ...]
    first: date
    last: date


def timeline(source: ChartSource) -> Timeline | None:
    """Return the timeline of the source's covenant, or None while nothing was said of it."""
    reading = source.record.reading(source.covenant)
    found = _milestones(source)
    if reading is None or not found:
        return None
    day = source.record.as_of.day
    bounds = [bound for item in found for bound in _bounds(item.entry)]
    scale = Scale.around([day, *filter(None, bounds)])
    return Timeline(
        ticks=scale.ticks(),
        now_at=scale.at(day),
        now_label=say_day(day),
        items=tuple(_window(item, reading, scale, source) for item in found),
        first=scale.first,
        last=scale.last,
    )


def build(source: ChartSource) -> Chart | None:
    """Return the same milestones as a chart with its table."""
    line = timeline(source)
    if line is None:
        return None
    return Chart(
        slug=SLUG,
        title=_("Milestones in time"),
        description=_("Each bar is the window in which a milestone falls or was expected; a dot is one day."),
        caption=_("Milestones and their windows"),
        columns=(_("Milestone"), _("State"), _("Window")),
        rows=tuple((item.label, item.state_label, item.when) for item in line.items),
        points=line,
        drawing="dashboards.covenants.drawing.draw_milestones",
        data_url=source.data_url(SLUG),
        numeric=False,
    )


def _milestones(source: ChartSource) -> list[Statement]:
    found = [item for item in source.statements if item.table == "milestonestatement"]
    return sorted(found, key=lambda item: _order(item.entry))


def _order(entry: Any) -> tuple[int, date, int]:
    return (KIND_ORDER[entry.kind], entry.known_from, entry.pk)


def _bounds(entry: Any) -> tuple[date | None, date | None]:
    return entry.earliest, entry.latest


def _window(item: Statement, reading: CovenantReading, scale: Scale, source: ChartSource) -> Window:
    entry: Any = item.entry
    evidence = item.evidence
    first, last = _bounds(entry)
    state, state_label = _state(entry, reading.state(entry.kind))
    one_day = first is not None and first == last
    start, width = (None, None) if one_day else scale.span(first, last)
    return Window(
        label=f"{say_kind(entry.kind)}: {say_choice(entry, 'modality')}",
        state=state,
        state_label=state_label,
        when=say_window(first, last),
        first=first,
        last=last,
        at=scale.at(first) if one_day and first else None,
        start=start,
        width=width,
        is_open=(first is None) != (last is None),
        note=_("Implied by another sentence; it has no date of its own.") if entry.basis == "implied" else "",
        wording=evidence.wording,
        source_label=say_source(evidence),
        source_url=source_url(evidence, source.asked),
    )


def _state(entry: Any, state: MilestoneState) -> tuple[str, str]:
    """The statement that decides the milestone bears its state; the others say why they do not."""
    if state.decided_by is not None and state.decided_by.key == entry.pk:
        return SCHEDULE_STATES[state.schedule], say_schedule(state.schedule)
    if entry.doubtful:
        return "differs", _("Sources differ")
    if entry.partial:
        return "unknown", _("Some of the parties")
    if entry.basis == "implied":
        return "unknown", _("Implied, not judged")
    return "unknown", _("Does not decide")
