"""A chart that readers explore: series to choose from on one axis of time. No other page loads plotly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from covenants.moment.record import Record
from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.registry import build_charts
from dashboards.formats.base import Cell, Dataset, as_shown, dataset
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.columns import ColumnChoice, Labels, choose_columns
from dashboards.page_request import PageRequest

DRAWING = "dashboards.charts.explored_drawing.draw_explored"
_ROW_HEIGHT, _AROUND, _HEIGHT = 26, 120, 520


@dataclass(frozen=True, slots=True)
class Span:
    """A bar in a row, from a day up to and including another."""

    row: str
    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A point: in a row, or at the height of a number, which reaches up to `high` where it is a margin."""

    day: date
    words: str
    row: str = ""
    value: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What is shown and hidden together, under one name."""

    name: str
    spans: Sequence[Span] = ()
    spots: Sequence[Spot] = ()


@dataclass(frozen=True, slots=True)
class Explored:
    """The points of such a chart. With `rows` it has those from top to bottom, without them numbers of `unit`."""

    series: Sequence[Series]
    day: date
    rows: Sequence[str] = ()
    unit: str = ""

    @property
    def height(self) -> int:
        """How high it is drawn, in pixels: the page keeps that room for it."""
        return _AROUND + _ROW_HEIGHT * len(self.rows) if self.rows else _HEIGHT


@dataclass(frozen=True, slots=True)
class ExplorePage(Frame):
    """Everything the page prints; `chart` is None where nothing fits."""

    lead: str
    chart: Chart | None
    back: Link
    choices: tuple[Link, ...]
    columns: ColumnChoice


def explore_page(
    paths: Sequence[str], source: ChartSource, back: Link, file: str, choices: Sequence[Link] = ()
) -> ExplorePage:
    """Return the page of one chart; `back` is where one came from, `choices` are other charts of the same kind.

    `file` is the name of the address of its table as a file.
    """
    asked, record = source.asked, source.record
    columns = choose_columns(asked, _labels(), anchor="#figures")
    chart = next((_with_columns(one, columns) for one in build_charts(paths, source)), None)
    title = _("Explore: %(chart)s") % {"chart": chart.title if chart else back.label}
    files = (file_links(asked, record, chart.caption, file),) if chart else ()
    base = frame(asked, record, title, above=(back,), files=files)
    return extend(
        ExplorePage, base, lead=_say_lead(chart), chart=chart, back=back, choices=tuple(choices), columns=columns
    )


def explored_dataset(_asked: PageRequest, _record: Record, page: ExplorePage) -> Dataset:
    """Return what is drawn on such a page, with its days and numbers."""
    explored: Explored | None = page.chart.points if page.chart else None
    series = explored.series if explored else ()
    rows = [(one.name, *_cells(shown, explored)) for one in series for shown in _shown(one)]
    series_name, subject, says = explored_columns()
    columns = (series_name, subject, _("From"), _("Until"), _("At least"), _("At most"), says)
    name = page.chart.slug if page.chart else "onderzoek"
    return as_shown(dataset(page, name, columns=columns, rows=rows, count=len(rows)), page.columns, _PART_OF)


def _say_lead(chart: Chart | None) -> str:
    """Return how much of each series is drawn."""
    series: Sequence[Series] = chart.points.series if chart else ()
    parts = ", ".join(f"{one.name} ({len(one.spans or one.spots)})" for one in series)
    return _("In this chart: %(parts)s.") % {"parts": parts} if parts else ""


def _with_columns(chart: Chart, choice: ColumnChoice) -> Chart:
    places = [place for place, (key, _label) in enumerate(_labels()) if key in choice.shown]
    rows = tuple(tuple(row[place] for place in places) for row in chart.rows)
    return replace(chart, columns=tuple(chart.columns[place] for place in places), rows=rows)


def _cells(one: Span | Spot, explored: Explored | None) -> tuple[Cell, ...]:
    subject = one.row or (explored.unit if explored else "")
    if isinstance(one, Span):
        return (subject, one.first, one.last, None, None, one.words)
    return (subject, one.day, one.day, one.value, one.high, one.words)


def explore_link(url: str) -> Link:
    """Return the link to such a page, for beside a chart."""
    return Link(url, _("Explore this chart"))


def in_words(explored: Explored) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table: series, subject, words."""
    return tuple(
        (series.name, one.row or explored.unit, one.words) for series in explored.series for one in _shown(series)
    )


def _shown(series: Series) -> tuple[Span | Spot, ...]:
    return (*series.spans, *series.spots)


def explored_columns() -> tuple[str, ...]:
    return tuple(str(label) for _key, label in _labels())


def _labels() -> Labels:
    return ("series", pgettext("one", "Series")), ("subject", _("Subject")), ("says", _("What the chart shows"))


# By column of the file the column of the page that shows it.
_PART_OF = ("series", "subject", *("says",) * 5)
