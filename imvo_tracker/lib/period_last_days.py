"""The last day of a term by every way in which its words are read: the one that is stored first, then the others.

"Vóór de zomer" ends with the recess to the House, with the solstice by the sun, and on 31 May by the month.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imvo_tracker.lib.period_calendar import ONE_DAY, SEASON_YEARS, SUMMER, season_bounds
from imvo_tracker.lib.period_recess import SUMMER_RECESS, recess
from imvo_tracker.lib.period_types import Period

# Codes of the rules that read a summer; `period_limit_rules` has them with their patterns.
BEFORE_RECESS, BEFORE_SEASON = "before-summer", "before-season"


class Way(StrEnum):
    """How the words are read: as they stand; with the benefit of the doubt or without; or whose summer is meant."""

    STATED = "stated"
    GENEROUS = "generous"
    STRICT = "strict"
    RECESS = "recess"
    SUN = "sun"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a term by one way of reading."""

    way: Way
    day: date


def last_days(period: Period) -> tuple[LastDay, ...]:
    """Return the last days of a period, the stored one first; nothing where no last day can be named."""
    if period.latest is None:
        return ()
    if period.rule == BEFORE_RECESS and period.latest.year in SEASON_YEARS:
        return (LastDay(Way.RECESS, period.latest), *_before_summer(period.latest.year))
    if period.rule == BEFORE_SEASON and _is_before_summer(period.latest):
        return (*_before_summer(period.latest.year), *_before_recess(period.latest.year))
    strict = period.latest_strict
    if strict is None or strict == period.latest:
        return (LastDay(Way.STATED, period.latest),)
    return (LastDay(Way.GENEROUS, period.latest), LastDay(Way.STRICT, strict))


def _before_summer(year: int) -> tuple[LastDay, ...]:
    summer = season_bounds(SUMMER, year)
    return (LastDay(Way.SUN, summer.earliest_strict - ONE_DAY), LastDay(Way.MONTH, summer.earliest - ONE_DAY))


def _is_before_summer(day: date) -> bool:
    return day.year in SEASON_YEARS and day == season_bounds(SUMMER, day.year).earliest_strict - ONE_DAY


def _before_recess(year: int) -> tuple[LastDay, ...]:
    """Nothing for a year whose recess is not in the table: it is never reckoned."""
    try:
        return (LastDay(Way.RECESS, recess(SUMMER_RECESS, year).first - ONE_DAY),)
    except KeyError:
        return ()
