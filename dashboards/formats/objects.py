"""JSON: the notes by name, the columns, and each row as a list of typed values.

Days are ISO dates; numbers are numbers, exact as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from json import JSONEncoder

from dashboards.formats.base import Cell, Dataset, rows_in_text

CONTENT_TYPE = "application/json"
_BETWEEN = ",\n"
_encode = JSONEncoder(ensure_ascii=False).encode


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file, many rows at a time."""
    head = {"about": dict(dataset.notes), "columns": list(dataset.columns)}
    yield f'{_encode(head)[:-1]}, "rows": ['.encode()
    before = "\n"
    for rows in rows_in_text(dataset.rows, _value):
        values = _BETWEEN.join(f"[{', '.join(row)}]" for row in rows)
        yield f"{before}{values}".encode()
        before = _BETWEEN
    yield b"\n]}\n"


def _value(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    return _encode(cell.isoformat() if isinstance(cell, date) else cell)
