"""A scale of time: days as percentages of a drawing, with ticks at whole years and half-years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

HALF_YEARS_UP_TO = 3  # a longer scale has ticks at whole years only
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the scale; `at` in percent."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From 1 January of one year to 1 January after another."""

    first: date
    last: date

    @classmethod
    def around(cls, days: Iterable[date]) -> Scale:
        """Return the scale of the whole years in which `days` lie."""
        years = {day.year for day in days}
        return cls(date(min(years), 1, 1), date(max(years) + 1, 1, 1))

    def at(self, day: date) -> float:
        """Return where a day stands, 0 to 100."""
        return round(100 * (day - self.first).days / (self.last - self.first).days, 2)

    def span(self, first: date | None, last: date | None) -> tuple[float | None, float | None]:
        """Return start and width of a window; an open side reaches the edge, no dates no window."""
        if first is None and last is None:
            return None, None
        start = self.at(first) if first else 0.0
        end = self.at(last) if last else 100.0
        return start, max(round(end - start, 2), 0.6)

    def ticks(self) -> tuple[Tick, ...]:
        """Return at most nine ticks, each the first day of a year or half-year."""
        years = range(self.first.year, self.last.year + 1)
        months = (1, 7) if len(years) - 1 <= HALF_YEARS_UP_TO else (1,)
        days = [date(year, month, 1) for year in years for month in months]
        inside = [day for day in days if day <= self.last]
        stride = -(-len(inside) // MOST_TICKS)
        return tuple(Tick(self.at(day), _label(day)) for day in inside[::stride])


def _label(day: date) -> str:
    return str(day.year) if day.month == 1 else date_format(day, "b Y")
