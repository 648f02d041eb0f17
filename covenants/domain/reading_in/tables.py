"""Rows of a table, each read as "first: second; third.": what a column's heading says of the cells below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from covenants.domain.reading_in.find_names import plainly
from covenants.domain.reading_in.find_words import find_events
from covenants.domain.reading_in.prose import is_row
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, Proposal, WordMark

_WHEN_EXPECTED = re.compile(
    r"(?:verwacht|beoogd|gepland|voorzien|planning)e?(?: (?:datum|moment|op|in|voor))?", re.IGNORECASE
)
# What stands above a column where a sentence would have a verb
_HEADINGS = (
    ("in_force", re.compile(r"(?:in werking|van kracht|inwerking|ingegaan|ingangsdatum)(?: \w+)?", re.IGNORECASE)),
    ("ended", re.compile(r"(?:looptijd tot|loopt tot|geldig tot|einddatum|einde|eindigt)(?: .*)?", re.IGNORECASE)),
    ("talks_started", re.compile(r"(?:start|begin) (?:van de )?(?:gesprekken|onderhandelingen)", re.IGNORECASE)),
)
_TO_COME = re.compile(r"\b(?:verwacht|beoogd|gepland|voorzien|planning|streef)", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """A column whose heading names an event. `to_come`: the heading says that it is expected."""

    place: int
    event: WordMark
    to_come: bool


def columns_of(marked: Marked) -> tuple[Column, ...]:
    """Return the columns of a heading row that name an event; none where the row holds a date itself."""
    text = marked.sentence.text
    if not is_row(text) or marked.dates:
        return ()
    cells = ((place, text[start:end]) for place, (start, end) in enumerate(_cells(text)))
    told = ((place, cell, _events_of(cell)) for place, cell in cells if place)
    return tuple(Column(place, events[0], bool(_TO_COME.search(cell))) for place, cell, events in told if events)


def _events_of(heading: str) -> tuple[WordMark, ...]:
    """Return the events that a heading names; "Verwacht" by itself is when a covenant is signed."""
    named = next((code for code, words in _HEADINGS if words.fullmatch(heading.strip())), "")
    if named:
        return (WordMark(0, len(heading), heading, named),)
    events = find_events(heading, plainly(heading))
    if not events and _WHEN_EXPECTED.fullmatch(heading.strip()):
        return (WordMark(0, len(heading), heading, "signed"),)
    return events


def column_rows(marked: Marked, columns: tuple[Column, ...], written_on: date) -> Iterator[Proposal]:
    """Yield a milestone for each date below such a heading, of the covenant that the row begins with."""
    cells = list(_cells(marked.sentence.text)) if columns else []
    about = next((one for one in marked.named("covenant") if cells and one.end <= cells[0][1]), None)
    for column in columns if about else ():
        if about is not None and column.place < len(cells):
            start, end = cells[column.place]
            when = next((one for one in marked.dates if start <= one.start and one.end <= end), None)
            if when is not None:
                yield _milestone(marked, about, column, when, written_on)


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a row begins and ends."""
    start = 0
    for stop in re.finditer(r": |; |\.$", text):
        yield start, stop.start()
        start = stop.end()


def _milestone(marked: Marked, about: NameMark, column: Column, when: DateMark, written_on: date) -> Proposal:
    over = when.period is not None and when.period.latest is not None and when.period.latest < written_on
    return Proposal(
        sentence=marked.sentence,
        about=about.code,
        what=f"milestone:{column.event.code}",
        firmness="fact" if over and not column.to_come else "expect",
        words=when.words,
        page=marked.sentence.page_at(when.start),
        period=when.period,
        choices=when.choices,
        why={"about": about.words, "what": column.event.words, "words": when.words},
    )
