"""The covenants: the list, one covenant, and the data of its charts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from covenants.evidence.statements import statements_on_covenant
from dashboards.charts.base import ChartSource
from dashboards.charts.registry import COVENANT_CHARTS
from dashboards.charts.reply import chart_reply
from dashboards.covenants.detail import covenant_page
from dashboards.covenants.file import covenant_dataset
from dashboards.covenants.list import covenant_list_page
from dashboards.formats.registry import file_reply
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def covenant_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    page = covenant_list_page(asked, read_requested_record(asked))
    return render_page(request, "dashboards/covenant_list.html", page)


@require_safe
def covenant_file(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """The same list as a file: every row that fits the filters, in the same order."""
    asked = read_page_request(request)
    record = read_requested_record(asked)
    return file_reply(ending, covenant_dataset(asked, record, covenant_list_page(asked, record)))


@require_safe
def covenant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    asked = read_page_request(request)
    record = read_requested_record(asked)
    reading = record.reading(slug)
    if reading is None:
        raise Http404(slug)
    return render_page(request, "dashboards/covenant_detail.html", covenant_page(asked, record, reading))


@require_safe
def chart_data(request: HttpRequest, slug: str, chart: str) -> HttpResponse:
    asked = read_page_request(request)
    record = read_requested_record(asked)
    if record.reading(slug) is None:
        raise Http404(slug)
    statements = statements_on_covenant(slug, record.as_of)
    return chart_reply(COVENANT_CHARTS, chart, ChartSource(asked, record, slug, statements))
