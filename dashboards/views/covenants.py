"""The covenants: the list, one covenant, and the data of its charts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.selectors.statements import statements_on_covenant
from dashboards.charts import COVENANT_CHARTS
from dashboards.charts.base import ChartSource
from dashboards.pages.covenant import covenant_page
from dashboards.pages.covenants import covenant_list_page
from dashboards.views.asking import read_ask, read_asked_record, render_page
from dashboards.views.chart_reply import chart_reply


@require_safe
def covenant_list(request: HttpRequest) -> HttpResponse:
    ask = read_ask(request)
    page = covenant_list_page(ask, read_asked_record(ask))
    return render_page(request, "dashboards/covenant_list.html", page)


@require_safe
def covenant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    ask = read_ask(request)
    record = read_asked_record(ask)
    reading = record.reading(slug)
    if reading is None:
        raise Http404(slug)
    return render_page(request, "dashboards/covenant_detail.html", covenant_page(ask, record, reading))


@require_safe
def chart_data(request: HttpRequest, slug: str, chart: str) -> HttpResponse:
    ask = read_ask(request)
    record = read_asked_record(ask)
    if record.reading(slug) is None:
        raise Http404(slug)
    statements = statements_on_covenant(slug, record.as_of)
    return chart_reply(COVENANT_CHARTS, chart, ChartSource(ask, record, slug, statements))
