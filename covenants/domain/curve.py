"""Promised against signed, day by day, as known at one moment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from imvo_tracker.lib.asof import AsOf

MOST_POINTS = 40


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Covenants promised and signed by the end of `day`; `signed` None where nobody can know yet."""

    day: date
    promised: int
    signed: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many by the end of each day: distinct days in order, with running totals."""

    days: Sequence[date]
    totals: Sequence[int]

    def by(self, day: date) -> int:
        place = bisect_right(self.days, day)
        return self.totals[place - 1] if place else 0


def curve(promised: Tally, signed: Tally, as_of: AsOf, marks: Iterable[date] = ()) -> tuple[CurvePoint, ...]:
    """Return a point for each day on which a count changes, for the day asked about and for `marks`.

    `promised` counts the last day that a letter names for each covenant, `signed` its day of signing.
    """
    kept = {as_of.day, *marks}
    return tuple(
        CurvePoint(
            day,
            promised.by(day),
            signed.by(day) if day <= as_of.judged_on else None,
        )
        for day in _thinned({*promised.days, *signed.days} | kept, kept)
    )


def _thinned(days: set[date], kept: set[date]) -> list[date]:
    """Every so many days of a long series: a line of hundreds of points says no more than one of forty."""
    ordered = sorted(days)
    stride = -(-len(ordered) // MOST_POINTS)
    return sorted({*ordered[::stride], ordered[-1], *kept})
