"""What the rules do for the year of the House and the calendar: recesses, Prinsjesdag, Christmas, weeks."""

import re
from datetime import date, timedelta

from imvo_tracker.lib.edtf import about
from imvo_tracker.lib.period_calendar import ONE_DAY, add_months, months_bounds
from imvo_tracker.lib.period_grammar import Context, Reading
from imvo_tracker.lib.period_recess import SUMMER_RECESS
from imvo_tracker.lib.period_types import Bounds
from imvo_tracker.lib.period_words import WEEKDAYS

WEEK = timedelta(days=7)
_THIS = ("dit", "deze", "lopend", "lopende")
_PAST = ("afgelopen", "vorig", "vorige")


def recess_of_year(match: re.Match[str], context: Context) -> Reading:
    recess = context.recess(match["recess"], context.year(match["year"]), match[0])
    return Reading.exact(recess.first, recess.last)


def before_summer(match: re.Match[str], context: Context) -> Reading:
    """To Parliament "before the summer" is before its recess; without a year one must be asked for."""
    recess = context.recess(SUMMER_RECESS, _year_of_summer(match, context), match[0])
    return Reading.exact(None, recess.first - ONE_DAY)


def _year_of_summer(match: re.Match[str], context: Context) -> int:
    """ "deze" is of the document's year, "komende" the first recess yet to begin, "afgelopen" the last that began."""
    written_on, which = context.written_on, match["which"]
    if match["year"]:
        return context.year(match["year"])
    if which in (None, "de", "het"):
        raise context.refusal(match[0])
    if which in _THIS:
        return written_on.year
    begun = context.recess(SUMMER_RECESS, written_on.year, match[0]).first <= written_on
    if which in _PAST:
        return written_on.year if begun else written_on.year - 1
    return written_on.year + 1 if begun else written_on.year


def prinsjesdag_of_year(match: re.Match[str], context: Context) -> Reading:
    day = context.prinsjesdag(context.year(match["year"]), match[0])
    return Reading.exact(day, day)


def christmas_of_year(match: re.Match[str], context: Context) -> Reading:
    year = context.year(match["year"])
    return Reading.exact(date(year, 12, 25), date(year, 12, 26))


def turn_of_year(match: re.Match[str], context: Context) -> Reading:
    """Before it ends on 31 December, after it begins on 1 January; round it our choice is the weeks on both sides."""
    year = context.checked_year(int(match["first"]), match[0])
    if match["last"] and int(match["last"]) != year + 1:
        raise context.refusal(match[0])
    last, first = date(year, 12, 31), date(context.checked_year(year + 1, match[0]), 1, 1)
    if match["side"] in ("voor", "tot"):
        return Reading.exact(None, last)
    if match["side"] in ("na", "vanaf"):
        return Reading.exact(first, None)
    reading = Reading.of(Bounds(date(year, 12, 16), date(year + 1, 1, 15), last, first))
    return Reading(reading.bounds, about(reading.edtf))


def week_of_day(match: re.Match[str], context: Context) -> Reading:
    """From the Monday to the Sunday of the week that has the day."""
    return _week(context.stretch(match["of"]).earliest)


def week_by_number(match: re.Match[str], context: Context) -> Reading:
    """By the ISO calendar; a year without a week 53 has none."""
    try:
        monday = date.fromisocalendar(context.year(match["year"]), int(match["number"]), 1)
    except ValueError as error:
        raise context.not_a_day(match[0]) from error
    return _week(monday)


def relative_week(match: re.Match[str], context: Context) -> Reading:
    which = match["which"]
    steps = 0 if which in _THIS else -1 if which in _PAST else 1
    return _week(context.written_on + steps * WEEK)


def relative_part_of_year(match: re.Match[str], context: Context) -> Reading:
    """The quarter or half-year that runs on the document's day, the one after it, or the one before."""
    which, months = match["which"], 3 if match["unit"] == "kwartaal" else 6
    steps = 0 if which in _THIS else -1 if which in _PAST else 1
    day = add_months(context.written_on.replace(day=1), steps * months)
    first = (day.month - 1) // months * months + 1
    return Reading.exact(*months_bounds(day.year, first, first + months - 1))


def relative_weekday(match: re.Match[str], context: Context) -> Reading:
    """The last such day before the document's own, or the first after it."""
    wanted, today = WEEKDAYS[match["weekday"]], context.written_on.isoweekday()
    if match["which"] in _PAST or match["past"]:
        day = context.written_on - timedelta(days=(today - wanted - 1) % 7 + 1)
    else:
        day = context.written_on + timedelta(days=(wanted - today - 1) % 7 + 1)
    return Reading.exact(day, day)


def today(_match: re.Match[str], context: Context) -> Reading:
    """The document's own day."""
    return Reading.exact(context.written_on, context.written_on)


def earlier_this(match: re.Match[str], context: Context) -> Reading:
    """From the first day of the year, month or week of the document to its own day."""
    written_on = context.written_on
    starts = {
        "jaar": written_on.replace(month=1, day=1),
        "maand": written_on.replace(day=1),
        "week": written_on - timedelta(days=written_on.isoweekday() - 1),
    }
    return Reading.exact(starts[match["unit"]], written_on)


def until_now(match: re.Match[str], context: Context) -> Reading:
    return Reading.exact(None, context.written_on)


def _week(day: date) -> Reading:
    monday = day - timedelta(days=day.isoweekday() - 1)
    return Reading.exact(monday, monday + timedelta(days=6))
