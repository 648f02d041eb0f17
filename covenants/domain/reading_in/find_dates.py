"""The words of a sentence that date something: the date reader, tried on the stretches that can be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from covenants.domain.reading_in.types import DateMark
from imvo_tracker.lib.period_reader import read_period
from imvo_tracker.lib.period_types import AmbiguousPeriod, NoSuchDay, Period, UnreadablePeriod
from imvo_tracker.lib.period_words import MONTH, NUMBER, RECESS, SEASON, WEEKDAY

_NEAR_YEAR = r"(?:dit|volgend|komend|vorig|afgelopen|het lopende|het huidige) (?:kalender)?jaar"
_YEAR = rf"(?:(?:van )?(?:het jaar )?(?:19|20|21)[0-9]{{2}}(?![0-9/]|[-–][0-9])|(?:van )?{_NEAR_YEAR})"
_MARK = r"(?:jl\.?|jongstleden|ll\.?|laatstleden|a\.?s\.?|aanstaande)(?![a-z])"
_PART = r"(?:begin|eind|einde|medio|midden|half|halverwege|ultimo|primo)"
_ORDINAL = r"(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e)"
_WHICH = r"(?:de|het|dit|deze|komende?|aanstaande|volgende?|afgelopen|vorige?)"
_UNIT = r"(?:jaar|jaren|maand|maanden|week|weken|dag|dagen|kwartaal|kwartalen)"
_CORE = re.compile(
    "|".join(
        (
            r"[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}",
            rf"(?:{WEEKDAY} )?[0-9]{{1,2}}e? {MONTH}(?![a-z])(?: (?:van )?(?:{_YEAR}|{_MARK}))?",
            rf"(?:{_PART} )?(?:de maand )?{MONTH}(?![a-z])(?: (?:{_YEAR}|{_MARK}))?",
            rf"{_ORDINAL} (?:helft|kwartaal|half ?jaar) (?:van )?(?:{MONTH} )?{_YEAR}",
            rf"[QKHqkh][1-4] ?{_YEAR}",
            rf"{_PART} (?:van )?{_YEAR}|(?:einde?|begin) van het jaar(?! [0-9])",
            rf"(?:eerste|laatste|komende) (?:maanden|weken|jaren) (?:van )?{_YEAR}",
            (
                rf"(?:(?:het )?eind(?:e)? van |{_PART} )?(?:{_WHICH} )?(?:{SEASON}"
                rf"|{RECESS})(?![a-z])(?: {_YEAR}(?:/[0-9]{{4}})?)?"
            ),
            r"prinsjesdag(?: (?:van )?(?:19|20|21)[0-9]{2})?|(?:de )?jaarwisseling|(?:het )?reces(?![a-z])",
            rf"(?:{NUMBER}|enkele|anderhalf|half) (?:(?:à|tot|of) {NUMBER} )?{_UNIT} geleden",
            rf"(?:binnen|over|de komende|komende) (?:{NUMBER}|anderhalf|een half)(?: (?:à|a|tot|of) {NUMBER})? {_UNIT}",
            r"(?:19|20|21)[0-9]{2} ?[-–] ?(?:19|20|21)[0-9]{2}",
            rf"{_YEAR}(?: nog)?",
            r"op korte termijn|binnenkort|zo spoedig mogelijk|vandaag",
            rf"afgelopen {MONTH}(?![a-z])(?! (?:van )?{_YEAR})|(?:afgelopen|komende|aanstaande) {WEEKDAY}(?! [0-9])",
            r"(?:deze|volgende|komende|vorige|afgelopen) (?:maand|week)|(?:dit|volgend|vorig) (?:kwartaal|halfjaar)",
        )
    )
)
_BEFORE = re.compile(
    r"(?:(?:nog|ook|al|reeds|pas|uiterlijk|ergens|vóór|voor|na|sinds|vanaf|per|tot|met|en|in|op|aan|tegen|rond|omstreeks|tijdens"
    r"|gedurende|de|het|loop|van|einde?|begin|medio|eerste|tweede|derde|vierde|laatste|helft|kwartaal|ruim|kort|direct"
    r"|niet|eerder|later|dan|tussen|[0-9]{1,2}|maand|week) )+$"
)
_NO_YEAR = re.compile(
    r"(?:nr\.?|nrs\.?|artikel|richtlijn|verordening|\(EU\)|vergaderjaar|nummer|€|euro)\s*\(?$", re.IGNORECASE
)
_BEGINS_WITH_ARTICLE = re.compile(
    rf"(?:einde? (?:van|der)|begin (?:van|der)|eerste|tweede|derde|vierde|laatste|{SEASON}|{RECESS}|loop|week|maand)"
)
_WEEKDAY = re.compile(rf"{WEEKDAY} [0-9]")
_FREE = ("de ", "het ", "van ", "en ", "dan ", "in ", "op ", "aan ", "met ", "niet ", "al ", "reeds ")


def find_dates(text: str, written_on: date) -> tuple[DateMark, ...]:
    """Return what dates something, each the longest words around a date that the date reader reads."""
    low, end, marks = text.lower(), 0, []
    for core in _CORE.finditer(low):
        if core.start() < end or not _stands_alone(low, core) or _NO_YEAR.search(text[: core.start()]):
            continue
        mark = _longest(text, low, core.start(), core.start() + len(_unstopped(core[0])), end, written_on)
        if mark is not None:
            marks.append(mark)
            end = mark.end
    return tuple(marks)


def _unstopped(words: str) -> str:
    """Leave out the stop behind a month in full: "okt." is short, "oktober." ends a sentence."""
    return words.removesuffix(".") if re.search(r"\b(?:mei|juni|juli|[a-z]{5,})\.$", words) else words


def _stands_alone(text: str, core: re.Match[str]) -> bool:
    before = text[core.start() - 1 : core.start()]
    after = text[core.end() : core.end() + 1]
    return not (before.isalnum() or before in ("/", "«") or after.isalnum() or after == "/")


def _longest(text: str, low: str, start: int, end: int, free: int, written_on: date) -> DateMark | None:
    """Try the words before it, the longest first; without them last."""
    question: DateMark | None = None
    for begin in _beginnings(low, start, free):
        for stop in _endings(low, end):
            words = text[begin:stop]
            read = _read(words, written_on)
            if isinstance(read, Period):
                return DateMark(begin, stop, words, read, read.choices if len(read.choices) > 1 else ())
            if isinstance(read, AmbiguousPeriod) and question is None:
                question = DateMark(begin, stop, words, None, read.candidates)
                if _BOUNDS.match(words):
                    return question  # without its first word it would be another period
            if isinstance(read, str) and begin == start and question is None and re.search(r"[0-9]", words):
                question = DateMark(begin, stop, words, None, trouble=read)
    return question


_BOUNDS = re.compile(r"(?:vóór|voor|na|sinds|vanaf|tot|uiterlijk)\b", re.IGNORECASE)
_BARE_YEAR = r"(?:19|20|21)[0-9]{2}"
_MONEY = re.compile(r"\b(?:miljoen|miljard|euro|subsidie|budget|begroot|begroting)\b|€")
# "Voorzien voor medio 2019" says when, and not before when
_PLANNED_FOR = re.compile(r"\b(?:voorzien|gepland|geagendeerd|staat|bedoeld)(?: pas| nu)? $")


def _beginnings(low: str, start: int, free: int) -> Iterator[int]:
    lead = _BEFORE.search(low[free:start])
    words = list(re.finditer(r"\S+ ", lead[0])) if lead else []
    offset = start - len(lead[0]) if lead else start
    for word in words:
        if word[0] == "voor " and _PLANNED_FOR.search(low[: offset + word.start()]):
            continue
        if word[0] == "voor " and re.fullmatch(_BARE_YEAR, low[start : start + 4]) and _MONEY.search(low):
            continue  # "voor 2018 is 2 miljoen euro beschikbaar"
        if word[0] == "week " and re.search(rf"{_ORDINAL} $", low[: offset + word.start()]):
            continue  # "de tweede week van juni" is not the week of June
        if (
            low.startswith("in de loop van", offset + word.start())
            or word[0] not in _FREE
            or (word[0] in ("de ", "het ") and _BEGINS_WITH_ARTICLE.match(low[offset + word.end() :]))
        ):
            yield offset + word.start()
    yield start


def _endings(low: str, end: int) -> Iterator[int]:
    after = re.match(r"(?: nog| jl\.?(?![a-z]))", low[end:])
    if after:
        yield end + after.end()
    yield end


def _read(words: str, written_on: date) -> Period | AmbiguousPeriod | str | None:
    return _read_once(" ".join(words.split()), written_on)


@lru_cache(maxsize=4096)
def _read_once(words: str, written_on: date) -> Period | AmbiguousPeriod | str | None:
    """Return the period, the question which is meant, what is wrong with the day, or None for no date at all."""
    try:
        return read_period(words, written_on=written_on)
    except AmbiguousPeriod as question:
        return question
    except UnreadablePeriod as refusal:
        names_a_day = isinstance(refusal, NoSuchDay) or _WEEKDAY.match(words.lower())
        return refusal.message if names_a_day else None
