"""What a chart is: words, the rows of its table, and on demand a drawing of the same points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.module_loading import import_string

from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.page_request import PageRequest

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ChartSource:
    """What charts are built from: the record asked for, and on a covenant's page its statements."""

    asked: PageRequest
    record: Record
    covenant: str = ""
    statements: Sequence[Statement] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """What `components/chart.html` prints. `rows` and the drawing are made of the same `points`.

    `drawing` is the dotted path of the function that draws: its module loads plotly, so it is
    imported when somebody asks for the drawing and not before.
    """

    slug: str
    title: str
    description: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    points: Any
    drawing: str
    data_url: str
    caption_note: str = ""
    numeric: bool = True

    def figure(self) -> Figure:
        """Return the drawing as plain data: {"data": […], "layout": {…}}."""
        return import_string(self.drawing)(self)


def plain(text: str) -> str:
    """Return text for a title or hover: plotly reads tags in those, so none may come from the record."""
    return escape(text, quote=False)
