"""The overview and the data of its charts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.evidence.news import newest_statements
from covenants.evidence.statements import evidence_of
from covenants.moment.record import Record
from dashboards.cards.card import CardFigure, card_file
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import chart_page
from dashboards.charts.files import chart_file
from dashboards.charts.registry import OVERVIEW_CHARTS, find_drawn
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.overview.fifteen import promise_keys, shown_of_the_letter
from dashboards.overview.file import letter_dataset
from dashboards.overview.news import LOOKED_THROUGH
from dashboards.overview.page import OverviewPage, overview_page
from dashboards.page_request import PageRequest


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """How far the covenants are."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/overview.html", _page_of(asked, read_requested_record(asked)))


def _page_of(asked: PageRequest, record: Record) -> OverviewPage:
    shown = shown_of_the_letter(record)
    return overview_page(
        asked,
        record,
        shown=shown,
        said=evidence_of(promise_keys(shown), asked.as_of),
        newest=newest_statements(record, most=LOOKED_THROUGH),
    )


letter_file = table_file(_page_of, letter_dataset)


def _figures(page: OverviewPage) -> tuple[CardFigure, ...]:
    """The strip of the page: a number with its unit, and below it its day and what happened."""
    return tuple(CardFigure(f"{one.value} {one.unit}".strip(), one.label, one.note) for one in page.figures)


overview_card = card_file(_page_of, _figures)


def _chart(asked: PageRequest, record: Record, slug: str) -> DrawnChart | None:
    return find_drawn(OVERVIEW_CHARTS, slug, ChartSource(asked, record))


overview_chart_file, overview_chart = chart_file(_chart), chart_page(_chart, "overview")
