"""Pieces of a file that was written to disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

_PIECE = 64 * 1024


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the whole of a file, some kilobytes at a time."""
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
