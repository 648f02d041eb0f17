"""The charts. A new one is one line here; a test asks the same of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.module_loading import import_string

from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart

OVERVIEW_CHARTS: tuple[str, ...] = ("dashboards.overview.promised_signed.build",)
COVENANT_CHARTS: tuple[str, ...] = (
    "dashboards.covenants.steps.build",
    "dashboards.thresholds.section.build",
)
PROMISE_CHARTS: tuple[str, ...] = (
    "dashboards.promises.sum.build",
    "dashboards.promises.slippage_chart.build",
)
TIMELINE_CHARTS: tuple[str, ...] = ("dashboards.timeline.life_chart.build",)
ABROAD_CHARTS: tuple[str, ...] = ("dashboards.abroad.event_chart.build",)
THRESHOLD_CHARTS: tuple[str, ...] = ("dashboards.thresholds.curves.build",)
# To explore, on a page of their own: the only ones that load plotly.
PROMISES_EXPLORED: tuple[str, ...] = ("dashboards.promises.explore.build",)
TIMELINE_EXPLORED: tuple[str, ...] = ("dashboards.timeline.explore.build",)
THRESHOLDS_EXPLORED: tuple[str, ...] = ("dashboards.thresholds.explore.build",)
EXPLORED: tuple[str, ...] = PROMISES_EXPLORED + TIMELINE_EXPLORED + THRESHOLDS_EXPLORED
CHARTS: tuple[str, ...] = (
    OVERVIEW_CHARTS + COVENANT_CHARTS + PROMISE_CHARTS + TIMELINE_CHARTS + ABROAD_CHARTS + THRESHOLD_CHARTS + EXPLORED
)


def build_charts(paths: Iterable[str], source: ChartSource) -> tuple[Any, ...]:
    """Return the charts of a page, each a `DrawnChart` or a `Chart`; one that has nothing to show is left out."""
    built = (import_string(path)(source) for path in paths)
    return tuple(chart for made in built for chart in (made if isinstance(made, tuple) else (made,)) if chart)


def find_chart(paths: Iterable[str], slug: str, source: ChartSource) -> Any:
    """Return the chart with that slug; None where the page has none."""
    return next((chart for chart in build_charts(paths, source) if chart.slug == slug), None)


def find_drawn(paths: Iterable[str], slug: str, source: ChartSource) -> DrawnChart | None:
    """Return the chart with that slug that the server draws; None where the page has none."""
    chart = find_chart(paths, slug, source)
    return chart if isinstance(chart, DrawnChart) else None
