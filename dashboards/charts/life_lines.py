"""How long covenants lived: a line from signing to the end or to the last proof, dotted where nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.safestring import SafeString

from dashboards.charts.labels import Box
from dashboards.charts.rows import RowField, dot, mark_box, note_at, question
from dashboards.charts.svg import Drawing, drawing, join, line

END = 8.0  # half of the upright that closes a line


class Life(StrEnum):
    """What is known of the end."""

    RUNNING = "running"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LifeLine:
    """One covenant. `proven_until`: its end, the last sign of life, or the last day that its stated term covers.

    `note` stands at the end of the line: "loopt", "tot 30 juni 2022", "einde niet gemeld".
    """

    name: str
    signed: date
    proven_until: date
    life: Life
    note: str = ""
    url: str = ""

    @property
    def state(self) -> str:
        return {Life.RUNNING: "achieved", Life.ENDED: "abandoned", Life.UNKNOWN: "silent"}[self.life]


@dataclass(frozen=True, slots=True)
class LifeLines:
    """What `draw_life_lines` draws, up to `day`: an unknown end is dotted until then."""

    title: str
    description: str
    rows: Sequence[LifeLine]
    day: date


def draw_life_lines(chart: LifeLines, key: str) -> Drawing:
    """Return a row for each covenant, in the order given; needs at least one."""
    days = [day for row in chart.rows for day in (row.signed, min(row.proven_until, chart.day))]
    days += [chart.day] if any(row.life is not Life.ENDED for row in chart.rows) else []
    names = [row.name for row in chart.rows]
    fields = RowField.wide(days, names), RowField.narrow(days, names)
    wide, narrow = ((field.height, _draw(chart, field)) for field in fields)
    return drawing(key, chart.title, chart.description, wide=wide, narrow=narrow)


def _draw(chart: LifeLines, field: RowField) -> SafeString:
    return join(
        (field.frame(chart.day), *(_row(row, number, field, chart.day) for number, row in enumerate(chart.rows)))
    )


def _row(row: LifeLine, number: int, field: RowField, day: date) -> SafeString:
    middle, axis = field.middle(number), field.axis
    start, until = axis.x(row.signed), axis.x(min(row.proven_until, day))
    last = axis.x(day) if row.life is Life.UNKNOWN else until
    drawn = Box(start, middle - 4, last, middle + 4)
    signs = [mark_box(start, middle), mark_box(last, middle)]
    return join(
        (
            line(f"g-life g-line-{row.state}", start, middle, until, middle),
            line(f"g-life-unknown g-line-{row.state}", until, middle, last, middle) if last > until else join(()),
            dot(row.state, start, middle),
            _end(row, last, middle),
            field.words(number, row.name, row.url, note_at(row.note, last, middle), signs=signs, bars=[drawn]),
        )
    )


def _end(row: LifeLine, x: float, middle: float) -> SafeString:
    if row.life is Life.UNKNOWN:
        return question(row.state, x, middle)
    css = f"g-stop g-line-{row.state}"
    if row.life is Life.ENDED:
        return line(css, x, middle - END, x, middle + END)
    return join((line(css, x - 6, middle - 6, x, middle), line(css, x - 6, middle + 6, x, middle)))
