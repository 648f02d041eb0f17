"""Months, quarters and seasons as days: plain calendar arithmetic, without any wording."""

from calendar import monthrange
from datetime import date, timedelta

from imvo_tracker.lib.period_types import Stretch

ONE_DAY = timedelta(days=1)

#: The years whose seasons are known, each winter up to the spring after it.
SEASON_YEARS = range(2000, 2050)

SPRING, SUMMER, AUTUMN, WINTER = "spring", "summer", "autumn", "winter"

# Both calendars begin a season in the same month: the meteorological one on its first day.
_FIRST_MONTH = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}
_NEXT_SEASON = {SPRING: SUMMER, SUMMER: AUTUMN, AUTUMN: WINTER, WINTER: SPRING}

# Day of the month of each equinox and solstice by Dutch local time, one figure for each year from 2000 to 2050.
# Reckoned after J. Meeus, Astronomical Algorithms, chapter 27 (good to about a minute), less the difference between
# dynamical and universal time, on the Dutch clock with the present rules for summer time. In 2016: 20 March, 21 June
# (00:34), 22 September, 21 December. The closest call is autumn 2038, two and a half minutes past midnight.
_ASTRONOMICAL = {
    SPRING: (
        "20 20 20 21 20 20 20 21 20 20 20 21 20 20 20 20 20 "
        "20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 20 "
        "20 20 20 20 20 20 20 20 20 20 20 20 20 20 19 20 20"
    ),
    SUMMER: (
        "21 21 21 21 21 21 21 21 21 21 21 21 21 21 21 21 21 "
        "21 21 21 20 21 21 21 20 21 21 21 20 21 21 21 20 21 "
        "21 21 20 21 21 21 20 21 21 21 20 21 21 21 20 20 21"
    ),
    AUTUMN: (
        "22 23 23 23 22 23 23 23 22 22 23 23 22 22 23 23 22 "
        "22 23 23 22 22 23 23 22 22 23 23 22 22 23 23 22 22 "
        "23 23 22 22 23 23 22 22 22 23 22 22 22 23 22 22 22"
    ),
    WINTER: (
        "21 21 22 22 21 21 22 22 21 21 22 22 21 21 22 22 21 "
        "21 21 22 21 21 21 22 21 21 21 22 21 21 21 22 21 21 "
        "21 22 21 21 21 22 21 21 21 22 21 21 21 22 21 21 21"
    ),
}
_BEGINS = {season: tuple(int(day) for day in days.split()) for season, days in _ASTRONOMICAL.items()}


def season_starts(season: str, year: int) -> date:
    """The day of the equinox or solstice that begins the season, Dutch local date, for the years 2000 to 2050."""
    return date(year, _FIRST_MONTH[season], _BEGINS[season][year - SEASON_YEARS.start])


def season_bounds(season: str, year: int) -> Stretch:
    """A season; the winter of a year is the one that begins in its December. ValueError outside 2000 to 2049.

    Generous: what is summer by either calendar, from the first day of the meteorological season to the last day of the
    astronomical one. Strict: what is summer by both. The day of an equinox or solstice belongs to the season that
    begins on it and to the one that ends on it.
    """
    if year not in SEASON_YEARS:
        raise ValueError(f"the seasons of {year} are not known")
    first_of_month = date(year, _FIRST_MONTH[season], 1)
    return Stretch(
        earliest=first_of_month,
        latest=season_starts(_NEXT_SEASON[season], year + (season == WINTER)),
        earliest_strict=season_starts(season, year),
        latest_strict=add_months(first_of_month, 3) - ONE_DAY,
    )


def add_months(day: date, months: int) -> date:
    """The same day that many months on; where that month is too short, its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def months_bounds(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months `first` to `last` (1 to 12) of a year."""
    return date(year, first, 1), date(year, last, days_in_month(year, last))
