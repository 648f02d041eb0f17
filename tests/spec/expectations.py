"""Specification: the window in which a signature is still expected."""

from __future__ import annotations

from datetime import date

from covenants.domain.lateness import Schedule
from covenants.domain.reading import CovenantReading, Window


def expected_window(reading: CovenantReading) -> Window | None:
    """Return when signing is expected; None when signed, given up, or never spoken of.

    Words without a last day ("daarna") take the last day another sentence implies, if there is one:
    the same day by which the outlook counts the covenant.
    """
    promise = reading.schedule.decided_by
    if reading.is_signed or reading.schedule.schedule is Schedule.ABANDONED:
        return None
    if promise is None:
        return Window(None, reading.expected_until) if reading.expected_until else None
    return Window(promise.earliest, promise.latest or reading.expected_until)


def overlaps(window: Window, start: date | None, end: date | None) -> bool:
    """Say whether the window and the stretch from `start` to `end` share a day."""
    begins_in_time = window.earliest is None or end is None or window.earliest <= end
    ends_late_enough = window.latest is None or start is None or window.latest >= start
    return begins_in_time and ends_late_enough
