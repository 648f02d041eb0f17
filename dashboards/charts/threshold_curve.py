"""What was measured in time against the line to reach: points with their margins, and the day that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from django.utils.safestring import SafeString

from dashboards.charts.axes import TimeAxis
from dashboards.charts.labels import Box, Label, Placed, Side, place
from dashboards.charts.plot import Plot, Upright
from dashboards.charts.svg import NARROW, WIDE, Drawing, drawing, drawn_once, element, join, labels, line

DOT = 6.0
CAP = 5.0  # half of the line that closes a margin


class Exactness(StrEnum):
    """What is known of a number."""

    EXACT = "exact"  # between `low` and `high`, which are one number or a margin
    AT_LEAST = "at_least"  # `low` or more
    AT_MOST = "at_most"  # `high` or less


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement. `label` stands beside it where it matters: "35 bedrijven", "ruim een derde"; "" is not written.

    A line joins those that `decides`: what a later measurement of the same day replaced stays as a dot.
    """

    day: date
    low: Decimal | None
    high: Decimal | None
    label: str = ""
    exactness: Exactness = Exactness.EXACT
    decides: bool = True

    @property
    def value(self) -> Decimal:
        """Return what is certain: the low end, or the high end where there is no other."""
        return self.low if self.low is not None else self.high if self.high is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """A number to reach, with the words on its line: "nodig: 35"."""

    minimum: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class ThresholdCurve:
    """What `draw_threshold_curve` draws, all in one unit; `counts_on` is the day on which it has to be reached."""

    title: str
    description: str
    points: tuple[Measured, ...]
    thresholds: tuple[ThresholdLine, ...] = ()
    counts_on: Upright | None = None


@drawn_once
def draw_threshold_curve(chart: ThresholdCurve, key: str) -> Drawing:
    """Return the curve; needs at least one point or a day that counts."""
    return drawing(
        key,
        chart.title,
        chart.description,
        wide=_draw(chart, WIDE, 340.0, left=44.0, right=12.0),
        narrow=_draw(chart, NARROW, 300.0, left=38.0, right=6.0),
    )


def _draw(chart: ThresholdCurve, width: float, height: float, *, left: float, right: float) -> tuple[float, SafeString]:
    uprights = [chart.counts_on] if chart.counts_on else []
    days = [point.day for point in chart.points] + [one.day for one in uprights]
    ends = [end for point in chart.points for end in (point.low, point.high) if end is not None]
    most = float(max([*ends, *(one.minimum for one in chart.thresholds), Decimal(1)]))
    plot = Plot.of(TimeAxis.around(days, left, width - right), most * 1.05, height, uprights, width)
    return height, join(
        (
            plot.grid(),
            join(_threshold(one, plot) for one in chart.thresholds),
            plot.uprights(),
            _joined(chart.points, plot),
            join(_point(point, plot) for point in chart.points),
            labels(plot.heads),
            labels(_labels(chart, plot, plot.area(width))),
        )
    )


def _threshold(one: ThresholdLine, plot: Plot) -> SafeString:
    y = plot.counts.y(float(one.minimum))
    return line("g-minimum", plot.days.left, y, plot.days.right, y)


def _through(points: Sequence[Measured]) -> list[Measured]:
    certain = [point for point in points if point.decides and point.exactness is not Exactness.AT_MOST]
    return sorted(certain, key=lambda point: point.day)


def _at(point: Measured, plot: Plot) -> tuple[float, float]:
    return plot.days.x(point.day), plot.counts.y(float(point.value))


def _joined(points: Sequence[Measured], plot: Plot) -> SafeString:
    corners = " ".join("{:g},{:g}".format(*_at(point, plot)) for point in _through(points))
    return element("polyline", css="g-line g-came", points=corners) if corners else join(())


def _point(point: Measured, plot: Plot) -> SafeString:
    x, y = _at(point, plot)
    return join((_margin(point, plot), _sign(point.exactness, x, y)))


def _margin(point: Measured, plot: Plot) -> SafeString:
    if point.low is None or point.high is None or point.low == point.high:
        return join(())
    x, low, high = plot.days.x(point.day), plot.counts.y(float(point.low)), plot.counts.y(float(point.high))
    caps = (line("g-margin", x - CAP, y, x + CAP, y) for y in (low, high))
    return join((line("g-margin", x, low, x, high), *caps))


def _sign(exactness: Exactness, x: float, y: float) -> SafeString:
    """A dot; a triangle up says "at least", down "at most"."""
    if exactness is Exactness.EXACT:
        return element("circle", css="g-dot g-came-dot", cx=x, cy=y, r=DOT)
    half = DOT + 2
    tip = -half if exactness is Exactness.AT_LEAST else half
    path = f"M{x - half:g} {y - tip / 2:g}h{2 * half:g}l{-half:g} {tip * 1.7:g}z"
    return element("path", css="g-dot g-came-dot", d=path)


def _labels(chart: ThresholdCurve, plot: Plot, area: Box) -> tuple[Placed, ...]:
    days, counts = plot.days, plot.counts
    signs = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in (_at(point, plot) for point in chart.points)]
    sides = (Side.ABOVE, Side.ABOVE_LEFT, Side.BELOW_RIGHT, Side.RIGHT, Side.LEFT, Side.BELOW)
    wanted = [Label(point.label, *_at(point, plot), sides, bold=True, gap=9) for point in chart.points if point.label]
    levels = [(one.label, counts.y(float(one.minimum))) for one in chart.thresholds]
    wanted += [Label(words, days.left, y, (Side.ABOVE_RIGHT, Side.BELOW_RIGHT), bold=True) for words, y in levels]
    lines = [Box(days.left, y - 2, days.right, y + 2) for _words, y in levels] + plot.upright_boxes()
    through = [_at(point, plot) for point in _through(chart.points)]
    lines += [box for start, end in pairwise(through) for box in _along(start, end)]
    return place(wanted, area, taken=signs, lines=lines)


def _along(start: tuple[float, float], end: tuple[float, float], pieces: int = 8) -> list[Box]:
    """Return a sloping line as a row of boxes."""
    (x1, y1), (x2, y2) = start, end
    spots = [(x1 + (x2 - x1) * n / pieces, y1 + (y2 - y1) * n / pieces) for n in range(pieces + 1)]
    return [Box(a, min(b, d) - 2, c, max(b, d) + 2) for (a, b), (c, d) in pairwise(spots)]
