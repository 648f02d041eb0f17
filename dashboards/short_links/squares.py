"""The squares of a QR code of which only the end is new, put together from those of its parts.

A QR code is linear: data, correction and mask are sums without carry. What one bit of the text changes does not depend
on the other bits, so the squares of a text are those of a plain one with the changes of its bits added. Each change is
found once, by drawing the plain text with that bit; to draw the code of each page whole is a twentieth of the page.
"""

from __future__ import annotations

from functools import lru_cache

import segno

# Any of the eight masks can be read; trying all of them for the best looking one takes six times as long.
MASK = 3
PLAIN = "@"
_BITS = 7


def squares_of(start: str, end: str) -> list[bytes]:
    """Return the rows of the code of a text, a byte for each square, 1 where it is dark; `end` is new on each page."""
    if not end.isascii():
        return [bytes(row) for row in _drawn(start + end)]
    squares, size = _plain(start, len(end))
    for place, sign in enumerate(end):
        for bit in range(_BITS):
            if (ord(sign) ^ ord(PLAIN)) >> bit & 1:
                squares ^= _change(start, len(end), place, bit)
    told = squares.to_bytes(size * size, "big")
    return [told[first : first + size] for first in range(0, size * size, size)]


def _drawn(text: str) -> tuple[bytearray, ...]:
    return segno.make(text, micro=False, error="m", mask=MASK, mode="byte").matrix


def _number(rows: tuple[bytearray, ...]) -> int:
    return int.from_bytes(b"".join(rows), "big")


@lru_cache(maxsize=64)
def _plain(start: str, length: int) -> tuple[int, int]:
    """Return the squares of a plain end of a length as one number, and how many there are in a row."""
    rows = _drawn(start + PLAIN * length)
    return _number(rows), len(rows)


@lru_cache(maxsize=2048)
def _change(start: str, length: int, place: int, bit: int) -> int:
    """Return which squares one bit of one place changes."""
    sign = chr(ord(PLAIN) ^ 1 << bit)
    changed = _number(_drawn(start + PLAIN * place + sign + PLAIN * (length - place - 1)))
    return changed ^ _plain(start, length)[0]
