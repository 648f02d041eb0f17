"""How many by the end of each day: signatures, last days promised."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tally:
    """How many by the end of each day: distinct days in order, with running totals."""

    days: Sequence[date]
    totals: Sequence[int]

    def by(self, day: date) -> int:
        place = bisect_right(self.days, day)
        return self.totals[place - 1] if place else 0
