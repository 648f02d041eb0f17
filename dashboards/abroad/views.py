"""Law and initiatives abroad."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.abroad.file import abroad_dataset
from dashboards.abroad.page import abroad_page
from dashboards.cards.card import card_file
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import chart_page
from dashboards.charts.files import chart_file
from dashboards.charts.registry import ABROAD_CHARTS, find_drawn
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest


@require_safe
def abroad(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/abroad.html", abroad_page(asked, read_requested_record(asked)))


abroad_file = table_file(abroad_page, abroad_dataset)
abroad_card = card_file(abroad_page)


def _chart(asked: PageRequest, record: Record, slug: str) -> DrawnChart | None:
    return find_drawn(ABROAD_CHARTS, slug, ChartSource(asked, record))


abroad_chart_file, abroad_chart = chart_file(_chart), chart_page(_chart, "abroad")
