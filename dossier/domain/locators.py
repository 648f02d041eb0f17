"""Where in a document something stands, as a statement keeps it."""

from __future__ import annotations

import re

_PAGES = re.compile(
    r"(?:(?:p|pp|blz|bladzijde|pag|pagina|page)(?:\.\s*|\s+|(?=[0-9])))?([0-9]+(?:\s*[-–]\s*[0-9]+)?)", re.IGNORECASE
)


def read_locator(typed: str) -> str:
    """Return a place as a statement keeps it: a page or range of pages has one word, "3" and "blz. 3" are "p. 3"."""
    place = typed.strip()
    pages = _PAGES.fullmatch(place)
    return f"p. {pages[1]}" if pages else place
