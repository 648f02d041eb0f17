"""ODT (OpenDocument text): headings, paragraphs and tables, for lists that staff work on in their own text program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from odfdo import Cell, Document, Element, Header, Paragraph, Row, Style, Table

CONTENT_TYPE = "application/vnd.oasis.opendocument.text"
HEAD, PLAIN, CELL = "list-head", "list-text", "list-cell"
# What XML has no place for
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its name, its headings, and of each row the cells, each as its paragraphs."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands below it, and a table."""

    title: str
    paragraphs: tuple[str, ...]
    grid: Grid | None = None


def write_text(title: str, lead: Sequence[str], sections: Iterable[Section], *, day: date, language: str) -> bytes:
    """Return the document; `day` stands in it as its date: the same words are the same bytes."""
    document = Document("text")
    body = document.body
    body.clear()
    locale = {"nl": "nl-NL", "en": "en-GB"}[language]
    document.language = locale
    _add_styles(document)
    body.append(Header(1, _printable(title)))
    for text in lead:
        body.append(Paragraph(_printable(text)))
    for section in sections:
        body.append(Header(2, _printable(section.title)))
        for text in section.paragraphs:
            body.append(Paragraph(_printable(text)))
        if section.grid:
            body.append(_table(section.grid))
    meta, made = document.meta, datetime.combine(day, time.min)
    meta.title, meta.language, meta.generator = _printable(title), locale, "imvo-tracker"
    meta.creation_date = meta.date = made
    return _packed_alike(document)


def _add_styles(document: Document) -> None:
    """Give tables a line and small words, and turn the page: tables of many columns need the width."""
    document.insert_style(Style("paragraph", name=HEAD, area="text", size="9pt", bold=True), automatic=True)
    document.insert_style(Style("paragraph", name=PLAIN, area="text", size="9pt"), automatic=True)
    lines = Style("table-cell", name=CELL, border="0.05pt solid #808080", padding="0.1cm")
    document.insert_style(lines, automatic=True)
    layouts: list[Any] = document.get_styles("page-layout")
    for layout in layouts:
        layout.set_properties(
            {"fo:page-width": "297mm", "fo:page-height": "210mm", "style:print-orientation": "landscape"}
        )


def _table(grid: Grid) -> Table:
    """Return the table; its headings come back on each page, and are headings to who listens."""
    table = Table(grid.name, width=len(grid.columns), height=0)
    heads = Element.from_tag("table:table-header-rows")
    heads.append(_row(((name,) for name in grid.columns), HEAD))
    table.append(heads)
    for cells in grid.rows:
        table.append(_row(cells, PLAIN))
    return table


def _row(cells: Iterable[Sequence[str]], style: str) -> Row:
    row = Row()
    for texts in cells:
        cell = Cell(style=CELL)
        for text in texts:
            cell.append(Paragraph(_printable(text), style=style))
        row.append(cell)
    return row


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text)


def _packed_alike(document: Document) -> bytes:
    """Pack the parts anew, all of one day: the library writes the time of the clock beside each."""
    first, second = BytesIO(), BytesIO()
    document.save(first)
    with ZipFile(first) as given, ZipFile(second, "w") as packed:
        for part in given.infolist():
            entry = ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_STORED if part.filename == "mimetype" else ZIP_DEFLATED
            packed.writestr(entry, given.read(part))
    return second.getvalue()
