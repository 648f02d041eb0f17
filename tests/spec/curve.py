"""Specification: the day by which a covenant was promised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from covenants.domain.lateness import Schedule
from covenants.domain.reading import CovenantReading


def promised_on(reading: CovenantReading) -> date | None:
    """Return the day by which a covenant was promised, or was there already; None without either.

    From the day asked about on, the count of these days is `tallies.expected_by`.
    """
    if reading.schedule.schedule is Schedule.ABANDONED:
        return None
    days = [day for day in (reading.signed_on, reading.expected_until) if day]
    return min(days, default=None)


def promised_by(readings: Iterable[CovenantReading], day: date) -> int:
    """Return how many were promised by `day`, or there already."""
    return sum(1 for reading in readings if (found := promised_on(reading)) and found <= day)
