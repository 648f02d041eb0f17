"""When is a promise "te laat"? The one place that decides it, for a day and for whole columns of days."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any


class Schedule(StrEnum):
    """When is a promise "te laat"? The one place that decides it, for a day and for whole columns of days."""

    ACHIEVED = "achieved"
    ON_TIME = "on_time"
    DUE = "due"
    LATE = "late"
    OPEN = "open"
    ABANDONED = "abandoned"
    UNKNOWN = "unknown"


def is_late(bound: Any, on: Any) -> Any:
    """Say whether a promise is late on a day: its last promised day lies before it.

    Open-ended words age but are never late ("op korte termijn": Kamerstuk 26 485, nr. 220, p. 3); in a column their
    end lies beyond every day. Judge on the earlier of the day asked about and the day of knowledge (record.md, 4).
    """
    return False if bound is None else bound < on


def days_late(latest: date | None, actual: date) -> int | None:
    """Return the days from the last promised day to `actual`; 0 when in time, None when open."""
    return None if latest is None else max(0, (actual - latest).days)
