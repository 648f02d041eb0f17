"""All covenants in time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.documents import progress_letters
from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import chart_page
from dashboards.charts.explored import ExplorePage, explore_page, explored_dataset
from dashboards.charts.files import chart_file
from dashboards.charts.registry import TIMELINE_CHARTS, TIMELINE_EXPLORED, find_drawn
from dashboards.charts.reply import chart_reply
from dashboards.formats.table_file import table_file
from dashboards.frame.base import Link
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dashboards.timeline.file import timeline_dataset
from dashboards.timeline.page import TimelinePage, timeline_page


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """From the signature to the end or the last proof; the others with how far they came."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/timeline.html", _page_of(asked, read_requested_record(asked)))


def _page_of(asked: PageRequest, record: Record) -> TimelinePage:
    return timeline_page(asked, record, letters=progress_letters(asked.as_of))


milestones_file = table_file(_page_of, timeline_dataset)
timeline_card = card_file(_page_of)


def _chart(asked: PageRequest, record: Record, slug: str) -> DrawnChart | None:
    return find_drawn(TIMELINE_CHARTS, slug, ChartSource(asked, record))


timeline_chart_file, timeline_chart = chart_file(_chart), chart_page(_chart, "timeline")


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """The same, to zoom into and choose from."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/explore.html", _explored(asked, read_requested_record(asked)))


def _explored(asked: PageRequest, record: Record) -> ExplorePage:
    back = Link(asked.link("timeline"), _("All agreements over time"))
    return explore_page(TIMELINE_EXPLORED, ChartSource(asked, record), back, "timeline_explored_table_file")


explored_file, explored_card = table_file(_explored, explored_dataset), card_file(_explored)


@require_safe
def explored_data(request: HttpRequest, chart: str) -> HttpResponse:
    """That drawing as JSON."""
    asked = read_page_request(request)
    return chart_reply(TIMELINE_EXPLORED, chart, ChartSource(asked, read_requested_record(asked)))
