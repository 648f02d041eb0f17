"""The drawings: the one module that loads plotly, reached by dotted path when a drawing is asked for.

Days are ISO strings, colours are names of the stylesheet (static/js/charts.js turns them into the reader's own).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.milestone_windows import Timeline, Window
from dashboards.charts.promised_signed import PromisedSigned
from dashboards.charts.threshold_bars import Bar

SERIES = tuple(f"var(--nl-series-{number})" for number in range(1, 7))
STATE_COLOURS = {
    state: f"var(--nl-{state})"
    for state in ("achieved", "on-time", "due", "late", "open", "abandoned", "unknown", "differs", "silent")
}
ROW_HEIGHT = 56


def draw_promised_signed(chart: Chart) -> Figure:
    """Two stepped lines, the goal as a third, deadlines and the day asked about as upright lines."""
    points: PromisedSigned = chart.points
    days = [point.day.isoformat() for point in points.line]
    known = [point for point in points.line if point.signed is not None]
    figure = go.Figure(layout=_layout())
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
    line = {"color": "var(--nl-gold)", "dash": "dot", "width": 2}
    at = day.isoformat()
    figure.add_shape(type="line", x0=at, x1=at, yref="paper", y0=0, y1=1, line=line)
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


def draw_milestones(chart: Chart) -> Figure:
    """One row for each milestone: a bar for a window, a dot for a day."""
    line: Timeline = chart.points
    figure = go.Figure(layout=_layout(height=120 + ROW_HEIGHT * len(line.items)))
    labels = [
        f"{plain(item.label)}{' ' * number}" for number, item in enumerate(line.items)
    ]  # a row each, also for equal labels
    for label, item in zip(labels, line.items, strict=True):
        if item.at is not None:
            figure.add_trace(_dot(label, item))
        elif item.start is not None:
            figure.add_trace(_bar(label, item, line))
    figure.update_layout(
        showlegend=False,
        barmode="overlay",
        bargap=0.5,
        xaxis={"type": "date", "range": [line.first.isoformat(), line.last.isoformat()]},
        yaxis={"categoryorder": "array", "categoryarray": labels[::-1], "automargin": True, "type": "category"},
    )
    return figure.to_plotly_json()


def _dot(label: str, item: Window) -> go.Scatter:
    marker = {"color": STATE_COLOURS[item.state], "size": 14}
    return go.Scatter(
        x=[_iso(item.first)], y=[label], mode="markers", marker=marker, hovertemplate=_hover(item), name=""
    )


def _bar(label: str, item: Window, timeline: Timeline) -> go.Scatter:
    """A thick line, not a bar: its ends are days, so an open side simply runs to the edge of the scale."""
    first, last = item.first or timeline.first, item.last or timeline.last
    line = {"color": STATE_COLOURS[item.state], "width": 14, "dash": "dot" if item.is_open else "solid"}
    return go.Scatter(
        x=[first.isoformat(), last.isoformat()],
        y=[label, label],
        mode="lines",
        line=line,
        hovertemplate=_hover(item),
        name="",
    )


def _hover(item: Window) -> str:
    return f"{plain(item.when)}<br>{plain(item.state_label)}"


def draw_thresholds(chart: Chart) -> Figure:
    """A panel for each condition with its own axis: units never share one."""
    bars: tuple[Bar, ...] = chart.points
    figure = go.Figure(layout=_layout(height=90 + 110 * len(bars)))
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
        line={"color": "var(--nl-ink)", "width": 3},
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


def _layout(**own: Any) -> dict[str, Any]:
    return {"template": "none", **own}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
