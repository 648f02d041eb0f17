"""Whether a text answers a question, and which answer stands first: one rule for all that is searched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dossier.domain.question import Question
from imvo_tracker.lib.search_words import Word, words_in


class Kind(StrEnum):
    """What can be found, in the order of the groups on the page; the value stands in the address."""

    COVENANT = "convenant"
    SECTOR = "sector"
    PARTY = "partij"
    DOCUMENT = "document"
    UNDERTAKING = "toezegging"
    STATEMENT = "uitspraak"
    EXPLANATION = "uitleg"


KINDS = tuple(Kind)


class Rank(NamedTuple):
    """The place of an answer among those of its kind; the smallest stands first.

    `field` is the first field that holds all words, or the number of fields; `apart` is 0 where they stand side by
    side; `length` counts the words of that field, so that a name of one word goes before a long title.
    """

    field: int
    apart: int
    length: int
    newest: int
    key: str


def rank_answer(question: Question, fields: Sequence[Sequence[str]], day: date | None, key: str) -> Rank | None:
    """Return the rank of what has these fields, the weightiest first; None where it does not answer the question.

    All words must stand in it, in whichever field; one that is excluded stands in none.
    """
    texts = [[_held(question, words_in(text)) for text in field if text] for field in fields]
    every = [text for field in texts for text in field]
    if any(term.stands_in(words) for term in question.unwanted for words, _held_by in every):
        return None
    if not all(any(held[place] for _words, held in every) for place in range(len(question.wanted))):
        return None
    newest = -day.toordinal() if day else 0
    for place, field in enumerate(texts):
        whole = [words for words, held in field if all(held)]
        if whole:
            apart, length = min((_apart(question.phrase, words), len(words)) for words in whole)
            return Rank(place, apart, length, newest, key)
    return Rank(len(fields), 1, 0, newest, key)


def _held(question: Question, words: Sequence[Word]) -> tuple[Sequence[Word], list[bool]]:
    """Return the words of a text, and of each thing wanted whether it stands there."""
    return words, [term.stands_in(words) for term in question.wanted]


def _apart(phrase: Sequence[str], words: Sequence[Word]) -> int:
    """Return 0 where folded words stand side by side in a text, 1 where they do not."""
    plain = [word.plain for word in words]
    size = len(phrase)
    return int(not any(tuple(plain[start : start + size]) == tuple(phrase) for start in range(len(plain) - size + 1)))
