"""The files of a drawn chart: the drawing as SVG, the numbers in every format of tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpResponse, HttpResponseBase

from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.picture import CONTENT_TYPE, write_picture
from dashboards.charts.registry import find_chart
from dashboards.formats.base import dataset
from dashboards.formats.registry import FORMATS, file_reply
from dashboards.frame.base import Files, Link, frame
from dashboards.page_request import PageRequest

SVG = "svg"


def chart_links(asked: PageRequest, record: Record, name: str, *args: str) -> tuple[Link, ...]:
    """Return the lasting address of a chart's files: the same bytes for ever.

    `name` is the name of the address that takes a chart and an ending, `args` what stands before the ending.
    """
    revision, rule = record.as_of.revision or 0, record.rule.slug
    return tuple(
        Link(asked.cited_as(name, *args, ending, revision=revision, rule=rule), ending.upper())
        for ending in (*FORMATS, SVG)
    )


def chart_downloads(charts: Iterable[DrawnChart]) -> tuple[Files, ...]:
    """Return the numbers and drawings of a page's charts as files, each with what it holds."""
    endings = {ending.upper() for ending in (*FORMATS, SVG)}
    return tuple(Files(chart.caption, tuple(link for link in chart.links if link.label in endings)) for chart in charts)


def chart_file_reply(paths: Iterable[str], slug: str, ending: str, source: ChartSource) -> HttpResponseBase:
    """Answer with a file of one of the page's charts, or 404; the middleware says how long it may be kept."""
    chart = find_chart(paths, slug, source)
    if not isinstance(chart, DrawnChart):
        raise Http404(slug)
    return drawn_file_reply(chart, ending, source.asked, source.record)


def drawn_file_reply(chart: DrawnChart, ending: str, asked: PageRequest, record: Record) -> HttpResponseBase:
    """Answer with a chart as a file; raises `Http404` for an ending that is not there."""
    page = frame(asked, record, chart.title)
    made = dataset(page, chart.slug, columns=chart.columns, rows=chart.rows, count=len(chart.rows))
    if ending != SVG:
        return file_reply(ending, made)
    picture = write_picture(chart.title, chart.drawing, (page.moment.sentence, page.address))
    headers = {"Content-Disposition": f'attachment; filename="{made.name}.{SVG}"'}
    return HttpResponse(picture, content_type=CONTENT_TYPE, headers=headers)
