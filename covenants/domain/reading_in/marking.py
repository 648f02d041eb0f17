"""Each sentence of a letter with everything that the reader sees in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from covenants.domain.reading_in.find_dates import find_dates
from covenants.domain.reading_in.find_names import Names, plainly
from covenants.domain.reading_in.find_numbers import find_numbers, number_of_those
from covenants.domain.reading_in.find_papers import find_papers
from covenants.domain.reading_in.find_sectors import find_sectors
from covenants.domain.reading_in.find_words import find_events, find_firmness
from covenants.domain.reading_in.prose import sentences_of
from covenants.domain.reading_in.types import DateMark, Marked, PaperMark, Sentence
from imvo_tracker.lib.paper_types import Paper


def mark(paper: Paper, names: Names, *, written_on: date) -> tuple[Marked, ...]:
    """Return the sentences of a letter of that day, each with its marks."""
    names = names.and_short_forms(block.text for block in paper.blocks)
    marks: list[Marked] = []
    for sentence in sentences_of(paper):
        marked = _marked(sentence, names, written_on)
        marks.append(_counted_on(marked, marks[-1]) if marks and marks[-1].sentence.block == sentence.block else marked)
    return tuple(marks)


def _counted_on(marked: Marked, before: Marked) -> Marked:
    """Give a number without a noun what was counted before it: "… met 23 bedrijven. Inmiddels zijn dat er 33."."""
    counted = [one for one in before.numbers if one.unit]
    more = number_of_those(marked.sentence.text, counted[-1].unit) if counted else None
    if more is None or any(one.start < more.end and more.start < one.end for one in marked.numbers):
        return marked
    return replace(marked, numbers=tuple(sorted((*marked.numbers, more), key=lambda one: one.start)))


def _marked(sentence: Sentence, names: Names, written_on: date) -> Marked:
    text, plain = sentence.text, plainly(sentence.text)
    papers = find_papers(text)
    dates = tuple(one for one in find_dates(text, written_on) if not _lies_in(one, papers))
    taken = [*((one.start, one.end) for one in papers), *((one.start, one.end) for one in dates)]
    known = names.find(text, is_heading=sentence.is_heading)
    return Marked(
        sentence,
        dates,
        find_numbers(text, taken),
        (*known, *find_sectors(text, known)),
        papers,
        find_events(text, plain),
        find_firmness(text, plain),
    )


def _lies_in(one: DateMark, others: Sequence[PaperMark]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)
