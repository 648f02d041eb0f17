"""How many by the end of each day: signatures, last days promised."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from operator import sub

PARTS_OF_TIME = (1, 3, 12)  # months


@dataclass(frozen=True, slots=True)
class Tally:
    """How many by the end of each day: distinct days in order, with running totals."""

    days: Sequence[date]
    totals: Sequence[int]

    def by(self, day: date) -> int:
        place = bisect_right(self.days, day)
        return self.totals[place - 1] if place else 0

    def each(self) -> list[date]:
        """Return the days in order, each as often as it was counted."""
        counts = map(sub, self.totals, (0, *self.totals))
        return list(chain.from_iterable(map(repeat, self.days, counts)))

    def within(self, most: int, *, beside: Iterable[date] = ()) -> Tally:
        """Return the same count on at most so many days, and on those `beside` from the first day on.

        The count is left as it is where it has no more days. Else it is given for the last day of each month, quarter
        or year on which it changed: the shortest of these that leaves few enough.
        """
        if len(self.days) <= most:
            return self
        kept: dict[int, date] = {}
        for months in PARTS_OF_TIME:
            kept = {(12 * day.year + day.month - 1) // months: day for day in self.days}
            if len(kept) <= most:
                break
        days = sorted({*kept.values(), *(day for day in beside if day >= self.days[0])})
        return Tally(days, [self.by(day) for day in days])
