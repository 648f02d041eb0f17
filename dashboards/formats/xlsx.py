"""XLSX: a sheet of typed cells, and one that says what it is, of when, and how many.

The library makes the workbook with all that stands around the rows; the rows are written here, in the very signs that
it would write. Cell by cell it takes five times as long for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from operator import ne
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from dashboards.formats.base import Cell, Dataset, by_column, in_text
from dashboards.formats.pieces import LEVEL, pieces_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The first day that a spreadsheet counts, and a day that stands for every file: the same bytes for ever
_FIRST_DAY, _MADE = date(1900, 3, 1), datetime(2000, 1, 1)  # noqa: DTZ001 - a time of no place
_DAY_ZERO = date(1899, 12, 30).toordinal()
_LONGEST = 32_767
_DATA = "xl/worksheets/sheet1.xml"
_NUMBER = "\0"  # stands for the number of a row; it is replaced in every text
_DAY = ' s="2"><v>'  # the style after that of the headings; no text has such a sign in it
# What a text may not hold as it is: signs of XML, those that are replaced, and what those in their place begin with
_SPECIAL = re.compile("[&<>_\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LIKE_REPLACED = re.compile("(_x[0-9a-fA-F]{4}_)")
_REPLACED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file in pieces; rows go to disk one by one."""
    with TemporaryFile() as rows, TemporaryFile() as file:
        last, has_days = _write_rows(rows, dataset)
        with (
            ZipFile(_book(dataset, last, has_days=has_days)) as book,
            ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as packed,
        ):
            for part in book.infolist():
                content = book.read(part)
                with packed.open(part.filename, "w") as written:
                    if part.filename == _DATA:
                        _insert(written, content, rows)
                    else:
                        written.write(content)
        yield from pieces_of(file)


def _book(dataset: Dataset, last: int, *, has_days: bool) -> BytesIO:
    """Return the workbook without its rows; in their place one cell that reaches as far, and of the same styles."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": dataset.title, "created": _MADE})
    data, about = book.add_worksheet(_("Data")), book.add_worksheet(_("About"))
    _write_texts(data, [dataset.columns], book.add_format({"bold": True}))
    data.freeze_panes(1, 0)
    if has_days:
        data.write_datetime(last, 0, _FIRST_DAY)
    elif last:
        data.write_number(last, 0, 0)
    _write_texts(about, dataset.notes, None)
    book.close()
    return made


def _write_texts(sheet: Any, rows: Iterable[Sequence[str]], style: Any) -> None:
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text[:_LONGEST], style)


def _insert(written: IO[bytes], sheet: bytes, rows: IO[bytes]) -> None:
    """Write the sheet with the rows below its headings."""
    head, end, rest = sheet.partition(b"</row>")
    _cell, start, foot = rest.rpartition(b"</sheetData>")
    written.write(head + end)
    rows.seek(0)
    copyfileobj(rows, written)
    written.write(start + foot)


def _write_rows(file: IO[bytes], dataset: Dataset) -> tuple[int, bool]:
    """Write the rows below the headings; return the number of the last that holds anything, and whether days do."""
    letters = [xl_col_to_name(column) for column in range(len(dataset.columns))]
    start, last, has_days = 1, 0, False
    for columns in by_column(dataset.rows):
        cells = [
            in_text(column, partial(_cell, letter), partial(_texts, letter))
            for letter, column in zip(letters, columns, strict=True)
        ]
        rows = list(map("".join, zip(*cells, strict=True)))
        written = []
        for number, row in enumerate(rows, start):
            if row:
                written.append(f'<row r="{_NUMBER}">{row}</row>'.replace(_NUMBER, str(number + 1)))
                last = number
        start += len(rows)
        text = "".join(written)
        file.write(text.encode())
        has_days = has_days or _DAY in text
    return last, has_days


def _cell(letter: str, cell: Cell) -> str:
    """Return a cell of a column, in any row; "" for an empty one."""
    if cell is None or cell == "":
        return ""
    content = _text(cell) if isinstance(cell, str) else _number(cell)
    return f'<c r="{letter}{_NUMBER}"{content}</c>'


def _texts(letter: str, texts: Sequence[str]) -> list[str] | None:
    """Return the cells of a column with texts that all stand as they are; None where one does not."""
    if not all(texts) or _SPECIAL.search("".join(texts)) or len(max(texts, key=len)) > _LONGEST:
        return None
    if any(map(ne, texts, map(str.strip, texts))):
        return None
    before, after = f'<c r="{letter}{_NUMBER}" t="inlineStr"><is><t>', "</t></is></c>"
    return [f"{before}{text}{after}" for text in texts]


def _number(cell: int | Decimal | date) -> str:
    """Return the rest of a cell that holds a number or a day; a day that no spreadsheet counts is text."""
    if not isinstance(cell, date):
        return f"><v>{cell:.16G}</v>"
    return f"{_DAY}{cell.toordinal() - _DAY_ZERO}</v>" if cell >= _FIRST_DAY else _text(cell.isoformat())


def _text(text: str) -> str:
    """Return the rest of a cell that holds a text: never a formula or a link."""
    text = text[:_LONGEST]
    if not _SPECIAL.search(text) and text == text.strip():
        return f' t="inlineStr"><is><t>{text}</t></is>'
    text = _REPLACED.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _LIKE_REPLACED.sub(r"_x005F\1", text))
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{kept}>{escape(text)}</t></is>'
