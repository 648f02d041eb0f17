"""The covenants: the list, one covenant, its statements, and the files of its charts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import chart_page
from dashboards.charts.files import chart_file
from dashboards.charts.registry import COVENANT_CHARTS, find_drawn
from dashboards.covenants.detail import CovenantPage, covenant_page, covenant_source
from dashboards.covenants.file import covenant_dataset
from dashboards.covenants.list import covenant_list_page, covenant_rows
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


covenant_file = table_file(covenant_rows, covenant_dataset)
covenants_card = card_file(covenant_list_page)


@require_safe
def covenant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    asked = read_page_request(request)
    page = _covenant(asked, read_requested_record(asked), slug)
    return render_page(request, "dashboards/covenant_detail.html", page)


def _covenant(asked: PageRequest, record: Record, slug: str) -> CovenantPage:
    return covenant_page(asked, record, requested_reading(record, slug))


covenant_card = card_file(_covenant)


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
covenant_statements_card = card_file(_statements)


def _chart(asked: PageRequest, record: Record, name: str, *, slug: str) -> DrawnChart | None:
    requested_reading(record, slug)
    return find_drawn(COVENANT_CHARTS, name, covenant_source(asked, record, slug))


covenant_chart_file, covenant_chart = chart_file(_chart), chart_page(_chart, "covenant")
