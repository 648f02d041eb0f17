"""Whether a text answers a question, and which answer stands first: one rule for all that is searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import zip_longest
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


class _Held(NamedTuple):
    """What a text holds of a question: each thing wanted, and whether any that is unwanted.

    `apart` and `length` are those of a rank, and hold where it has everything that is wanted.
    """

    wanted: tuple[bool, ...]
    unwanted: bool
    apart: int
    length: int


class Ranking:
    """One question that is put to many texts. Names and labels stand in many rows: each text is looked at once."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._held: dict[str, _Held] = {}

    def rank(
        self, fields: Iterable[Sequence[str]], day: date | None, key: str, kind_words: Sequence[str] = ()
    ) -> Rank | None:
        """Return the rank of what has these fields, the weightiest first; None where it does not answer the question.

        All words must stand in it, in whichever field, or be words of its kind; what is excluded stands in no field.
        """
        held = [[self._look(text) for text in field if text] for field in fields]
        every = [one for field in held for one in field]
        if any(one.unwanted for one in every) or not every:
            return None
        of_kind: tuple[bool, ...] = ()
        if not all(_either(one.wanted for one in every)):
            of_kind = _either(self._look(text).wanted for text in kind_words)
            if not all(_either((*(one.wanted for one in every), of_kind))):
                return None
        newest = -day.toordinal() if day else 0
        for place, field in enumerate(held):
            whole = [(one.apart, one.length) for one in field if all(_either((one.wanted, of_kind)))]
            if whole:
                return Rank(place, *min(whole), newest, key)
        return Rank(len(held), 1, 0, newest, key)

    def _look(self, text: str) -> _Held:
        held = self._held.get(text)
        if held is None:
            held = self._held[text] = self._read(words_in(text))
        return held

    def _read(self, words: Sequence[Word]) -> _Held:
        stems = frozenset(word.stem for word in words)
        wanted = tuple(term.stands_among(stems, words) for term in self._question.wanted)
        unwanted = any(term.stands_among(stems, words) for term in self._question.unwanted)
        apart = _apart(self._question.phrase, words) if any(wanted) else 1
        return _Held(wanted, unwanted, apart, len(words))


def rank_answer(question: Question, fields: Sequence[Sequence[str]], day: date | None, key: str) -> Rank | None:
    """Return the rank of one thing; see `Ranking`."""
    return Ranking(question).rank(fields, day, key)


def _either(held: Iterable[tuple[bool, ...]]) -> tuple[bool, ...]:
    """Return of each thing wanted whether one of some texts holds it; nothing of no texts."""
    return tuple(map(any, zip_longest(*held, fillvalue=False)))


def _apart(phrase: Sequence[str], words: Sequence[Word]) -> int:
    """Return 0 where folded words stand side by side in a text, 1 where they do not."""
    plain = [word.plain for word in words]
    size = len(phrase)
    return int(not any(tuple(plain[start : start + size]) == tuple(phrase) for start in range(len(plain) - size + 1)))
