"""The short link of a page as a QR code: drawn on each page, seen on paper only."""

from __future__ import annotations

import re
from functools import cache

from django.utils.safestring import SafeString

from dashboards.frame.cells import NOTHING
from dashboards.frame.markup import fill
from dashboards.short_links.codes import short_path
from dashboards.short_links.squares import squares_of

# White around the squares, which readers need
QUIET = 4
_RUNS = re.compile(rb"\x00+|\x01+")


def short_link_drawn(origin: str, code: str) -> SafeString:
    """Return the drawing of a short link with its host, without a style of its own."""
    path = short_path(code)
    if not path:
        return NOTHING
    squares = squares_of(origin + path)
    size = len(squares) + 2 * QUIET
    lines = "".join(_line(row, number) for number, row in enumerate(squares))
    return fill(
        '<svg class="nl-print-head__code" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        size,
        size,
        lines,
    )


def _line(row: bytes, place: int) -> str:
    """Return one row as a line of height 1."""
    return f"M{QUIET} {place + QUIET}.5{''.join(map(_run, _RUNS.findall(row)))}"


@cache
def _run(squares: bytes) -> str:
    """Draw where it is dark, move on where it is white: no row has more than 177 squares."""
    return f"h{len(squares)}" if squares[0] else f"m{len(squares)} 0"
