"""The data of a chart's drawing, for the script that draws it when a reader asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, JsonResponse

from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.registry import find_chart


def chart_reply(paths: Iterable[str], slug: str, source: ChartSource) -> JsonResponse:
    """Answer with the drawing of one of the page's charts, or 404. Its ETag comes from the middleware."""
    chart = find_chart(paths, slug, source)
    if not isinstance(chart, Chart):
        raise Http404(slug)
    return JsonResponse(chart.figure())
