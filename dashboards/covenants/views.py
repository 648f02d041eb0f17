"""The covenants: the list, one covenant, its statements, and the files of its charts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.charts.files import chart_file_reply
from dashboards.charts.registry import COVENANT_CHARTS
from dashboards.covenants.detail import covenant_page, covenant_source
from dashboards.covenants.file import covenant_dataset
from dashboards.covenants.list import covenant_list_page
from dashboards.covenants.metadata import woo_metadata
from dashboards.covenants.statements import StatementsPage, statements_dataset, statements_page
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page, requested_reading
from dashboards.page_request import PageRequest


@require_safe
def covenant_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    page = covenant_list_page(asked, read_requested_record(asked))
    return render_page(request, "dashboards/covenant_list.html", page)


covenant_file = table_file(covenant_list_page, covenant_dataset)


@require_safe
def covenant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    asked = read_page_request(request)
    record = read_requested_record(asked)
    page = covenant_page(asked, record, requested_reading(record, slug))
    return render_page(request, "dashboards/covenant_detail.html", page)


@require_safe
def covenant_statements(request: HttpRequest, slug: str) -> HttpResponse:
    """Every statement on one covenant, in pages."""
    asked = read_page_request(request)
    page = _statements(asked, read_requested_record(asked), slug)
    return render_page(request, "dashboards/covenant_statements.html", page)


def _statements(asked: PageRequest, record: Record, slug: str) -> StatementsPage:
    reading = requested_reading(record, slug)
    return statements_page(asked, record, reading)


@require_safe
def covenant_metadata_file(request: HttpRequest, slug: str) -> HttpResponse:
    """What the Dutch open government act asks of a covenant, for harvesters."""
    record = read_requested_record(read_page_request(request))
    text = woo_metadata(requested_reading(record, slug), record)
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


covenant_statements_file = table_file(_statements, statements_dataset)


@require_safe
def chart_file(request: HttpRequest, slug: str, chart: str, ending: str) -> HttpResponseBase:
    """One of a covenant's charts as a file: the drawing or its numbers."""
    asked = read_page_request(request)
    record = read_requested_record(asked)
    requested_reading(record, slug)
    return chart_file_reply(COVENANT_CHARTS, chart, ending, covenant_source(asked, record, slug))
