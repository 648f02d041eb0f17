"""CSV (RFC 4180, UTF-8 with a byte order mark): the notes, an empty line, the columns, the rows.

Without notes it begins with the columns, and without the mark, which base R would read as part of the first name.

Days are ISO dates and numbers have a point. Text that a spreadsheet would run as a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from dashboards.formats.base import Cell, Dataset

CONTENT_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What the writer of the standard library writes into: it hands each line back."""

    def write(self, text: str) -> str:
        return text


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file line by line."""
    writer = csv.writer(_Line())
    heads = (*dataset.notes, (), dataset.columns) if dataset.notes else (dataset.columns,)
    if dataset.notes:
        yield "\ufeff".encode()
    for cells in chain(heads, dataset.rows):
        yield writer.writerow(map(_printed, cells)).encode()


def _printed(cell: Cell) -> Cell:
    """Return a cell that the writer prints as we do: whole numbers, days and nothing are as they are."""
    if isinstance(cell, str):
        return harmless(cell)
    return format(cell.normalize(), "f") if isinstance(cell, Decimal) else cell


def harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
