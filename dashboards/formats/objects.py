"""JSON: the notes by name, the columns, and each row as a list of typed values.

Days are ISO dates; numbers are numbers, exact as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from json import JSONEncoder

from dashboards.formats.base import Cell, Dataset

CONTENT_TYPE = "application/json"
_encode = JSONEncoder(ensure_ascii=False).encode


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file row by row."""
    head = {"about": dict(dataset.notes), "columns": list(dataset.columns)}
    yield f'{_encode(head)[:-1]}, "rows": ['.encode()
    before = "\n"
    for cells in dataset.rows:
        yield f"{before}[{', '.join(map(_value, cells))}]".encode()
        before = ",\n"
    yield b"\n]}\n"


def _value(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    return _encode(cell.isoformat() if isinstance(cell, date) else cell)
