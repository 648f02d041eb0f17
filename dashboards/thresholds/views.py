"""Thresholds and measurements, and the data of each curve."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.charts.registry import THRESHOLD_CHARTS
from dashboards.charts.reply import chart_reply
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.thresholds.page import curve_source, thresholds_page


@require_safe
def threshold_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/thresholds.html", thresholds_page(asked, read_requested_record(asked)))


@require_safe
def chart_data(request: HttpRequest, chart: str) -> HttpResponse:
    """One curve as JSON; its slug is the covenant, a hyphen and the unit."""
    asked = read_page_request(request)
    covenant, _hyphen, unit = chart.rpartition("-")
    source = curve_source(asked, read_requested_record(asked), covenant, unit)
    if source is None:
        raise Http404(chart)
    return chart_reply(THRESHOLD_CHARTS, chart, source)
