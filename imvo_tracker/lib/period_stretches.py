"""What the rules for a stretch of time do: a day, month, quarter, half-year, season, year, or part of one."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from imvo_tracker.lib.edtf import about
from imvo_tracker.lib.period_calendar import WINTER, add_months, days_in_month, months_bounds
from imvo_tracker.lib.period_grammar import Context, Reading
from imvo_tracker.lib.period_types import Bounds, Stretch
from imvo_tracker.lib.period_words import MONTH, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS, YEAR

#: How far back "jl." and how far on "a.s." look for the day: a 29 February may be eight years away (1896 to 1904).
YEARS_TO_SEARCH = 9

_MONTH_AND_YEAR = re.compile(rf"(?:maand )?(?P<month>{MONTH})(?: van)? (?P<year>{YEAR})")
_RELATIVE_MONTHS = {"deze": 0, "volgende": 1, "komende": 1, "vorige": -1}
_PARTS_OF_YEAR = {"begin": (1, 3), "einde": (10, 12), "eind": (10, 12)}


def day_in_words(match: re.Match[str], context: Context) -> Reading:
    year, month = context.year(match["year"]), month_number(match["month"])
    return _one_day(context.day(year, month, int(match["day"]), match[0]))


def day_in_figures(match: re.Match[str], context: Context) -> Reading:
    year = context.checked_year(int(match["year"]), match[0])
    return _one_day(context.day(year, int(match["month"]), int(match["day"]), match[0]))


def latest_past_date(match: re.Match[str], context: Context) -> Reading:
    """The last such day up to the document's own; the last such month that was over by then."""
    written_on = context.written_on
    years = range(written_on.year, written_on.year - YEARS_TO_SEARCH, -1)
    return _found(match, context, (dates for dates in _same_dates(match, years) if dates[1] <= written_on))


def next_date(match: re.Match[str], context: Context) -> Reading:
    """The first such day from the document's own on; the first such month that was not over by then."""
    written_on = context.written_on
    years = range(written_on.year, written_on.year + YEARS_TO_SEARCH)
    return _found(match, context, (dates for dates in _same_dates(match, years) if dates[1] >= written_on))


def whole_month(match: re.Match[str], context: Context) -> Reading:
    year, month = _month_of(match[0], context)
    return Reading.exact(*months_bounds(year, month, month))


def part_of_month(match: re.Match[str], context: Context) -> Reading:
    """Ten days at either end of the month; the middle is the second ten."""
    year, month = _month_of(match["of"], context)
    length = days_in_month(year, month)
    if match["part"] == "begin":
        first, last = 1, 10
    elif match["part"] in ("eind", "einde"):
        first, last = length - 9, length
    else:
        first, last = 11, 20
    return Reading.exact(date(year, month, first), date(year, month, last))


def half_of_month(match: re.Match[str], context: Context) -> Reading:
    year, month = _month_of(match["of"], context)
    first, last = (1, 15) if ORDINALS[match["ordinal"]] == 1 else (16, days_in_month(year, month))
    return Reading.exact(date(year, month, first), date(year, month, last))


def quarter_in_words(match: re.Match[str], context: Context) -> Reading:
    return _part_of_year(match, context, ORDINALS[match["ordinal"]], parts=4)


def quarter_in_figures(match: re.Match[str], context: Context) -> Reading:
    return _part_of_year(match, context, int(match["number"]), parts=4)


def half_year_in_words(match: re.Match[str], context: Context) -> Reading:
    return _part_of_year(match, context, ORDINALS[match["ordinal"]], parts=2)


def half_year_in_figures(match: re.Match[str], context: Context) -> Reading:
    return _part_of_year(match, context, int(match["number"]), parts=2)


def part_of_year(match: re.Match[str], context: Context) -> Reading:
    return Reading.exact(*months_bounds(context.year(match["year"]), *_PARTS_OF_YEAR[match["part"]]))


def middle_of_year(match: re.Match[str], context: Context) -> Reading:
    year = context.year(match["year"])
    return Reading.of(Bounds.of(*months_bounds(year, 5, 8), *months_bounds(year, 6, 7)))


def whole_year(match: re.Match[str], context: Context) -> Reading:
    return Reading.exact(*months_bounds(context.year(match["year"]), 1, 12))


def several_years(match: re.Match[str], context: Context) -> Reading:
    first, last = (context.checked_year(int(match[end]), match[0]) for end in ("first", "last"))
    if first > last:
        raise context.reversed(match[0])
    return Reading.exact(date(first, 1, 1), date(last, 12, 31))


def season_of_year(match: re.Match[str], context: Context) -> Reading:
    return Reading.of(Bounds(*context.season(SEASONS[match["season"]], context.year(match["year"]), match[0])))


def winter_of_two_years(match: re.Match[str], context: Context) -> Reading:
    if int(match["last"]) != int(match["first"]) + 1:
        raise context.refusal(match[0])
    return Reading.of(Bounds(*context.season(WINTER, int(match["first"]), match[0])))


def relative_season(match: re.Match[str], context: Context) -> Reading:
    """By the document's day: "deze zomer" of its year, "de zomer" the first not over, "komende" the first not begun."""
    season, year, written_on = SEASONS[match["season"]], context.written_on.year, context.written_on
    onwards = range(year - (season == WINTER), year + 3)
    seasons = (context.season(season, candidate, match[0]) for candidate in onwards)
    if match["which"] in ("dit", "deze") and season != WINTER:
        stretch = context.season(season, year, match[0])
    elif match["which"] in ("dit", "deze", "de", "het"):
        stretch = next(one for one in seasons if one.latest >= written_on)
    elif match["which"] in ("afgelopen", "vorig", "vorige"):
        backwards = (context.season(season, candidate, match[0]) for candidate in range(year, year - 4, -1))
        stretch = next(one for one in backwards if one.latest < written_on)
    else:
        stretch = next(one for one in seasons if one.earliest > written_on)
    return Reading.of(Bounds(*stretch))


def ago(match: re.Match[str], context: Context) -> Reading:
    """The whole year, month or week it falls in: so round a number never means a day."""
    number, unit = amount(match["number"]), match["unit"]
    if unit in ("jaar", "maand", "maanden"):
        day = add_months(context.written_on, -number * (12 if unit == "jaar" else 1))
    else:
        day = context.written_on - timedelta(days=number * (7 if unit in ("week", "weken") else 1))
    stretch = around_day(day, unit)
    reading = Reading.exact(stretch.earliest, stretch.latest)
    return Reading(reading.bounds, about(reading.edtf))


def around_day(day: date, unit: str) -> Stretch:
    """The whole week, month or year that has the day, by the unit that was counted in; days are that day."""
    if unit in ("week", "weken"):
        first = day - timedelta(days=day.isoweekday() - 1)
        return Stretch(first, first + timedelta(days=6), first, first + timedelta(days=6))
    if unit in ("dag", "dagen"):
        return Stretch(day, day, day, day)
    months = (day.month, day.month) if unit in ("maand", "maanden", "kwartaal", "kwartalen") else (1, 12)
    first, last = months_bounds(day.year, *months)
    return Stretch(first, last, first, last)


def last_or_first_day(match: re.Match[str], context: Context) -> Reading:
    """Ultimo is the last day of a year or month, primo its first."""
    stretch = context.stretch(match["of"])
    return _one_day(stretch.latest if match["which"] == "ultimo" else stretch.earliest)


def month_number(text: str) -> int:
    return MONTHS[text.rstrip(".")]


def amount(text: str) -> int:
    """The number that a word or figures say."""
    return NUMBERS.get(text) or int(text)


def _one_day(day: date) -> Reading:
    return Reading.exact(day, day)


def _same_dates(match: re.Match[str], years: Iterable[int]) -> Iterator[tuple[date, date]]:
    """The named day, or the whole named month where no day is named, in each of the years that has it."""
    month = month_number(match["month"])
    for year in years:
        first, last = months_bounds(year, month, month)
        if match["day"] is None:
            yield first, last
        elif first.day <= int(match["day"]) <= last.day:
            yield first.replace(day=int(match["day"])), first.replace(day=int(match["day"]))


def _found(match: re.Match[str], context: Context, candidates: Iterator[tuple[date, date]]) -> Reading:
    """A weekday that is named must be the day's own, or one of the two is a mistake."""
    dates = next(candidates, None)
    if dates is None:
        raise context.not_a_day(match[0])
    if match["weekday"] and WEEKDAYS[match["weekday"]] != dates[0].isoweekday():
        raise context.refusal(match[0], _("“%(part)s” is on another day of the week. Write the day with its year."))
    return Reading.exact(*dates)


def _part_of_year(match: re.Match[str], context: Context, number: int, *, parts: int) -> Reading:
    """The `number`th of so many equal parts of a year; -1 is the last."""
    length = 12 // parts
    last = 12 if number == -1 else number * length
    return Reading.exact(*months_bounds(context.year(match["year"]), last - length + 1, last))


def _month_of(text: str, context: Context) -> tuple[int, int]:
    """Year and month of "juli 2016" or "volgende maand"."""
    match = _MONTH_AND_YEAR.fullmatch(text)
    if match is not None:
        return context.year(match["year"]), month_number(match["month"])
    day = add_months(context.written_on.replace(day=1), _RELATIVE_MONTHS[text.removesuffix(" maand")])
    return day.year, day.month
