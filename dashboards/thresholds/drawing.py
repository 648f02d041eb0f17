"""The bars and curves of thresholds; loads plotly, so it is reached by dotted path."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.palette import MINIMUM, SERIES, plain_layout
from dashboards.thresholds.curves import AT_MOST, Curve, Point


def draw_curve(chart: Chart) -> Figure:
    """The points of one unit with their intervals, the line through what decides, and the threshold."""
    curve: Curve = chart.points
    figure = go.Figure(layout=plain_layout())
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
            line=MINIMUM,
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
