"""Colours and layout that the drawings share.

Colours are names of the stylesheet (static/js/charts.js turns them into the reader's own).
"""

from __future__ import annotations

from typing import Any

SERIES = tuple(f"var(--nl-series-{number})" for number in range(1, 7))
INK, GOLD = "var(--nl-ink)", "var(--nl-gold)"
UPRIGHT = {"color": GOLD, "dash": "dot", "width": 2}  # of a day that matters
MINIMUM = {"color": INK, "width": 3}  # of a threshold


def plain_layout(**own: Any) -> dict[str, Any]:
    """Return the layout of a figure without the library's own template, and with a drawing's own settings."""
    return {"template": "none", **own}
