"""The bars and dots of a covenant's milestones; loads plotly, so it is reached by dotted path."""

from __future__ import annotations

from plotly import graph_objects as go

from dashboards.charts.base import Chart, Figure, plain
from dashboards.charts.palette import STATE_COLOURS, plain_layout
from dashboards.covenants.milestone_windows import Timeline, Window

ROW_HEIGHT = 56


def draw_milestones(chart: Chart) -> Figure:
    """One row for each milestone: a bar for a window, a dot for a day."""
    line: Timeline = chart.points
    figure = go.Figure(layout=plain_layout(height=120 + ROW_HEIGHT * len(line.items)))
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
    return go.Scatter(
        x=[item.first.isoformat() if item.first else None],
        y=[label],
        mode="markers",
        marker={"color": STATE_COLOURS[item.state], "size": 14},
        hovertemplate=_hover(item),
        name="",
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
