"""Stepped lines over time: what was promised (dashed) against what came (solid), with the figures on the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.safestring import SafeString

from dashboards.charts.axes import TimeAxis, ValueAxis
from dashboards.charts.labels import Box, Label, Placed, Side, place
from dashboards.charts.svg import NARROW, WIDE, Drawing, drawing, element, join, labels, line, text

LINE_ROOM = 2.0  # half of what a line takes up
DOT = 5.0
DAY_ROW = 20.0
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
class Upright:
    """A day that matters to all lines, such as a deadline: an upright line with words above it."""

    day: date
    label: str


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


@dataclass(frozen=True, slots=True)
class _Field:
    """Where days and counts stand in one of both drawings."""

    days: TimeAxis
    counts: ValueAxis

    def corners(self, one: StepLine) -> list[tuple[float, float]]:
        """Return the corners of a stepped line, from left to right."""
        found: list[tuple[float, float]] = []
        for day, count in one.points:
            x, y = self.days.x(day), self.counts.y(count)
            if found:
                found.append((x, found[-1][1]))
            found.append((x, y))
        found.append((self.days.x(one.last), found[-1][1]))
        return found

    def boxes(self, one: StepLine) -> Iterator[Box]:
        corners = self.corners(one)
        for (x1, y1), (x2, y2) in pairwise(corners):
            yield Box(
                min(x1, x2) - LINE_ROOM, min(y1, y2) - LINE_ROOM, max(x1, x2) + LINE_ROOM, max(y1, y2) + LINE_ROOM
            )


def _draw(steps: Steps, width: float, height: float, *, left: float, right: float) -> tuple[float, SafeString]:
    drawn = [one for one in steps.lines if one.points]
    days = [day for one in drawn for day in (one.points[0][0], one.last)] + [one.day for one in steps.uprights]
    axis = TimeAxis.around(days, left, width - right)
    heads = _heads(steps.uprights, axis, width)
    top = max((head.box.bottom for head in heads), default=0.0) + DAY_ROW
    most = max([count for one in drawn for _day, count in one.points] + [steps.goal or 0, 1])
    field = _Field(axis, ValueAxis(most, height - 28, top))
    area = Box(left, top - DAY_ROW + 2, width, height - 28)
    return height, join(
        (
            _grid(field, width - right),
            _goal(steps, field),
            _uprights(heads, axis, field),
            join(_line(one, field) for one in drawn),
            labels(heads),
            labels(_labels(steps, drawn, field, area)),
        )
    )


def _grid(field: _Field, right: float) -> SafeString:
    counts, days = field.counts, field.days
    levels = [(counts.y(value), f"{value:g}") for value in counts.ticks()]
    below = counts.bottom + 20
    return join(
        (
            join(line("g-grid", days.left, y, right, y) for y, _label in levels),
            join(text(label, days.left - 6, y + 5, "g-tick", "end") for y, label in levels),
            join(line("g-axis", one.x, counts.bottom, one.x, counts.bottom + 5) for one in days.ticks()),
            join(text(one.label, one.x, below, "g-tick", "middle") for one in days.ticks()),
        )
    )


def _goal(steps: Steps, field: _Field) -> SafeString:
    if steps.goal is None:
        return join(())
    y = field.counts.y(steps.goal)
    return line("g-goal", field.days.left, y, field.days.right, y)


def _heads(uprights: Sequence[Upright], axis: TimeAxis, width: float) -> tuple[Placed, ...]:
    """Return the words of days above the plot, in as many rows as they need."""
    rows = Box(0, 0, width, DAY_ROW * (len(uprights) + 1))
    wanted = [
        Label(one.label, axis.x(one.day), DAY_ROW * (row + 0.5), (Side.RIGHT, Side.LEFT))
        for row, one in enumerate(uprights)
    ]  # fmt: skip
    return place(wanted, rows)


def _uprights(heads: Sequence[Placed], axis: TimeAxis, field: _Field) -> SafeString:
    return join(line("g-upright", one.label.x, one.box.top, one.label.x, field.counts.bottom) for one in heads)


def _line(one: StepLine, field: _Field) -> SafeString:
    points = " ".join(f"{x:g},{y:g}" for x, y in field.corners(one))
    kind = "promised" if one.is_promise else "came"
    marks = [(field.days.x(mark.day), field.counts.y(one.at(mark.day))) for mark in one.marks]
    dots = (element("circle", css=f"g-dot g-{kind}-dot", cx=x, cy=y, r=DOT) for x, y in marks)
    return join((element("polyline", css=f"g-line g-{kind}", points=points), *dots))


def _labels(steps: Steps, drawn: Sequence[StepLine], field: _Field, area: Box) -> tuple[Placed, ...]:
    days, counts = field.days, field.counts
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
    lines = [box for one in drawn for box in field.boxes(one)]
    lines += [Box(days.x(one.day) - 1, 0, days.x(one.day) + 1, counts.bottom) for one in steps.uprights]
    if steps.goal is not None:
        y = counts.y(steps.goal)
        lines.append(Box(days.left, y - 1, days.right, y + 1))
    return place([*marks, *ends, *goal], area, taken=dots, lines=lines)
