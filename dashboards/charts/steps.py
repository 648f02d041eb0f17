"""Stepped lines over time: what was promised (dashed) against what came (solid), with the figures on the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.safestring import SafeString

from dashboards.charts.axes import TimeAxis
from dashboards.charts.labels import Box, Label, Placed, Side, place
from dashboards.charts.plot import Plot, Upright
from dashboards.charts.svg import NARROW, WIDE, Drawing, drawing, element, join, labels, line

LINE_ROOM = 2.0  # half of what a line takes up
DOT = 5.0
END_OF_LINE = (Side.RIGHT, Side.ABOVE_LEFT, Side.BELOW_LEFT, Side.ABOVE_RIGHT, Side.BELOW_RIGHT, Side.LEFT)
AT_MARK = (
    Side.ABOVE_LEFT, Side.BELOW_RIGHT, Side.LEFT, Side.RIGHT, Side.ABOVE_RIGHT, Side.BELOW_LEFT, Side.ABOVE, Side.BELOW,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on a line that matters, with the figure or words that stand beside it: "2", "+873 dagen"."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A count that changes on days. `points` are (day, count from that day on), oldest first.

    `name` stands at the end of the line. `until` carries the line on, level, to a later day.
    """

    name: str
    points: Sequence[tuple[date, int]]
    is_promise: bool = False
    marks: Sequence[Mark] = ()
    until: date | None = None

    def at(self, day: date) -> int:
        """Return the count at the end of a day; 0 before the first."""
        return next((count for since, count in reversed(self.points) if since <= day), 0)

    @property
    def last(self) -> date:
        return max(self.points[-1][0], self.until or self.points[-1][0])


@dataclass(frozen=True, slots=True)
class Steps:
    """What `draw_steps` draws. `goal` is a level, `goal_label` the words on it ("doel 10")."""

    title: str
    description: str
    lines: Sequence[StepLine]
    uprights: Sequence[Upright] = ()
    goal: int | None = None
    goal_label: str = ""


def draw_steps(steps: Steps, key: str) -> Drawing:
    """Return the chart; `key` is its slug. Needs at least one line with a point; lines without one are left out."""
    return drawing(
        key,
        steps.title,
        steps.description,
        wide=_draw(steps, WIDE, 380.0, left=34.0, right=12.0),
        narrow=_draw(steps, NARROW, 340.0, left=26.0, right=4.0),
    )


def _corners(one: StepLine, plot: Plot) -> list[tuple[float, float]]:
    """Return the corners of a stepped line, from left to right."""
    corners: list[tuple[float, float]] = []
    for day, count in one.points:
        x, y = plot.days.x(day), plot.counts.y(count)
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    corners.append((plot.days.x(one.last), corners[-1][1]))
    return corners


def _boxes(corners: Sequence[tuple[float, float]]) -> Iterator[Box]:
    room = LINE_ROOM
    for (x1, y1), (x2, y2) in pairwise(corners):
        yield Box(min(x1, x2) - room, min(y1, y2) - room, max(x1, x2) + room, max(y1, y2) + room)


def _draw(steps: Steps, width: float, height: float, *, left: float, right: float) -> tuple[float, SafeString]:
    drawn = [one for one in steps.lines if one.points]
    days = [day for one in drawn for day in (one.points[0][0], one.last)] + [one.day for one in steps.uprights]
    most = max([count for one in drawn for _day, count in one.points] + [steps.goal or 0, 1])
    plot = Plot.of(TimeAxis.around(days, left, width - right), most, height, steps.uprights, width)
    corners = [_corners(one, plot) for one in drawn]
    return height, join(
        (
            plot.grid(),
            _goal(steps, plot),
            plot.uprights(),
            join(_line(one, turns, plot) for one, turns in zip(drawn, corners, strict=True)),
            labels(plot.heads),
            labels(_labels(steps, drawn, [box for turns in corners for box in _boxes(turns)], plot, plot.area(width))),
        )
    )


def _goal(steps: Steps, plot: Plot) -> SafeString:
    if steps.goal is None:
        return join(())
    y = plot.counts.y(steps.goal)
    return line("g-goal", plot.days.left, y, plot.days.right, y)


def _line(one: StepLine, corners: Sequence[tuple[float, float]], plot: Plot) -> SafeString:
    points = " ".join(f"{x:g},{y:g}" for x, y in corners)
    kind = "promised" if one.is_promise else "came"
    marks = [(plot.days.x(mark.day), plot.counts.y(one.at(mark.day))) for mark in one.marks]
    dots = (element("circle", css=f"g-dot g-{kind}-dot", cx=x, cy=y, r=DOT) for x, y in marks)
    return join((element("polyline", css=f"g-line g-{kind}", points=points), *dots))


def _labels(
    steps: Steps, drawn: Sequence[StepLine], crossed: Sequence[Box], plot: Plot, area: Box
) -> tuple[Placed, ...]:
    days, counts = plot.days, plot.counts
    ends = [
        Label(one.name, days.x(one.last), counts.y(one.points[-1][1]), END_OF_LINE, bold=True)
        for one in drawn
        if one.name
    ]
    marks = [
        Label(mark.label, days.x(mark.day), counts.y(one.at(mark.day)), AT_MARK, bold=True)
        for one in drawn
        for mark in one.marks
    ]
    goal = (
        [Label(steps.goal_label, days.left, counts.y(steps.goal), (Side.ABOVE_RIGHT, Side.BELOW_RIGHT), kind="g-quiet")]
        if steps.goal is not None and steps.goal_label
        else []
    )
    dots = [Box(one.x - DOT, one.y - DOT, one.x + DOT, one.y + DOT) for one in marks]
    lines = [*crossed, *plot.upright_boxes()]
    if steps.goal is not None:
        y = counts.y(steps.goal)
        lines.append(Box(days.left, y - 1, days.right, y + 1))
    return place([*marks, *ends, *goal], area, taken=dots, lines=lines)
