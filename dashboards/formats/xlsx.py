"""XLSX: a sheet of typed cells, and one that says what it is, of when, and how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from dashboards.formats.base import Cell, Dataset
from dashboards.formats.pieces import pieces_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The first day that a spreadsheet counts, and a day that stands for every file: the same bytes for ever
_FIRST_DAY, _MADE = date(1900, 3, 1), datetime(2000, 1, 1)  # noqa: DTZ001 - a time of no place
_LONGEST = 32_767


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file in pieces; rows go to disk one by one."""
    with TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
        book.set_properties({"title": dataset.title, "created": _MADE})
        _fill(book.add_worksheet(_("Data")), book.add_format({"bold": True}), (dataset.columns,), dataset.rows)
        _fill(book.add_worksheet(_("About")), None, dataset.notes, ())
        book.close()
        yield from pieces_of(file)


def _fill(sheet: Any, bold: Any, heads: Sequence[Sequence[str]], rows: Any) -> None:
    for number, texts in enumerate(heads):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text[:_LONGEST], bold)
    if bold is not None:
        sheet.freeze_panes(len(heads), 0)
    for number, cells in enumerate(rows, start=len(heads)):
        for column, cell in enumerate(cells):
            _write(sheet, number, column, cell)


def _write(sheet: Any, number: int, column: int, cell: Cell) -> None:
    """Write one cell as what it is; text is never a formula or a link."""
    if cell is None or cell == "":
        return
    if isinstance(cell, int | Decimal):
        sheet.write_number(number, column, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(number, column, cell)
    else:
        sheet.write_string(number, column, str(cell)[:_LONGEST])
