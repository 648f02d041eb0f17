"""Fills in the year of a wording that leaves it out ("uiterlijk eind oktober"): the next or the last, or asks which.

The document's day decides, with the words: "sinds" looks back, "voor", "uiterlijk" and their like look ahead. Where the
words do not say which way they look, or look ahead to a day that has just gone, both years are offered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from imvo_tracker.lib.period_grammar import Context
from imvo_tracker.lib.period_recess import CHRISTMAS_RECESS, RECESSES, SUMMER_RECESS
from imvo_tracker.lib.period_types import (
    AmbiguousPeriod,
    Candidate,
    NoSuchDay,
    Period,
    UnknownYear,
    UnreadablePeriod,
)
from imvo_tracker.lib.period_words import MONTH, MONTHS, ORDINAL, RECESS, SEASON, WEEKDAY, WEEKDAYS

#: A day so near needs no other word, where the same day of the other year is not.
NEAR = timedelta(days=92)
#: Only a recess that is at most so far away may be the one that is meant.
WITHIN_REACH = timedelta(days=366)
#: A recess that begins within so many days is the next one, whatever other recesses there are.
SOON = timedelta(days=45)

_MONTH_OR_WEEK = rf"{MONTH}|[qkh][1-4]|week [0-9]{{1,2}}"
_NAMED = (
    rf"{ORDINAL} (?:kwartaal|helft|half ?jaar)|{SEASON}|{RECESS}|reces|prinsjesdag|kerst(?:mis|dagen)?|jaarwisseling"
)
_WITHOUT_YEAR = re.compile(rf"(?:.+ )?(?:{_MONTH_OR_WEEK}|{_NAMED})")
_ENDS_IN_MONTH_OR_WEEK = re.compile(rf"(?:.+ )?(?:{_MONTH_OR_WEEK})")
_HAS_YEAR = re.compile(r"[0-9]{4}|\bjaar\b")
_LOOKS_BACK = {"sinds", "reeds", "afgelopen"}
_LOOKS_AHEAD = {
    *("uiterlijk", "voor", "tot", "t/m", "tegen", "vanaf", "na", "niet", "vroegst", "laatst"),
    *("nog", "pas", "verwacht", "verwachting", "mogelijk"),
}
_ENDS_WITH_IT = {"voor", "uiterlijk", "tot"}
_DAY_WITH_WEEKDAY = re.compile(
    rf"(?P<weekday>{WEEKDAY}) (?P<day>[0-9]{{1,2}})e? (?P<month>{MONTH}) (?P<year>[0-9]{{4}})"
)


@dataclass(frozen=True, slots=True)
class Option:
    """What the words mean in one year: one thing, or more where they are ambiguous besides."""

    candidates: tuple[Candidate, ...]

    @property
    def begins(self) -> date:
        period = self.candidates[0].period
        return _one_of(period.earliest, period.latest)

    @property
    def ends(self) -> date:
        period = self.candidates[0].period
        return _one_of(period.latest, period.earliest)


def is_without_year(text: str) -> bool:
    """Whether the words end in a month, season or day that comes every year, and name no year."""
    return bool(_WITHOUT_YEAR.fullmatch(text)) and not _HAS_YEAR.search(text)


def with_a_year(text: str, context: Context, unread: UnreadablePeriod, *, looks_back: bool = False) -> Period:
    """The period in the year that is meant, with the choices to confirm; raises AmbiguousPeriod where both may be.

    Raises `unread`, the refusal of the words without a year, where no year makes them readable.
    """
    if text.split()[-1] == "reces":
        return _with_a_recess(text, context)
    options, refusal = _options(text, context, unread)
    ahead = next((one for one in options if one.ends >= context.written_on), None)
    behind = next((one for one in reversed(options) if one.begins <= context.written_on), None)
    nearest = _nearest_first(ahead, behind, context.written_on)
    chosen = _chosen(text, ahead, behind, context, looks_back=looks_back)
    if chosen is None and len(nearest) == 1 and not isinstance(refusal, UnknownYear):
        chosen = nearest[0]
    if chosen is None and refusal is not None and len(nearest) < 2:
        raise refusal
    if chosen is None:
        raise context.which_of(text, [candidate for one in nearest for candidate in one.candidates])
    if len(chosen.candidates) > 1:
        raise context.which_of(text, chosen.candidates)
    others = () if _words_of(text) & _LOOKS_BACK else (one for one in nearest if one is not chosen)
    choices = (*chosen.candidates, *(candidate for one in others for candidate in one.candidates))
    return replace(choices[0].period, choices=choices)


def _with_a_recess(text: str, context: Context) -> Period:
    """ "na het reces": the recess that runs or begins soon; else it may be the next of our table or the last.

    Refused where the table has none within a year of the document.
    """
    today, words = context.written_on, text.removesuffix("reces")
    recesses = [one for one in RECESSES if today - WITHIN_REACH <= one.last and one.first <= today + WITHIN_REACH]
    if not recesses:
        context.recess(SUMMER_RECESS, today.year, text)
    ahead = next((one for one in recesses if one.last >= today), None)
    behind = next((one for one in reversed(recesses) if one.last < today), None)
    if ahead is not None and ahead.first <= today and _words_of(text) & _ENDS_WITH_IT:
        ahead, behind = next((one for one in recesses if one.first > today), None), ahead
        is_clear = False
    else:
        is_clear = ahead is not None and ahead.first - today <= SOON
    choices = tuple(
        context.candidate(_in_year(f"{words}{one.name}", one.year)) for one in (ahead, behind) if one is not None
    )
    if is_clear:
        return replace(choices[0].period, choices=choices)
    raise context.which_of(text, choices)


def _options(text: str, context: Context, unread: UnreadablePeriod) -> tuple[list[Option], UnreadablePeriod | None]:
    """What the words mean in the years round the document's, in order; and why they mean nothing in one of them."""
    options: list[Option] = []
    refusals: list[UnreadablePeriod] = []
    for words in _in_each_year(text, context.written_on.year):
        try:
            options.append(Option((context.candidate(words),)))
        except AmbiguousPeriod as question:
            options.append(Option(question.candidates))
        except UnreadablePeriod as refusal:
            refusals.append(refusal)
    if not options:
        raise refusals[0] if isinstance(refusals[0], (UnknownYear, NoSuchDay)) else unread
    on_the_weekday = [one for one in options if _is_on_its_weekday(one)]
    return sorted(on_the_weekday or options, key=lambda one: one.begins), refusals[0] if refusals else None


def _chosen(
    text: str, ahead: Option | None, behind: Option | None, context: Context, *, looks_back: bool
) -> Option | None:
    """The option that the words and the document's day leave no doubt about."""
    words, written_on = _words_of(text), context.written_on
    if ahead is behind:
        return ahead
    if looks_back:
        return None
    if words & _LOOKS_BACK:
        return behind
    if ahead is None or behind is None:
        return ahead if words & _LOOKS_AHEAD else None
    to_come, gone = ahead.begins - written_on, written_on - behind.ends
    if words & _LOOKS_AHEAD:
        return ahead if to_come <= gone or ahead.begins.year == written_on.year else None
    if min(to_come, gone) > NEAR or max(to_come, gone) <= NEAR:
        return None
    return ahead if to_come < gone else behind


def _words_of(text: str) -> set[str]:
    return set(text.split())


def _nearest_first(ahead: Option | None, behind: Option | None, written_on: date) -> list[Option]:
    both = [one for one in (ahead, behind) if one is not None]
    if ahead is behind:
        return both[:1]
    return sorted(both, key=lambda one: max(one.begins - written_on, written_on - one.ends))


def _in_each_year(text: str, year: int) -> Iterator[str]:
    """The words with the document's year, the one before, and the next."""
    for candidate in (year, year - 1, year + 1):
        yield _in_year(text, candidate)


def _in_year(text: str, year: int) -> str:
    if text.endswith("jaarwisseling"):
        return f"{text} van {year} op {year + 1}"
    if text.endswith("prinsjesdag"):
        return f"{text} {year}"
    if text.endswith((CHRISTMAS_RECESS, "winter")):
        return f"{text} {year}/{year + 1}"
    return f"{text} {year}" if _ENDS_IN_MONTH_OR_WEEK.fullmatch(text) else f"{text} van {year}"


def _is_on_its_weekday(one: Option) -> bool:
    named = _DAY_WITH_WEEKDAY.search(one.candidates[0].words)
    if named is None:
        return False
    day = date(int(named["year"]), MONTHS[named["month"].rstrip(".")], int(named["day"]))
    return day.isoweekday() == WEEKDAYS[named["weekday"]]


def _one_of(day: date | None, other: date | None) -> date:
    """A bound of a period, which is open on one side at most."""
    bound = day or other
    if bound is None:
        raise ValueError("this period is open on both sides")
    return bound
