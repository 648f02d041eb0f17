"""Periods in words, in the language of the page: whole months, quarters, halves, years and seasons by their names."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from imvo_tracker.lib.period_calendar import (
    AUTUMN,
    SEASON_YEARS,
    SPRING,
    SUMMER,
    WINTER,
    days_in_month,
    season_bounds,
)
from imvo_tracker.lib.period_days import say_days

#: First month and number of months -> the part of the year that they are.
_PARTS_OF_YEAR = {
    (1, 6): gettext_lazy("first half of %(year)s"),
    (7, 6): gettext_lazy("second half of %(year)s"),
    (1, 3): gettext_lazy("first quarter of %(year)s"),
    (4, 3): gettext_lazy("second quarter of %(year)s"),
    (7, 3): gettext_lazy("third quarter of %(year)s"),
    (10, 3): gettext_lazy("fourth quarter of %(year)s"),
}
_SEASONS = {
    SPRING: gettext_lazy("spring of %(year)s"),
    SUMMER: gettext_lazy("summer of %(year)s"),
    AUTUMN: gettext_lazy("autumn of %(year)s"),
    WINTER: gettext_lazy("winter of %(year)s"),
}
_SEASON_OF_MONTH = {3: SPRING, 6: SUMMER, 9: AUTUMN, 12: WINTER}
#: What the rule tells that the days alone do not: first month or day and last -> words.
_SAID_BY_RULE = {
    "part-of-year": {
        (1, 3): gettext_lazy("early %(year)s"),
        (10, 12): gettext_lazy("late %(year)s"),
    },
    "middle-of-year": {(5, 8): gettext_lazy("mid-%(year)s")},
}


def say_period_of(earliest: date | None, latest: date | None, rule: str = "") -> str:
    """The window in words; days only where no word fits. `rule` may say "late 2016" where the days say a quarter."""
    return _say(earliest, latest, rule, get_language())


@lru_cache(maxsize=4096)
def _say(earliest: date | None, latest: date | None, rule: str, _language: str | None) -> str:
    if earliest and latest and earliest < latest:
        for words in _IN_WORDS:
            said = words(earliest, latest, rule)
            if said:
                return said
    return say_days(earliest, latest)


def _by_rule(earliest: date, latest: date, rule: str) -> str:
    months = (earliest.month, latest.month)
    said = _SAID_BY_RULE.get(rule, {}).get(months)
    return str(said) % {"year": earliest.year} if said and _whole_months(earliest, latest) else ""


def _as_years(earliest: date, latest: date, rule: str) -> str:
    if not _whole_months(earliest, latest) or (earliest.month, latest.month) != (1, 12):
        return ""
    if earliest.year == latest.year:
        return str(earliest.year)
    return _("%(start)s to %(end)s") % {"start": earliest.year, "end": latest.year}


def _as_part_of_year(earliest: date, latest: date, rule: str) -> str:
    if not _whole_months(earliest, latest) or earliest.year != latest.year:
        return ""
    said = _PARTS_OF_YEAR.get((earliest.month, latest.month - earliest.month + 1))
    return str(said) % {"year": earliest.year} if said else ""


def _as_months(earliest: date, latest: date, rule: str) -> str:
    if not _whole_months(earliest, latest):
        return ""
    end = date_format(latest, "F Y")
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return end
    start = date_format(earliest, "F" if earliest.year == latest.year else "F Y")
    return _("%(start)s to %(end)s") % {"start": start, "end": end}


def _as_season(earliest: date, latest: date, rule: str) -> str:
    season = _SEASON_OF_MONTH.get(earliest.month)
    if season is None or earliest.year not in SEASON_YEARS:
        return ""
    known = season_bounds(season, earliest.year)
    if (known.earliest, known.latest) != (earliest, latest):
        return ""
    year = f"{earliest.year}/{latest.year}" if season == WINTER else str(earliest.year)
    return str(_SEASONS[season]) % {"year": year}


def _whole_months(earliest: date, latest: date) -> bool:
    return earliest.day == 1 and latest.day == days_in_month(latest.year, latest.month)


_IN_WORDS: tuple[Callable[[date, date, str], str], ...] = (
    _by_rule,
    _as_years,
    _as_part_of_year,
    _as_months,
    _as_season,
)
