"""The lines of what was promised and signed; loads plotly, so it is reached by dotted path."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.palette import SERIES, UPRIGHT, plain_layout
from dashboards.overview.promised_signed import PromisedSigned


def draw_promised_signed(chart: Chart) -> Figure:
    """Two stepped lines, the goal as a third, deadlines and the day asked about as upright lines."""
    points: PromisedSigned = chart.points
    days = [point.day.isoformat() for point in points.line]
    known = [point for point in points.line if point.signed is not None]
    figure = go.Figure(layout=plain_layout())
    figure.add_trace(_steps(_("Promised by then"), days, [point.promised for point in points.line], SERIES[1], "dash"))
    figure.add_trace(
        _steps(
            _("Signed by then"),
            [point.day.isoformat() for point in known],
            [point.signed for point in known],
            SERIES[0],
            "solid",
        )
    )
    if points.goal is not None and days:
        figure.add_trace(
            go.Scatter(
                x=days,
                y=[points.goal] * len(days),
                name=_("Goal"),
                mode="lines",
                line={"color": SERIES[5], "dash": "dot"},
            )
        )
    sides = ("right", "left", "right")  # so that the labels of two deadlines close together stay apart
    for side, (day, label) in zip(sides, (*points.deadlines, (points.day, _("this day"))), strict=False):
        _upright(figure, day, label, side)
    figure.update_layout(
        yaxis={"title": {"text": _("Covenants")}, "rangemode": "tozero", "dtick": _tick(points)}, xaxis={"type": "date"}
    )
    return figure.to_plotly_json()


def _steps(name: str, days: list[str], counts: list[int | None], colour: str, dash: str) -> go.Scatter:
    line = {"shape": "hv", "color": colour, "dash": dash, "width": 3}
    marker = {"color": colour, "size": 7}
    return go.Scatter(x=days, y=counts, name=name, mode="lines+markers", line=line, marker=marker)


def _upright(figure: go.Figure, day: date, label: str, side: str) -> None:
    at = day.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, yref="paper", y0=0, y1=1, line=UPRIGHT)
    figure.add_annotation(
        x=at,
        yref="paper",
        y=1,
        text=plain(label),
        showarrow=False,
        textangle=-90,
        xanchor=side,
        yanchor="top",
    )


def _tick(points: PromisedSigned) -> int | None:
    """Whole covenants only: the library would offer half ones on a low scale."""
    highest = max([point.promised for point in points.line] + [points.goal or 0])
    return None if highest > 20 else (1 if highest <= 5 else 5)
