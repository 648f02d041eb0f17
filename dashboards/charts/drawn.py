"""What a page prints of a chart that the server drew: a finding as title, the drawing, its table and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboards.charts.svg import Drawing
from dashboards.formats.base import Cell
from dashboards.frame.base import Link
from dashboards.words.wording import say_day, say_number


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """What `components/chart_figure.html` prints.

    `title` is the finding ("Ten promised, two signed"), `reading` how to read the drawing, if that needs words.
    `rows` are the numbers that were drawn, as days and numbers: the page says them, the file writes them.
    `links` are the same numbers and drawing as files (`files.chart_links`), and the page where one explores them.
    `embed_url` is the chart's own page (`embedding.embed_url`).
    """

    slug: str
    title: str
    drawing: Drawing
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    reading: str = ""
    caption_note: str = ""
    links: tuple[Link, ...] = ()
    embed_url: str = ""
    numeric: bool = True

    @property
    def said_rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows in the words of the page."""
        return tuple(tuple(_say(cell) for cell in row) for row in self.rows)


def _say(cell: Cell) -> str:
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, date):
        return say_day(cell)
    return say_number(Decimal(cell)) if isinstance(cell, int | Decimal) else cell
