"""The ledger of promises, its charts as files, and the chart that one explores."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import chart_page
from dashboards.charts.explored import ExplorePage, explore_page, explored_dataset
from dashboards.charts.files import chart_file
from dashboards.charts.registry import PROMISE_CHARTS, PROMISES_EXPLORED, find_drawn
from dashboards.charts.reply import chart_reply
from dashboards.formats.table_file import table_file
from dashboards.frame.base import Link
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dashboards.promises.file import promise_dataset
from dashboards.promises.filters import moved_filters
from dashboards.promises.letters_file import counts_dataset, scores_dataset, sums_dataset
from dashboards.promises.page import promises_page
from dashboards.promises.source import promise_source


@require_safe
def promise_list(request: HttpRequest) -> HttpResponse:
    """What was promised, and what came of it."""
    asked = read_page_request(request)
    moved = moved_filters(asked.filters)
    if moved:
        return HttpResponsePermanentRedirect(asked.here(**moved))
    return render_page(request, "dashboards/promises.html", promises_page(asked, read_requested_record(asked)))


promise_file = table_file(promises_page, promise_dataset)
sums_file, scores_file, counts_file = (
    table_file(promises_page, made) for made in (sums_dataset, scores_dataset, counts_dataset)
)
promises_card = card_file(promises_page)


def _chart(asked: PageRequest, record: Record, slug: str) -> DrawnChart | None:
    return find_drawn(PROMISE_CHARTS, slug, promise_source(asked, record))


promises_chart_file, promises_chart = chart_file(_chart), chart_page(_chart, "promises")


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """The promises that fit the same filters, to zoom into and choose from."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/explore.html", _explored(asked, read_requested_record(asked)))


def _explored(asked: PageRequest, record: Record) -> ExplorePage:
    source = promise_source(asked, record)
    back = Link(asked.link("promises", **source.filters), _("Promises"))
    return explore_page(PROMISES_EXPLORED, source, back, "promises_explored_table_file")


explored_file, explored_card = table_file(_explored, explored_dataset), card_file(_explored)


@require_safe
def explored_data(request: HttpRequest, chart: str) -> HttpResponse:
    """That drawing as JSON."""
    asked = read_page_request(request)
    return chart_reply(PROMISES_EXPLORED, chart, promise_source(asked, read_requested_record(asked)))
