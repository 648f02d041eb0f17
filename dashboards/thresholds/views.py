"""Thresholds and measurements, and the data of each curve."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import chart_page
from dashboards.charts.explored import ExplorePage, explore_page, explored_dataset
from dashboards.charts.files import chart_file
from dashboards.charts.registry import THRESHOLD_CHARTS, THRESHOLDS_EXPLORED, find_drawn
from dashboards.charts.reply import chart_reply
from dashboards.formats.table_file import table_file
from dashboards.frame.base import Link
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dashboards.thresholds.explore import UnitSource, unit_links
from dashboards.thresholds.file import conditions_dataset, measurements_dataset, parties_dataset
from dashboards.thresholds.page import asked_unit, curve_source, thresholds_page


@require_safe
def threshold_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/thresholds.html", thresholds_page(asked, read_requested_record(asked)))


conditions_file, measurements_file, parties_file = (
    table_file(thresholds_page, made) for made in (conditions_dataset, measurements_dataset, parties_dataset)
)

thresholds_card = card_file(thresholds_page)


def _chart(asked: PageRequest, record: Record, slug: str) -> DrawnChart | None:
    """One curve; its slug is the covenant, a hyphen and the unit."""
    covenant, _hyphen, unit = slug.rpartition("-")
    source = curve_source(asked, record, covenant, unit)
    return find_drawn(THRESHOLD_CHARTS, slug, source) if source else None


threshold_chart_file = chart_file(_chart)
threshold_chart = chart_page(_chart, "thresholds", lambda slug: {"convenant": slug.rpartition("-")[0]})


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """What was measured in one unit, to zoom into and choose from."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/explore.html", _explored(asked, read_requested_record(asked)))


def _explored(asked: PageRequest, record: Record) -> ExplorePage:
    source, back = _unit_source(asked, record), Link(asked.link("thresholds"), _("Thresholds"))
    choices = unit_links(source, source.unit)
    return explore_page(THRESHOLDS_EXPLORED, source, back, "thresholds_explored_table_file", choices)


explored_file, explored_card = table_file(_explored, explored_dataset), card_file(_explored)


@require_safe
def explored_data(request: HttpRequest, chart: str) -> HttpResponse:
    """That drawing as JSON."""
    asked = read_page_request(request)
    return chart_reply(THRESHOLDS_EXPLORED, chart, _unit_source(asked, read_requested_record(asked)))


def _unit_source(asked: PageRequest, record: Record) -> UnitSource:
    return UnitSource(asked, record, unit=asked_unit(asked, record))
