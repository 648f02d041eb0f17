"""The axes of a drawing: days across, counts or shares upwards, with ticks whose labels do not meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from math import floor, log10

from django.utils.formats import date_format
from django.utils.translation import get_language

from dashboards.charts.labels import TEXT_SIZE
from dashboards.charts.text_width import text_width

BETWEEN = 14.0  # least room between two labels of an axis
OVERHANG = 4.0  # how far a label may reach beyond the axis
SHORTEST = timedelta(days=60)  # of an axis: one day alone needs some room too
# The months of a year that have a tick, and every how many years; tried one after another.
_STEPS: tuple[tuple[Sequence[int], tuple[int, ...]], ...] = (
    (range(1, 13), (1,)),
    ((1, 4, 7, 10), (1,)),
    ((1, 7), (1,)),
    ((1,), (1, 2, 5, 10, 20, 50, 100, 200)),
)
NARROWEST = 40.0  # room that a label of an axis takes at least
FEW_YEARS = 3  # up to so many years, half-years and months have ticks


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day on the axis with its words, and where the middle of those stands: never beyond the ends."""

    x: float
    label: str
    middle: float


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From `first` to `last`, drawn between `left` and `right`; a day outside stands at the edge."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def around(cls, days: Iterable[date], left: float, right: float) -> TimeAxis:
        """Return an axis that is as long as there is something on it."""
        known = sorted(days)
        first, last = known[0], known[-1]
        room = max((last - first) * 0.03, (SHORTEST - (last - first)) / 2, timedelta(days=1))
        return cls(first - room, last + room, left, right)

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.left + (self.right - self.left) * min(max(share, 0), 1), 1)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def ticks(self) -> tuple[DayTick, ...]:
        """Return the first days of years, or of months on a short axis, as many as there is room for."""
        for months, strides in _STEPS:
            for stride in strides:
                if (stride == 1 and len(months) * self._years() > (self.right - self.left) / NARROWEST) or (
                    len(months) > 1 and self._years() > FEW_YEARS
                ):
                    continue
                ticks = self._ticks(months, stride)
                if len(ticks) > 1 and _apart(ticks):
                    return ticks
        return self._ticks((1,), 1)[:1] or (self._tick(self.first),)

    def _years(self) -> float:
        return (self.last - self.first).days / 365

    def _ticks(self, months: Sequence[int], stride: int) -> tuple[DayTick, ...]:
        years = [year for year in range(self.first.year, self.last.year + 1) if year % stride == 0]
        days = [date(year, month, 1) for year in years for month in months]
        return tuple(self._tick(day) for day in days if self.holds(day))

    def _tick(self, day: date) -> DayTick:
        x, label = self.x(day), _say_month(day)
        room = text_width(label, TEXT_SIZE) / 2
        return DayTick(x, label, min(max(x, self.left - OVERHANG + room), self.right + OVERHANG - room))


def _apart(ticks: Sequence[DayTick]) -> bool:
    return all(
        second.middle - first.middle
        >= (text_width(first.label, TEXT_SIZE) + text_width(second.label, TEXT_SIZE)) / 2 + BETWEEN
        for first, second in pairwise(ticks)
    )


def _say_month(day: date) -> str:
    return str(day.year) if day.month == 1 else _short_month(day, get_language())


@lru_cache(maxsize=1024)
def _short_month(day: date, _language: str | None) -> str:
    return date_format(day, "b Y")


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From 0 at `bottom` to `most` at `top`."""

    most: float
    bottom: float
    top: float

    def y(self, value: float) -> float:
        return round(self.bottom - (self.bottom - self.top) * min(max(value / self.most, 0), 1), 1)

    def ticks(self, most: int = 5) -> tuple[float, ...]:
        """Return round values from 0 upwards, at most `most` besides 0, no halves of what is counted."""
        rough = self.most / most
        power = 10 ** floor(log10(rough)) if rough > 0 else 1
        step = max(next(one * power for one in (1, 2, 5, 10) if one * power >= rough - 1e-9), 1)
        return tuple(step * number for number in range(int(self.most // step) + 1))
