"""The squares of a QR code, put together from those of texts that were drawn before.

A QR code is linear: data, correction and mask are sums without carry. So where the bits of a text are a sum of those of
texts drawn before, in the same size and with the same correction, its squares are the sum of theirs. To draw a code
costs a tenth of a page; a page draws one at most, and soon none.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import segno

# Any of the eight masks can be read; trying all of them for the best looking one takes six times as long.
MASK = 3
PLAIN = "@"
# Enough for every bit of the texts of one size, and a bound to what is kept of a size.
MOST_PARTS = 1000

# By size and correction what codes are put together from, by its highest bit: bits of the text, and their squares.
_parts: dict[tuple[int, str], dict[int, tuple[int, int]]] = defaultdict(dict)


def squares_of(text: str) -> list[bytes]:
    """Return the rows of the code of a text, a byte for each square, 1 where it is dark."""
    if not text.isascii():
        return [bytes(row) for row in _drawn(text).matrix]
    kind, size, squares = _plain(len(text))
    parts = _parts[kind]
    bits = _bits(text) ^ _bits(PLAIN * len(text))
    while bits and (part := parts.get(bits.bit_length())):
        bits, squares = bits ^ part[0], squares ^ part[1]
    if bits:
        whole = _number(_drawn(text))
        if len(parts) < MOST_PARTS:
            parts[bits.bit_length()] = bits, squares ^ whole
        squares = whole
    told = squares.to_bytes(size * size, "big")
    return [told[first : first + size] for first in range(0, size * size, size)]


def _drawn(text: str) -> segno.QRCode:
    return segno.make(text, micro=False, error="m", mask=MASK, mode="byte")


@lru_cache(maxsize=256)
def _plain(length: int) -> tuple[tuple[int, str], int, int]:
    """Return size and correction of a text of a length, how many squares are in a row, and the squares of a plain one.

    What the length itself changes stands in these.
    """
    code = _drawn(PLAIN * length)
    return (int(code.version), str(code.error)), len(code.matrix), _number(code)


def _bits(text: str) -> int:
    """Return a text as a number in which a sign has the same place whatever the length."""
    return int.from_bytes(text.encode(), "little")


def _number(code: segno.QRCode) -> int:
    return int.from_bytes(b"".join(code.matrix), "big")
