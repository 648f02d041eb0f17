"""A chart to explore as plotly draws it; loads plotly, so it is reached by dotted path.

Series differ in colour, in the pattern of their bars, in the dash of their lines and in the sign of their points.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.explored import Explored, Series
from dashboards.charts.palette import INK, SERIES, UPRIGHT, plain_layout

PATTERNS = ("", "/", ".", "x", "-", "|")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SIGNS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
DAY = timedelta(days=1)


def draw_explored(chart: Chart) -> Figure:
    """Return one group of traces for each series; the script turns groups on and off."""
    explored: Explored = chart.points
    layout = plain_layout(showlegend=False, barmode="overlay", xaxis={"type": "date"}, uirevision="kept")
    figure = go.Figure(layout=layout)
    for number, series in enumerate(explored.series):
        for trace in _traces(series, number, is_line=not explored.rows):
            figure.add_trace(trace)
    at = explored.day.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, yref="paper", y0=0, y1=1, line=UPRIGHT)
    figure.update_layout(height=explored.height, yaxis=_rows(explored) if explored.rows else _numbers(explored))
    return figure.to_plotly_json()


def _rows(explored: Explored) -> dict[str, Any]:
    rows = [plain(row) for row in explored.rows][::-1]
    return {"type": "category", "categoryorder": "array", "categoryarray": rows, "automargin": True}


def _numbers(explored: Explored) -> dict[str, Any]:
    return {"title": {"text": plain(explored.unit)}, "rangemode": "tozero", "type": "linear"}


def _traces(series: Series, number: int, *, is_line: bool) -> Iterator[go.Bar | go.Scatter]:
    kind = number % len(PATTERNS)
    shared: dict[str, Any] = {
        "name": plain(series.name),
        "legendgroup": series.name,  # never shown; the script reads the name from it
        "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
    }
    if series.spans:
        pattern = {"shape": PATTERNS[kind], "fgcolor": INK, "fgopacity": 0.6, "size": 7, "solidity": 0.25}
        yield go.Bar(
            orientation="h",
            base=[span.first.isoformat() for span in series.spans],
            x=[(span.last - span.first + DAY) / DAY * 86_400_000 for span in series.spans],
            y=[plain(span.row) for span in series.spans],
            text=[plain(span.words) for span in series.spans],
            textposition="none",
            marker={"color": SERIES[kind], "opacity": 0.75, "pattern": pattern, "line": {"color": INK, "width": 1}},
            **shared,
        )
    if series.spots:
        yield _spots(series, kind, is_line=is_line, **shared)


def _spots(series: Series, kind: int, *, is_line: bool, **shared: Any) -> go.Scatter:
    spots = series.spots
    margins = [float((spot.high or spot.value or 0) - (spot.value or 0)) for spot in spots]
    return go.Scatter(
        x=[spot.day.isoformat() for spot in spots],
        y=[str(spot.value) if is_line else plain(spot.row) for spot in spots],
        text=[plain(spot.words) for spot in spots],
        mode="lines+markers" if is_line else "markers",
        line={"color": SERIES[kind], "dash": DASHES[kind], "width": 2},
        marker={"color": SERIES[kind], "symbol": SIGNS[kind], "size": 11, "line": {"color": INK, "width": 1}},
        error_y={"type": "data", "symmetric": False, "array": margins, "arrayminus": [0] * len(spots)}
        if is_line
        else None,
        **shared,
    )
