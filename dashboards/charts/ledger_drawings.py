"""The drawings of promises and of measurements; loads plotly, so it is reached by dotted path (see drawings.py)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.drawings import SERIES, STATE_COLOURS
from dashboards.charts.promise_windows import PromiseLine, PromiseWindows
from dashboards.charts.threshold_curves import AT_MOST, Curve, Point

ROW_HEIGHT = 34
NO_WIDTH = "\u200b"
_UPRIGHT = {"color": "var(--nl-gold)", "dash": "dot", "width": 2}


def draw_promises(chart: Chart) -> Figure:
    """One row for each promise: a bar for the window, a line to the dot of the day it came."""
    points: PromiseWindows = chart.points
    figure = go.Figure(layout={"template": "none", "height": 110 + ROW_HEIGHT * len(points.lines)})
    # a row each, also where two promises bear the same words: marks without width tell them apart
    labels = [plain(line.label) + NO_WIDTH * number for number, line in enumerate(points.lines)]
    for label, line in zip(labels, points.lines, strict=True):
        for trace in _promise(label, line):
            figure.add_trace(trace)
    at = points.day.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, yref="paper", y0=0, y1=1, line=_UPRIGHT)
    figure.update_layout(
        showlegend=False,
        xaxis={"type": "date"},
        yaxis={"categoryorder": "array", "categoryarray": labels[::-1], "automargin": True, "type": "category"},
    )
    return figure.to_plotly_json()


def _promise(label: str, line: PromiseLine) -> list[go.Scatter]:
    colour = STATE_COLOURS[line.state]
    hover = f"{plain(line.outcome)}<br>{plain(line.days)}<extra></extra>"
    shared: dict[str, Any] = {"name": "", "hovertemplate": hover}
    first, last = (line.first or line.last).isoformat(), line.last.isoformat()
    window = go.Scatter(
        x=[first, last], y=[label, label], mode="lines", line={"color": SERIES[5], "width": 12}, **shared
    )
    if line.first in (None, line.last):  # an open start, or one day: its last day is all there is to draw
        window = go.Scatter(
            x=[last], y=[label], mode="markers", marker={"color": SERIES[5], "size": 12, "symbol": "square"}, **shared
        )
    if not line.came:
        return [window]
    days = [day.isoformat() for day in line.came]
    joined = go.Scatter(
        x=[last, days[-1]], y=[label, label], mode="lines", line={"color": colour, "width": 2}, **shared
    )
    came = go.Scatter(x=days, y=[label] * len(days), mode="markers", marker={"color": colour, "size": 11}, **shared)
    return [window, joined, came]


def draw_curve(chart: Chart) -> Figure:
    """The points of one unit with their intervals, the line through what decides, and the threshold."""
    curve: Curve = chart.points
    figure = go.Figure(layout={"template": "none"})
    through = [point for point in curve.points if point.decides and point.symbol != AT_MOST]
    figure.add_trace(
        go.Scatter(
            x=[point.day.isoformat() for point in through],
            y=[str(point.value) for point in through],
            name=_("Line through the last recorded"),
            mode="lines",
            hoverinfo="skip",
            line={"color": SERIES[0], "width": 2},
        )
    )
    figure.add_trace(_markers(curve.points))
    for minimum, label in curve.lines:
        figure.add_shape(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            y0=str(minimum),
            y1=str(minimum),
            line={"color": "var(--nl-ink)", "width": 3},
        )
        figure.add_annotation(
            xref="paper", x=0, xanchor="left", y=float(minimum), yanchor="bottom", text=plain(label), showarrow=False
        )
    upright = {"title": {"text": plain(curve.unit)}, "rangemode": "tozero", "type": "linear"}
    figure.update_layout(xaxis={"type": "date"}, yaxis=upright)
    return figure.to_plotly_json()


def _markers(points: tuple[Point, ...]) -> go.Scatter:
    shown = [point for point in points if point.value is not None]
    above = [str((point.high or point.value or Decimal()) - (point.value or Decimal())) for point in shown]
    return go.Scatter(
        x=[point.day.isoformat() for point in shown],
        y=[str(point.value) for point in shown],
        name=_("Measured"),
        mode="markers",
        marker={"color": SERIES[1], "size": 11, "symbol": [point.symbol for point in shown]},
        error_y={"type": "data", "symmetric": False, "array": above, "arrayminus": ["0"] * len(shown)},
        text=[f"{plain(point.number)}<br>{plain(point.source)}" for point in shown],
        hovertemplate="%{text}<extra></extra>",
    )
