"""Law and initiatives abroad."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from dashboards.abroad.file import abroad_dataset
from dashboards.abroad.page import abroad_page
from dashboards.charts.base import ChartSource
from dashboards.charts.files import chart_file_reply
from dashboards.charts.registry import ABROAD_CHARTS
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def abroad(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/abroad.html", abroad_page(asked, read_requested_record(asked)))


abroad_file = table_file(abroad_page, abroad_dataset)


@require_safe
def chart_file(request: HttpRequest, chart: str, ending: str) -> HttpResponseBase:
    """The drawing as a file, or its numbers."""
    asked = read_page_request(request)
    return chart_file_reply(ABROAD_CHARTS, chart, ending, ChartSource(asked, read_requested_record(asked)))
