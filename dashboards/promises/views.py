"""The ledger of promises, and the data of its chart."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dashboards.charts.explored import explore_page
from dashboards.charts.registry import PROMISE_CHARTS, PROMISES_EXPLORED
from dashboards.charts.reply import chart_reply
from dashboards.frame.base import Link
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.promises.page import promise_source, promises_page


@require_safe
def promise_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/promises.html", promises_page(asked, read_requested_record(asked)))


@require_safe
def chart_data(request: HttpRequest, chart: str) -> HttpResponse:
    """The drawing of the promises that fit the same filters, as JSON."""
    asked = read_page_request(request)
    return chart_reply(PROMISE_CHARTS, chart, promise_source(asked, read_requested_record(asked)))


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """The promises that fit the same filters, to zoom into and choose from."""
    asked = read_page_request(request)
    source = promise_source(asked, read_requested_record(asked))
    page = explore_page(PROMISES_EXPLORED, source, Link(asked.link("promises", **source.filters), _("Promises")))
    return render_page(request, "dashboards/explore.html", page)


@require_safe
def explored_data(request: HttpRequest, chart: str) -> HttpResponse:
    """That drawing as JSON."""
    asked = read_page_request(request)
    return chart_reply(PROMISES_EXPLORED, chart, promise_source(asked, read_requested_record(asked)))
