"""Specification: when is a promise late?"""

from __future__ import annotations

from datetime import date

from covenants.domain.lateness import Schedule


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
