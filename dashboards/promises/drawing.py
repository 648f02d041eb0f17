"""The windows of promises and the days on which they came; loads plotly, so it is reached by dotted path."""

from __future__ import annotations

from typing import Any

from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.palette import SERIES, STATE_COLOURS, UPRIGHT, plain_layout
from dashboards.promises.promise_windows import PromiseLine, PromiseWindows

ROW_HEIGHT = 34
NO_WIDTH = "\u200b"


def draw_promises(chart: Chart) -> Figure:
    """One row for each promise: a bar for the window, a line to the dot of the day it came."""
    points: PromiseWindows = chart.points
    figure = go.Figure(layout=plain_layout(height=110 + ROW_HEIGHT * len(points.lines)))
    # a row each, also where two promises bear the same words: marks without width tell them apart
    labels = [plain(line.label) + NO_WIDTH * number for number, line in enumerate(points.lines)]
    for label, line in zip(labels, points.lines, strict=True):
        for trace in _promise(label, line):
            figure.add_trace(trace)
    at = points.day.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, yref="paper", y0=0, y1=1, line=UPRIGHT)
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
