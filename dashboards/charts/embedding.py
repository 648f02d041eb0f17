"""A chart on a page of its own, small enough to stand inside a page of somebody else."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import PNG, ChartOf
from dashboards.charts.svg import Drawing
from dashboards.frame.base import Frame, extend, frame
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest

# The narrow drawing is shown up to 480 pixels wide; title, moment, source and the closed table stand around it.
_LARGER, _AROUND, _STEP = 4 / 3, 300, 20
# Says which query keys of its page a chart stands behind: those that filter the list it is one of.
FiltersOf = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ChartPage(Frame):
    """One chart; `whole_url` is the page it comes from, at the same moment."""

    chart: DrawnChart
    whole_url: str

    @property
    def picture_url(self) -> str:
        """The chart as PNG, at its moment: what stands for this page where it is shared."""
        return next((link.url for link in self.chart.links if link.label == PNG.upper()), "")


def embed_url(asked: PageRequest, record: Record, name: str, *args: str) -> str:
    """Return the lasting address of a chart's own page."""
    return asked.cited_as(name, *args, revision=record.as_of.revision or 0, rule=record.rule.slug)


def chart_page(chart_of: ChartOf, whole: str, filters_of: FiltersOf | None = None) -> Callable[..., HttpResponse]:
    """Return the view of a chart's own page; `whole` is the name of the address of the page it comes from."""

    @require_safe
    def answer(request: HttpRequest, chart: str, **named: Any) -> HttpResponse:
        asked = read_page_request(request)
        record = read_requested_record(asked)
        drawn = chart_of(asked, record, chart, **named)
        if drawn is None:
            raise Http404(chart)
        from_page = replace(asked, filters=tuple(filters_of(chart).items())) if filters_of else asked
        whole_url = f"{embed_url(from_page, record, whole, *named.values())}#{chart}"
        base = frame(asked, record, drawn.title)
        page = extend(ChartPage, base, chart=replace(drawn, drawing=_leading_out(drawn.drawing)), whole_url=whole_url)
        return render_page(request, "dashboards/chart.html", page)

    return answer


def _leading_out(drawing: Drawing) -> Drawing:
    """Let the links of a drawing open in the whole window: inside a frame no other page of this site may stand."""
    wide, narrow = (SafeString(one.replace("<a ", '<a target="_top" ')) for one in (drawing.wide, drawing.narrow))
    return replace(drawing, wide=wide, narrow=narrow)


def embed_code(request: HttpRequest, chart: DrawnChart) -> str:
    """Return the line of HTML that shows a chart inside another page; "" while no host may do that."""
    if not settings.EMBED_HOSTS or not chart.embed_url:
        return ""
    tallest = max(chart.drawing.height, chart.drawing.narrow_height * _LARGER) + _AROUND
    height = math.ceil(tallest / _STEP) * _STEP
    address, title = escape(f"{origin(request)}{chart.embed_url}"), escape(chart.title)
    return f'<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy"></iframe>'
