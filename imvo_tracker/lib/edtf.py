"""Periods as EDTF (ISO 8601-2:2019) text: the part of levels 0 and 1 in use, out and in; some level 2 codes in only.

Written: day, month, year, interval, ".." for an open side, "~" for approximately. Read as well: "?" and "%", the
seasons 21 to 24, the quarters 33 to 36 and the half-years 40 and 41. EDTF has no strict reading; a season gets one.
"""

import re
from datetime import date

from imvo_tracker.lib.days import YEARS
from imvo_tracker.lib.period_calendar import (
    AUTUMN,
    SPRING,
    SUMMER,
    WINTER,
    days_in_month,
    months_bounds,
    season_bounds,
)
from imvo_tracker.lib.period_types import Bounds, Period, UnreadablePeriod

OPEN = ".."
LONGEST = 40

_POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>(?!00)[0-9]{2})(?:-(?P<day>(?!00)[0-9]{2}))?)?[~?%]?")
_SEASONS = {21: SPRING, 22: SUMMER, 23: AUTUMN, 24: WINTER}
#: What stands in the place of the month -> first and last month; 0 = only the year is given.
_MONTHS = {
    0: (1, 12),
    **{month: (month, month) for month in range(1, 13)},
    **{33 + quarter: (3 * quarter + 1, 3 * quarter + 3) for quarter in range(4)},
    40: (1, 6),
    41: (7, 12),
}


def edtf_from_bounds(earliest: date | None, latest: date | None, *, about_start: bool = False) -> str:
    """The shortest text that says these bounds; with an open or approximate side the days are written in full."""
    if earliest is not None and latest is not None and not about_start:
        return _closed(earliest, latest)
    start = earliest.isoformat() + ("~" if about_start else "") if earliest else OPEN
    return f"{start}/{latest.isoformat() if latest else OPEN}"


def about(text: str) -> str:
    """The same EDTF with every day, month or year in it marked as approximate."""
    return "/".join(part if part == OPEN or part.endswith("~") else f"{part}~" for part in text.split("/"))


def _closed(earliest: date, latest: date) -> str:
    if earliest == latest:
        return earliest.isoformat()
    length = _common_precision(earliest, latest)
    start, end = earliest.isoformat()[:length], latest.isoformat()[:length]
    return start if start == end else f"{start}/{end}"


def _common_precision(earliest: date, latest: date) -> int:
    """How many characters of the two ISO dates say all: 4 for whole years, 7 for whole months, else 10."""
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return 4
    whole_months = earliest.day == 1 and latest.day == days_in_month(latest.year, latest.month)
    return 7 if whole_months else 10


def period_from_edtf(text: str, wording: str = "") -> Period:
    """The period that an EDTF text says; raises UnreadablePeriod for anything outside the subset in use."""
    if len(text) > LONGEST:
        raise UnreadablePeriod(text, text)
    start, slash, end = text.partition("/")
    bounds = _interval(text, start, end) if slash else _point(text, start)
    return Period.from_bounds(bounds, wording=wording, rule="edtf", edtf=text)


def period_of_day(day: date, wording: str = "") -> Period:
    """The period of exactly one day."""
    return Period.from_bounds(Bounds.exact(day, day), wording=wording, rule="day", edtf=day.isoformat())


def _interval(text: str, start: str, end: str) -> Bounds:
    if start == end == OPEN:
        raise UnreadablePeriod(text, text)
    first = Bounds.exact(None, None) if start == OPEN else _point(text, start)
    last = Bounds.exact(None, None) if end == OPEN else _point(text, end)
    try:
        return Bounds.of(first.earliest, last.latest, first.earliest_strict, last.latest_strict)
    except ValueError as error:
        raise UnreadablePeriod(text, text) from error


def _point(text: str, point: str) -> Bounds:
    match = _POINT.fullmatch(point)
    if match is None or int(match["year"]) not in YEARS:
        raise UnreadablePeriod(text, point)
    try:
        return _point_bounds(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0))
    except (ValueError, KeyError) as error:
        raise UnreadablePeriod(text, point) from error


def _point_bounds(year: int, month: int, day: int) -> Bounds:
    """Zero = not given. KeyError or ValueError where there is no such month, code or day."""
    if day:
        return Bounds.exact(date(year, month, day), date(year, month, day))
    if month in _SEASONS:
        return Bounds(*season_bounds(_SEASONS[month], year))
    first, last = _MONTHS[month]
    return Bounds.exact(*months_bounds(year, first, last))
