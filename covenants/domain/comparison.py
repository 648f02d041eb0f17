"""What can change for a covenant between two moments."""

from __future__ import annotations

from enum import StrEnum


class Change(StrEnum):
    """How a covenant differs between two moments."""

    NEW = "new"
    GONE = "gone"
    FURTHER = "further"
    BACK = "back"
    LATER = "later"
    EARLIER = "earlier"
    DROPPED = "dropped"
    SOURCE = "source"
