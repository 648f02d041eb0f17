"""The day at the head of a letter: "Den Haag, 17 juni 2016"; where it lacks its year, the days that it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from imvo_tracker.lib.paper_types import NOTE, Paper
from imvo_tracker.lib.period_reader import read_period
from imvo_tracker.lib.period_types import UnreadablePeriod
from imvo_tracker.lib.period_words import MONTH, WEEKDAY

_BLOCKS, _REACH = 20, 300  # as much may be the head of a letter
_DATED = re.compile(
    rf"(?:^|\s)(?:[A-Z’'][\w’' -]{{2,30}},|[Dd]atum:?) (?P<day>(?:{WEEKDAY} )?[0-9]{{1,2}} {MONTH})"
    r"(?P<year> [0-9]{4})?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The words of the day as printed. `day` is None where no calendar has it; `choices`: where its year is not said,
    the days that it may be, the likeliest first.
    """

    words: str
    day: date | None
    choices: tuple[date, ...] = ()


def head_of(paper: Paper, *, after: date) -> Head | None:
    """Return the day at the head of a letter that was not written before `after`; None where it has none."""
    for block in paper.blocks[:_BLOCKS]:
        match = _DATED.search(block.text[:_REACH]) if block.kind != NOTE else None
        if match and match["year"]:
            words = match["day"] + match["year"]
            return Head(words, _day(words))
        if match:
            return _without_year(match["day"], after)
    return None


def _without_year(words: str, after: date) -> Head:
    days = [day for year in range(after.year - 1, after.year + 3) if (day := _day(f"{words} {year}"))]
    later, sooner = [one for one in days if one >= after], [one for one in days if one < after]
    choices = (*later, *reversed(sooner))
    return Head(words, choices[0] if choices else None, choices)


def _day(words: str) -> date | None:
    try:
        return read_period(words, written_on=date(2000, 1, 1)).earliest
    except UnreadablePeriod:
        return None
