"""What the rules do that set a limit to a stretch (before, by, after, from, between) or count on from the document."""

import re
from datetime import date, timedelta

from django.utils.translation import gettext as _

from imvo_tracker.lib.edtf import about
from imvo_tracker.lib.period_calendar import ONE_DAY, add_months
from imvo_tracker.lib.period_grammar import Context, Reading
from imvo_tracker.lib.period_stretches import amount, around_day
from imvo_tracker.lib.period_types import Bounds, Stretch, UnreadablePeriod
from imvo_tracker.lib.period_words import MONTH_OF_YEAR, NUMBER, ORDINAL, SEASON, YEAR

_THIS_ONE = re.compile(rf"(?:dit|deze) .+|(?:de|het) {SEASON}")
_SEASON_WITHOUT_YEAR = re.compile(rf"(?:(?:de|het) )?{SEASON}")
#: What a thing may be planned for as a whole; of a day, a year or "medio 2018" only "before" is meant.
_MEANT_FOR = re.compile(
    rf"(?:begin |half )?{MONTH_OF_YEAR}"
    rf"|(?:het |de )?{ORDINAL} (?:kwartaal|helft|half ?jaar)(?: van)? .+"
    rf"|[qkh][1-4](?: van|-)? ?{YEAR}"
    rf"|(?:het |de )?(?!zomer){SEASON}(?: .+)?"
)
_YEAR = re.compile(YEAR)
_END_OF = re.compile(r"(?:het )?(?:einde?|ultimo) ")
_MONTHS_IN = {"maand": 1, "maanden": 1, "kwartaal": 3, "kwartalen": 3, "jaar": 12, "jaren": 12}
_DAYS_IN = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}
_HALVES = {"half": 6, "anderhalf": 18}

#: A length of time in words; "twee à drie jaar" counts as the longer.
LENGTH = (
    rf"(?:(?:een )?(?P<halves>half|anderhalf) ?jaar"
    rf"|(?:(?P<fewer>{NUMBER}) (?:a|tot|of) )?(?P<number>{NUMBER}) (?P<unit>{'|'.join([*_MONTHS_IN, *_DAYS_IN])}))"
)


def still_this_year(match: re.Match[str], context: Context) -> Reading:
    return Reading.exact(context.written_on, date(context.written_on.year, 12, 31))


def some_day(match: re.Match[str], context: Context) -> Reading:
    return Reading.exact(context.written_on, None)


def duration(match: re.Match[str], context: Context) -> Reading:
    if context.starts_on is None:
        explanation = _("“%(part)s” is a length of time. Fill in the day on which it starts.")
        raise context.refusal(match[0], explanation)
    return _counted(context.starts_on, match)


def within_duration(match: re.Match[str], context: Context) -> Reading:
    return _counted(context.starts_on or context.written_on, match)


def coming_duration(match: re.Match[str], context: Context) -> Reading:
    return _counted(context.written_on, match)


def after_duration(match: re.Match[str], context: Context) -> Reading:
    """ "over twee weken": the day, week, month or year it falls in; a round number is no promise of one day."""
    first = _counted_on(context.written_on, match, match["fewer"] or match["number"])
    last = _counted_on(context.written_on, match, match["number"])
    unit = "maand" if match["halves"] else match["unit"]
    reading = Reading.exact(around_day(first, unit).earliest, around_day(last, unit).latest)
    return Reading(reading.bounds, about(reading.edtf))


def around(match: re.Match[str], context: Context) -> Reading:
    reading = Reading.of(Bounds(*context.stretch(match["rest"])))
    return Reading(reading.bounds, about(reading.edtf))


def since(match: re.Match[str], context: Context) -> Reading:
    return Reading.of(Bounds(*context.stretch(match["rest"])))


def before_end(match: re.Match[str], context: Context) -> Reading:
    """ "deze zomer" cannot end before the document was written, unless the document looks back on it."""
    stretch = context.stretch(match["rest"])
    ahead = context.written_on <= stretch.latest
    start = context.written_on if ahead and _THIS_ONE.fullmatch(match["rest"]) else None
    return Reading.of(Bounds.of(start, stretch.latest, start, stretch.latest_strict))


def before_season(match: re.Match[str], context: Context) -> Reading:
    """A season begins later by the sun than by the month; without a year one must be asked for."""
    return _ending_before(_with_year(match["rest"], context))


def _with_year(text: str, context: Context) -> Stretch:
    """The stretch, where its year is said: "de winter" is refused, so that its year is asked for."""
    if _SEASON_WITHOUT_YEAR.fullmatch(text):
        raise context.refusal(text)
    return context.stretch(text)


def before(match: re.Match[str], context: Context) -> Reading:
    """ "voor december 2019" is before it, or said of what is meant for it: ask which."""
    rest = match["rest"]
    if match["more"] is None and _MEANT_FOR.fullmatch(rest):
        _with_year(rest, context)
        raise context.which(match[0], f"nog voor {rest}", rest)
    return _ending_before(context.stretch(rest))


def by(match: re.Match[str], context: Context) -> Reading:
    stretch = context.stretch(match["rest"])
    return Reading.of(Bounds.of(None, stretch.latest, None, stretch.latest_strict))


def until(match: re.Match[str], context: Context) -> Reading:
    stretch = context.stretch(match["rest"])
    return Reading.of(Bounds.of(None, stretch.latest, None, _end_left_out(match["rest"], stretch)))


def after_season(match: re.Match[str], context: Context) -> Reading:
    """The upper bound is derived (the year's end), so the strict reader leaves it open."""
    stretch = context.stretch(match["rest"])
    start, strict_start = stretch.latest_strict + ONE_DAY, stretch.latest + ONE_DAY
    return Reading.of(Bounds.of(start, date(start.year, 12, 31), strict_start, None), about_start=True)


def after(match: re.Match[str], context: Context) -> Reading:
    stretch = context.stretch(match["rest"])
    return Reading.of(Bounds.of(stretch.latest_strict + ONE_DAY, None, stretch.latest + ONE_DAY, None))


def from_on(match: re.Match[str], context: Context) -> Reading:
    stretch = context.stretch(match["rest"])
    return Reading.of(Bounds.of(stretch.earliest, None, stretch.earliest_strict, None))


def from_to(match: re.Match[str], context: Context) -> Reading:
    """ "tot" leaves its end out for the strict reader, "tot en met" for nobody."""
    (_words, first), last = _first_of_two(match["start"], match["end"], context), context.stretch(match["end"])
    strict_end = _end_left_out(match["end"], last) if match["link"] == "tot" else last.latest_strict
    return _joined(match, context, first, last, strict_end)


def both(match: re.Match[str], context: Context) -> Reading:
    """Two that follow each other are one period ("2016 en 2017"); any other two are two moments: ask which."""
    (words, first), last = _first_of_two(match["start"], match["end"], context), context.stretch(match["end"])
    if last.earliest > first.latest + ONE_DAY:
        raise context.which(match[0], words, match["end"])
    return _joined(match, context, first, last, last.latest_strict)


def _joined(match: re.Match[str], context: Context, first: Stretch, last: Stretch, strict_end: date) -> Reading:
    try:
        return Reading.of(Bounds.of(first.earliest, last.latest, first.earliest_strict, strict_end))
    except ValueError as error:
        raise context.reversed(match[0]) from error


def _first_of_two(start: str, end: str, context: Context) -> tuple[str, Stretch]:
    """The beginning borrows from the end what it lacks: "januari tot en met juni 2017", "1 tot 5 juli 2016"."""
    try:
        return start, context.stretch(start)
    except UnreadablePeriod as refusal:
        year = _YEAR.search(end)
        lent = end.partition(" ")[2] if start.isdecimal() else year[0] if year else ""
        try:
            return f"{start} {lent}", context.stretch(f"{start} {lent}")
        except UnreadablePeriod:
            raise refusal from None


def _end_left_out(text: str, stretch: Stretch) -> date:
    """The last day before the stretch; but "tot eind 2016" is to the end of 2016, not to September."""
    return stretch.latest_strict if _END_OF.match(text) else stretch.earliest - ONE_DAY


def _ending_before(stretch: Stretch) -> Reading:
    """Generous: before the last day on which the stretch may begin. Strict: before the first."""
    return Reading.of(Bounds.of(None, stretch.earliest_strict - ONE_DAY, None, stretch.earliest - ONE_DAY))


def _counted(start: date, length: re.Match[str]) -> Reading:
    return Reading.exact(start, _counted_on(start, length, length["number"]))


def _counted_on(start: date, length: re.Match[str], number_said: str) -> date:
    """The same day so many months on, or so many days later."""
    if length["halves"]:
        return add_months(start, _HALVES[length["halves"]])
    number, unit = amount(number_said), length["unit"]
    if unit in _DAYS_IN:
        return start + timedelta(days=number * _DAYS_IN[unit])
    return add_months(start, number * _MONTHS_IN[unit])
