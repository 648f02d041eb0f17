"""What several formats share: how a file is packed, pieces of one that was written to disk, text that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

_PIECE = 64 * 1024
# How hard a file is packed: an eighth larger than by the 6 of zlib, in two fifths of the time (docs/adr/0042)
LEVEL = 3
# What XML has no place for
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the whole of a file, some kilobytes at a time."""
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


def printable(text: str) -> str:
    """Return a text without what XML has no place for."""
    return UNPRINTABLE.sub("", text)
