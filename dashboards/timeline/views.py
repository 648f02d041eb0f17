"""All covenants in time."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.documents import progress_letters
from dashboards.charts.base import ChartSource
from dashboards.charts.explored import explore_page
from dashboards.charts.registry import TIMELINE_EXPLORED
from dashboards.charts.reply import chart_reply
from dashboards.frame.base import Link
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.timeline.page import timeline_page
from imvo_tracker.lib.badinput import BadInput

FROM, UNTIL = "vanjaar", "totjaar"
_YEAR = re.compile(r"(19|20|21)[0-9]{2}")


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """From first talks to renewal or end; `vanjaar` and `totjaar` zoom in."""
    asked = read_page_request(request)
    first, last = _read_year(request, FROM), _read_year(request, UNTIL)
    if first and last and first > last:
        raise BadInput(_("vanjaar: the first year lies after the last. Turn them round."), FROM)
    page = timeline_page(
        asked,
        read_requested_record(asked),
        letters=progress_letters(asked.as_of),
        first_year=first,
        last_year=last,
    )
    return render_page(request, "dashboards/timeline.html", page)


@require_safe
def explore(request: HttpRequest) -> HttpResponse:
    """The same, to zoom into and choose from."""
    asked = read_page_request(request)
    source = ChartSource(asked, read_requested_record(asked))
    page = explore_page(TIMELINE_EXPLORED, source, Link(asked.link("timeline"), _("All covenants in time")))
    return render_page(request, "dashboards/explore.html", page)


@require_safe
def explored_data(request: HttpRequest, chart: str) -> HttpResponse:
    """That drawing as JSON."""
    asked = read_page_request(request)
    return chart_reply(TIMELINE_EXPLORED, chart, ChartSource(asked, read_requested_record(asked)))


def _read_year(request: HttpRequest, key: str) -> int | None:
    text = request.GET.get(key, "")
    if not text:
        return None
    if not _YEAR.fullmatch(text):
        raise BadInput(_("%(key)s: this is not a year. Write for example 2016.") % {"key": key}, key)
    return int(text)
