"""ODS (OpenDocument 1.3): a sheet of typed cells, and one that says what it is, of when, and how many.

Written as a stream: libraries that hold the whole document take over a hundred megabytes for ten thousand rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from tempfile import TemporaryFile
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from dashboards.formats.base import Cell, Dataset, rows_in_text
from dashboards.formats.pieces import LEVEL, UNPRINTABLE, pieces_of, printable

CONTENT_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OF = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3" xmlns:office="{_OF}:office:1.0" xmlns:table="{_OF}:table:1.0" \
xmlns:text="{_OF}:text:1.0" xmlns:style="{_OF}:style:1.0" xmlns:number="{_OF}:datastyle:1.0">
<office:automatic-styles>
<number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="iso"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
"""
_TAIL = "</office:spreadsheet></office:body></office:document-content>\n"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest manifest:version="1.3" xmlns:manifest="{_OF}:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{CONTENT_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_SPACES = re.compile("  +|\t")
# What a text cannot hold as it is: signs of XML, ends of lines, what counts as one space, what cannot be printed
_SPECIAL = re.compile(f"[&<>\t\r\n]|  |{UNPRINTABLE.pattern}")


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file in pieces; rows go to disk one by one."""
    with TemporaryFile() as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as packed:
            packed.writestr(_entry("mimetype", ZIP_STORED), CONTENT_TYPE)
            packed.writestr(_entry("META-INF/manifest.xml"), _MANIFEST)
            with TextIOWrapper(packed.open("content.xml", "w"), "utf-8", newline="") as content:
                content.write(_HEAD)
                for rows in (
                    _table(_("Data"), (dataset.columns,), dataset.rows),
                    _table(_("About"), (), dataset.notes),
                ):
                    content.writelines(rows)
                content.write(_TAIL)
        yield from pieces_of(file)


def _entry(name: str, how: int = ZIP_DEFLATED) -> ZipInfo:
    """Return a file of the package, of a day that stands for every file: the same bytes for ever."""
    entry = ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    entry.compress_type = how
    return entry


def _table(name: str, heads: Iterable[Sequence[str]], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(name)}>\n"
    for texts in heads:
        yield f"<table:table-header-rows>{_row(map(_cell, texts))}</table:table-header-rows>\n"
    for some in rows_in_text(rows, _cell):
        for cells in some:
            yield f"{_row(cells)}\n"
    yield "</table:table>\n"


def _row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string">{_paragraphs(cell)}</table:table-cell>'
    if isinstance(cell, date):
        day = cell.isoformat()
        kind = f'table:style-name="day" office:value-type="date" office:date-value="{day}"'
        return f"<table:table-cell {kind}><text:p>{day}</text:p></table:table-cell>"
    number = format(Decimal(cell).normalize(), "f")
    kind = f'office:value-type="float" office:value="{number}"'
    return f"<table:table-cell {kind}><text:p>{number}</text:p></table:table-cell>"


def _paragraphs(text: str) -> str:
    """Return a text line by line; a run of spaces and a tab have elements of their own."""
    if not _SPECIAL.search(text):
        return f"<text:p>{text}</text:p>"
    lines = re.split("\r\n|\r|\n", printable(text))
    return "".join(f"<text:p>{_SPACES.sub(_spaces, escape(line))}</text:p>" for line in lines)


def _spaces(run: re.Match[str]) -> str:
    return "<text:tab/>" if run[0] == "\t" else f' <text:s text:c="{len(run[0]) - 1}"/>'
