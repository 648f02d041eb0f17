"""What happened to each thing on one axis of time: a dot on its day, a bar where only a stretch of time is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from dashboards.charts.labels import Box
from dashboards.charts.rows import RowField, dot, mark_box, note_at
from dashboards.charts.svg import Drawing, drawing, join, line


@dataclass(frozen=True, slots=True)
class EventLine:
    """One thing: its name, the first and last day of the stretch (the same for one day), a state and a note."""

    name: str
    first: date
    last: date
    state: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class EventLines:
    """What `draw_event_lines` draws; `day` is an upright line where the axis holds it."""

    title: str
    description: str
    rows: Sequence[EventLine]
    day: date


def draw_event_lines(chart: EventLines, key: str) -> Drawing:
    """Return a row for each thing, in the order given; needs at least one."""
    days = [day for row in chart.rows for day in (row.first, row.last)]
    names = [row.name for row in chart.rows]
    fields = RowField.wide(days, names), RowField.narrow(days, names)
    wide, narrow = ((field.height, _draw(chart, field)) for field in fields)
    return drawing(key, chart.title, chart.description, wide=wide, narrow=narrow)


def _draw(chart: EventLines, field: RowField) -> SafeString:
    return join((field.frame(chart.day), *(_row(row, number, field) for number, row in enumerate(chart.rows))))


def _row(row: EventLine, number: int, field: RowField) -> SafeString:
    middle = field.middle(number)
    start, end = field.axis.x(row.first), field.axis.x(row.last)
    signs, bars = [mark_box(end, middle)], [Box(start, middle - 4, end, middle + 4)]
    return join(
        (
            line(f"g-life g-line-{row.state}", start, middle, end, middle) if end > start else join(()),
            dot(row.state, end, middle),
            field.words(number, row.name, row.url, note_at(row.note, end, middle), signs=signs, bars=bars),
        )
    )
