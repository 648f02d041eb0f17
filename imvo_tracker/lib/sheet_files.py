"""Tables written as XLSX, ODS or CSV: numbers as numbers, everything else as text and never as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

import tablib
from openpyxl import Workbook

from imvo_tracker.lib.numbers import unmistakable
from imvo_tracker.lib.sheets import escaped

Written = str | Decimal
Rows = Iterable[Sequence[Written]]


def _xlsx(title: str, header: Sequence[str], rows: Rows) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title[:31]
    for number, values in enumerate((header, *rows), start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods(title: str, header: Sequence[str], rows: Rows) -> bytes:
    written: bytes = tablib.Dataset(*rows, headers=list(header), title=title[:31]).export("ods")
    return written


def _csv(title: str, header: Sequence[str], rows: Rows) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    for values in (header, *rows):
        writer.writerow([escaped(one) if isinstance(one, str) else unmistakable(one) for one in values])
    return ("\ufeff" + stream.getvalue()).encode()


#: By the ending of the file: what it is, and who writes it.
FILES: Mapping[str, tuple[str, Callable[[str, Sequence[str], Rows], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", _ods),
    "csv": ("text/csv; charset=utf-8", _csv),
}
