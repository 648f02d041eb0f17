"""The overview and the data of its charts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.selectors.register import register_at
from covenants.selectors.statements import newest_statements, statements_on_targets
from dashboards.charts import OVERVIEW_CHARTS
from dashboards.charts.base import ChartSource
from dashboards.pages.news import MOST
from dashboards.pages.overview import overview_page
from dashboards.views.asking import read_ask, read_asked_record, render_page
from dashboards.views.chart_reply import chart_reply


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How far the covenants are."""
    ask = read_ask(request)
    record = read_asked_record(ask)
    page = overview_page(
        ask,
        record,
        sectors=register_at(ask.as_of),
        on_targets=statements_on_targets(ask.as_of),
        newest=newest_statements(record, most=MOST),
    )
    return render_page(request, "dashboards/overview.html", page)


@require_safe
def chart_data(request: HttpRequest, chart: str) -> HttpResponse:
    """One of the overview's drawings as JSON."""
    ask = read_ask(request)
    return chart_reply(OVERVIEW_CHARTS, chart, ChartSource(ask, read_asked_record(ask)))
