"""CSV (RFC 4180, UTF-8 with a byte order mark): the notes, an empty line, the columns, the rows.

Without notes it begins with the columns, and without the mark, which base R would read as part of the first name.

Days are ISO dates and numbers have a point. Text that a spreadsheet would run as a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from dashboards.formats.base import Cell, Dataset, rows_in_text

CONTENT_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# The library decides how a cell with one of these is written; any other stands as it is
_SPECIAL = re.compile('[,"\r\n]')
_END = "\r\n"
_NOTHING = '""'  # a line of one empty cell: a line without any says that there is none


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file, many lines at a time."""
    heads = (*dataset.notes, (), dataset.columns) if dataset.notes else (dataset.columns,)
    if dataset.notes:
        yield "\ufeff".encode()
    for cells in heads:
        yield _line(cells).encode()
    for rows in rows_in_text(dataset.rows, _text, _texts):
        yield "".join([f"{line or _NOTHING}{_END}" for line in map(",".join, rows)]).encode()


def _line(cells: Iterable[Cell]) -> str:
    line = StringIO(newline="")
    csv.writer(line, lineterminator=_END).writerow(map(_printed, cells))
    return line.getvalue()


def _text(cell: Cell) -> str:
    text = "" if cell is None else str(_printed(cell))
    return _line([cell]).removesuffix(_END) if _SPECIAL.search(text) else text


def _texts(texts: Sequence[str]) -> Sequence[str] | None:
    """Return texts that all stand as they are; None where one does not."""
    begins = {text[:1] for text in texts}
    return texts if begins.isdisjoint(_FORMULA) and not _SPECIAL.search("".join(texts)) else None


def _printed(cell: Cell) -> Cell:
    """Return a cell that the library prints as we do: whole numbers, days and nothing are as they are."""
    if isinstance(cell, str):
        return harmless(cell)
    return format(cell.normalize(), "f") if isinstance(cell, Decimal) else cell


def harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
