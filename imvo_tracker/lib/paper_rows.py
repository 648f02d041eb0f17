"""A row of a table as one sentence: "first: second; third.", with a dash for a cell that says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from imvo_tracker.lib.paper_types import EMPTY_CELL
from imvo_tracker.lib.text import legible


def row_of_table(cells: Sequence[str]) -> str:
    """Return what a row is about, then each cell; cells at its end that say nothing are left out."""
    return "".join(_pieces(cells))


def places_in_row(cells: Sequence[str], places: Sequence[tuple[int, int]]) -> list[int]:
    """Return where places of a row stand in its sentence; each is given as (cell, place in its text)."""
    pieces = _pieces(cells)
    starts = [0, *accumulate(len(piece) for piece in pieces)]
    moved = []
    for cell, place in places:
        before = len(cells[cell]) - len(cells[cell].lstrip(_TRIMMED))
        said = len(_said(cells[cell]))
        moved.append(starts[min(cell, len(pieces))] + (min(max(place - before, 0), said) if cell < len(pieces) else 0))
    return moved


_TRIMMED = " .;"


def _said(cell: str) -> str:
    return legible(cell).strip(_TRIMMED) if re.search(r"\w", cell) else EMPTY_CELL


def _pieces(cells: Sequence[str]) -> list[str]:
    """Return the cells with what parts them behind each."""
    said = [_said(cell) for cell in cells]
    while said and said[-1] == EMPTY_CELL:
        said.pop()
    if len(said) < 2:
        return said
    return [f"{said[0]}: ", *(f"{cell}; " for cell in said[1:-1]), f"{said[-1]}."]
