"""Where in a document something stands, as a statement keeps it."""

from __future__ import annotations

import re

_BARE_PAGES = re.compile(r"[0-9]+(?:\s*[-–]\s*[0-9]+)?")


def read_locator(typed: str) -> str:
    """Return a place as a statement keeps it: a bare page or range of pages gets its word, "3" is "p. 3"."""
    place = typed.strip()
    return f"p. {place}" if _BARE_PAGES.fullmatch(place) else place
