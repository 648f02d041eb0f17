"""Thresholds and measurements, and the data of each curve."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.charts import THRESHOLD_CHARTS
from dashboards.pages.thresholds import curve_source, thresholds_page
from dashboards.views.asking import read_ask, read_asked_record, render_page
from dashboards.views.chart_reply import chart_reply


@require_safe
def threshold_list(request: HttpRequest) -> HttpResponse:
    ask = read_ask(request)
    return render_page(request, "dashboards/thresholds.html", thresholds_page(ask, read_asked_record(ask)))


@require_safe
def chart_data(request: HttpRequest, chart: str) -> HttpResponse:
    """One curve as JSON; its slug is the covenant, a hyphen and the unit."""
    ask = read_ask(request)
    covenant, _hyphen, unit = chart.rpartition("-")
    source = curve_source(ask, read_asked_record(ask), covenant, unit)
    if source is None:
        raise Http404(chart)
    return chart_reply(THRESHOLD_CHARTS, chart, source)
