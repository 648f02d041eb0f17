"""The bars and curves of thresholds; loads plotly, so it is reached by dotted path."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.palette import MINIMUM, SERIES, plain_layout
from dashboards.thresholds.bars import Bar
from dashboards.thresholds.curves import AT_MOST, Curve, Point


def draw_thresholds(chart: Chart) -> Figure:
    """A panel for each condition with its own axis: units never share one."""
    bars: tuple[Bar, ...] = chart.points
    figure = go.Figure(layout=plain_layout(height=90 + 110 * len(bars)))
    for number, bar in enumerate(bars):
        _panel(
            figure, bar, "" if number == 0 else str(number + 1), 1 / len(bars) * (len(bars) - number - 1), 1 / len(bars)
        )
    figure.update_layout(showlegend=False, barmode="stack", margin={"l": 16, "r": 16, "t": 24, "b": 40})
    return figure.to_plotly_json()


def _panel(figure: go.Figure, bar: Bar, number: str, bottom: float, height: float) -> None:
    axes: dict[str, Any] = {"xaxis": f"x{number}", "yaxis": f"y{number}", "orientation": "h", "y": [bar.unit]}
    low, high = bar.low or Decimal(0), bar.high or bar.low or Decimal(0)
    figure.add_trace(
        go.Bar(x=[str(low)], marker={"color": SERIES[0]}, name="", hovertemplate=plain(bar.measured), **axes)
    )
    figure.add_trace(
        go.Bar(x=[str(high - low)], marker={"color": SERIES[5]}, name="", hovertemplate=plain(bar.measured), **axes)
    )
    figure.update_layout(
        {
            f"xaxis{number}": {"range": [0, float(bar.end)], "anchor": f"y{number}", "type": "linear"},
            f"yaxis{number}": {
                "domain": [bottom + height * 0.35, bottom + height * 0.75],
                "anchor": f"x{number}",
                "showticklabels": False,
            },
        }
    )
    minimum = float(bar.minimum)
    figure.add_shape(
        type="line",
        xref=f"x{number}",
        yref=f"y{number} domain",
        x0=minimum,
        x1=minimum,
        y0=-0.2,
        y1=1.2,
        line=MINIMUM,
    )
    figure.add_annotation(
        xref=f"x{number}",
        yref=f"y{number} domain",
        x=minimum,
        y=1.2,
        yanchor="bottom",
        text=plain(bar.minimum_label),
        showarrow=False,
    )


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
