"""JSON: the notes by name, the columns, and each row as a list of typed values.

Days are ISO dates; numbers are numbers, exact as they are printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dashboards.formats.base import Cell, Dataset

CONTENT_TYPE = "application/json"


def write(dataset: Dataset) -> Iterator[bytes]:
    """Yield the file row by row."""
    head = {"about": dict(dataset.notes), "columns": list(dataset.columns)}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": ['.encode()
    before = "\n"
    for cells in dataset.rows:
        yield f"{before}[{', '.join(_value(cell) for cell in cells)}]".encode()
        before = ",\n"
    yield b"\n]}\n"


def _value(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    return json.dumps(cell.isoformat() if isinstance(cell, date) else cell, ensure_ascii=False)
