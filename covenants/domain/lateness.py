"""When is a promise late? The one place that decides it."""

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


def schedule_of(earliest: date | None, latest: date | None, judged_on: date) -> Schedule:
    """Judge a window on a day: the earlier of the day asked about and the day of knowledge.

    Open-ended promises age but are never late ("op korte termijn": Kamerstuk 26 485, nr. 220, p. 3).
    """
    if latest is None:
        return Schedule.OPEN
    if judged_on > latest:
        return Schedule.LATE
    inside = earliest is not None and judged_on >= earliest
    return Schedule.DUE if inside else Schedule.ON_TIME


def days_late(latest: date | None, actual: date) -> int | None:
    """Return the days from the last promised day to `actual`; 0 when in time, None when open."""
    return None if latest is None else max(0, (actual - latest).days)
