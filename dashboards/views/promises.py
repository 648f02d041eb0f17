"""The ledger of promises, and the data of its chart."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.charts import PROMISE_CHARTS
from dashboards.pages.promises import promise_source, promises_page
from dashboards.views.asking import read_ask, read_asked_record, render_page
from dashboards.views.chart_reply import chart_reply


@require_safe
def promise_list(request: HttpRequest) -> HttpResponse:
    ask = read_ask(request)
    return render_page(request, "dashboards/promises.html", promises_page(ask, read_asked_record(ask)))


@require_safe
def chart_data(request: HttpRequest, chart: str) -> HttpResponse:
    """The drawing of the promises that fit the same filters, as JSON."""
    ask = read_ask(request)
    return chart_reply(PROMISE_CHARTS, chart, promise_source(ask, read_asked_record(ask)))
