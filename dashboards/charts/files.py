"""The files of a drawn chart: the drawing as SVG and PNG, the numbers in every format of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.picture import CONTENT_TYPE, write_picture
from dashboards.formats.base import dataset
from dashboards.formats.registry import FORMATS, file_reply
from dashboards.frame.base import Files, Link, frame
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record
from dashboards.page_request import PageRequest

SVG, PNG = "svg", "png"
PICTURES = (SVG, PNG)
# The renderer is loaded when somebody asks for the first PNG.
RASTER = "dashboards.charts.raster"
# Makes one chart of a page of `asked`, `record`, its name and what stands in the address before that; None: not there.
ChartOf = Callable[..., DrawnChart | None]


def chart_links(asked: PageRequest, record: Record, name: str, *args: str) -> tuple[Link, ...]:
    """Return the lasting address of a chart's files: the same bytes for ever.

    `name` is the name of the address that takes a chart and an ending, `args` what stands before the ending.
    """
    revision, rule = record.as_of.revision or 0, record.rule.slug
    return tuple(
        Link(asked.cited_as(name, *args, ending, revision=revision, rule=rule), ending.upper())
        for ending in (*FORMATS, *PICTURES)
    )


def chart_downloads(charts: Iterable[DrawnChart]) -> tuple[Files, ...]:
    """Return the numbers and drawings of a page's charts as files, each with what it holds."""
    endings = {ending.upper() for ending in (*FORMATS, *PICTURES)}
    return tuple(Files(chart.caption, tuple(link for link in chart.links if link.label in endings)) for chart in charts)


def chart_file(chart_of: ChartOf) -> Callable[..., HttpResponseBase]:
    """Return the view of a chart's files; the middleware says how long they may be kept."""

    @require_safe
    def answer(request: HttpRequest, chart: str, ending: str, **named: Any) -> HttpResponseBase:
        asked = read_page_request(request)
        record = read_requested_record(asked)
        drawn = chart_of(asked, record, chart, **named)
        if drawn is None:
            raise Http404(chart)
        return drawn_file_reply(drawn, ending, asked, record, origin(request))

    return answer


def drawn_file_reply(
    chart: DrawnChart, ending: str, asked: PageRequest, record: Record, site: str = ""
) -> HttpResponseBase:
    """Answer with a chart as a file; raises `Http404` for an ending that is not there.

    `site` is scheme and host: a file goes places where an address without them leads nowhere.
    """
    page = frame(asked, record, chart.title)
    made = dataset(page, chart.slug, columns=chart.columns, rows=chart.rows, count=len(chart.rows))
    if ending not in PICTURES:
        return file_reply(ending, made, asked, site)
    notes = (f"{_('IMVO covenant tracker')} · {page.moment.sentence}", f"{site}{page.address}")
    picture, content_type = write_picture(chart.title, chart.drawing, notes), CONTENT_TYPE
    if ending == PNG:
        write, content_type = (import_string(f"{RASTER}.{name}") for name in ("write_raster", "CONTENT_TYPE"))
        picture = write(picture)
    headers = {"Content-Disposition": f'attachment; filename="{made.name}.{ending}"'}
    return HttpResponse(picture, content_type=content_type, headers=headers)
