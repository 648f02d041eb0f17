"""How a milestone stands against what was said of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Schedule(StrEnum):
    """How a milestone stands against what was said of it."""

    ACHIEVED = "achieved"
    ON_TIME = "on_time"
    DUE = "due"
    LATE = "late"
    OPEN = "open"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"


def days_late(latest: date | None, actual: date) -> int | None:
    """Return the days from the last promised day to `actual`; 0 when in time, None when open."""
    return None if latest is None else max(0, (actual - latest).days)
