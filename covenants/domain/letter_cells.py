"""The cells of a row in a letter: what they are called, and how much fits."""

from __future__ import annotations

import re

# What stands in the grid; then what F2 opens; then what only the page itself fills in.
MAIN_CELLS = ("page", "about", "what", "firmness", "words")
MORE_CELLS = (
    "speaker",
    "figure",
    "party",
    "date_words",
    "supplied_by",
    "supplied_page",
    "undated",
    "text",
    "text_en",
    "public_from",
    "embargo_reason",
    "oddity_reason",
    "note",
)
OWN_CELLS = ("choice", "as_report", "asked")
CELLS = frozenset((*MAIN_CELLS, *MORE_CELLS, *OWN_CELLS))
# What the next row begins with
KEPT_CELLS = ("page", "speaker")
LONGEST_CELL = 2000
MOST_ROWS = 300
_TOKEN = re.compile(r"[0-9a-f]{32}")


def is_token(text: str) -> bool:
    """Say whether this is a number as a browser gives a row."""
    return _TOKEN.fullmatch(text) is not None
