"""The covenants: the list, one covenant, its statements, and the files of its charts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.charts.files import chart_file_reply
from dashboards.charts.registry import COVENANT_CHARTS
from dashboards.covenants.detail import covenant_page, covenant_source
from dashboards.covenants.file import covenant_dataset
from dashboards.covenants.list import covenant_list_page
from dashboards.covenants.statements import StatementsPage, statements_dataset, statements_page
from dashboards.formats.registry import file_reply
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest


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
def covenant_statements(request: HttpRequest, slug: str) -> HttpResponse:
    """Every statement on one covenant, in pages."""
    return render_page(request, "dashboards/covenant_statements.html", _statements(request, slug)[2])


@require_safe
def covenant_statements_file(request: HttpRequest, slug: str, ending: str) -> StreamingHttpResponse:
    """The same statements as a file: all that fit the filters."""
    return file_reply(ending, statements_dataset(*_statements(request, slug)))


def _statements(request: HttpRequest, slug: str) -> tuple[PageRequest, Record, StatementsPage]:
    asked = read_page_request(request)
    record = read_requested_record(asked)
    reading = record.reading(slug)
    if reading is None:
        raise Http404(slug)
    return asked, record, statements_page(asked, record, reading)


@require_safe
def chart_file(request: HttpRequest, slug: str, chart: str, ending: str) -> HttpResponseBase:
    """One of a covenant's charts as a file: the drawing or its numbers."""
    asked = read_page_request(request)
    record = read_requested_record(asked)
    if record.reading(slug) is None:
        raise Http404(slug)
    return chart_file_reply(COVENANT_CHARTS, chart, ending, covenant_source(asked, record, slug))
