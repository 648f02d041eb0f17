"""The field of a chart with days across and numbers upwards: grid, ticks, and upright lines with words above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from dashboards.charts.axes import TimeAxis, ValueAxis
from dashboards.charts.labels import Box, Label, Placed, Side, place
from dashboards.charts.svg import join, line, text

HEAD_ROW = 20.0
FOOT = 28.0


@dataclass(frozen=True, slots=True)
class Upright:
    """A day that matters to everything drawn, such as a deadline: an upright line with words above it."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days and numbers stand in one of both drawings; `heads` are the words above the upright lines."""

    days: TimeAxis
    counts: ValueAxis
    heads: tuple[Placed, ...]

    @classmethod
    def of(cls, days: TimeAxis, most: float, height: float, uprights: Sequence[Upright], width: float) -> Plot:
        heads = _heads(uprights, days, width)
        top = max((head.box.bottom for head in heads), default=0.0) + HEAD_ROW
        return cls(days, ValueAxis(most, height - FOOT, top), heads)

    def area(self, width: float) -> Box:
        """Return where labels may stand: beside the numbers of the axis, above its days, below the heads."""
        return Box(self.days.left, self.counts.top - HEAD_ROW + 2, width, self.counts.bottom)

    def grid(self) -> SafeString:
        counts, days, ticks = self.counts, self.days, self.days.ticks()
        levels = [(counts.y(value), f"{value:g}") for value in counts.ticks()]
        return join(
            (
                join(line("g-grid", days.left, y, days.right, y) for y, _label in levels),
                join(text(label, days.left - 6, y + 5, "g-tick", "end") for y, label in levels),
                join(line("g-axis", one.x, counts.bottom, one.x, counts.bottom + 5) for one in ticks),
                join(text(one.label, one.middle, counts.bottom + 20, "g-tick", "middle") for one in ticks),
            )
        )

    def uprights(self) -> SafeString:
        bottom = self.counts.bottom
        return join(line("g-upright", one.label.x, one.box.top, one.label.x, bottom) for one in self.heads)

    def upright_boxes(self) -> list[Box]:
        return [Box(one.label.x - 1, 0, one.label.x + 1, self.counts.bottom) for one in self.heads]


def _heads(uprights: Sequence[Upright], axis: TimeAxis, width: float) -> tuple[Placed, ...]:
    """Return the words of days above the plot, each in a row of its own."""
    rows = Box(0, 0, width, HEAD_ROW * (len(uprights) + 1))
    sides = (Side.RIGHT, Side.LEFT)
    wanted = [Label(one.label, axis.x(one.day), HEAD_ROW * (row + 0.5), sides) for row, one in enumerate(uprights)]
    return place(wanted, rows)
