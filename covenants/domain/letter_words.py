"""Finding what somebody means by a few typed letters: a covenant, a kind of milestone, a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.domain.document_key import read_printed_number
from imvo_tracker.lib.text import folded

_GAP = re.compile(r"[\s\-/(),.:;]+")


@dataclass(frozen=True)
class Meaning:
    """Something that can be meant: its code, the name it is shown with, and all words it goes by.

    `rank` settles what one name of two sorts means: the lower one is meant.
    """

    code: str
    name: str
    words: tuple[str, ...] = ()
    rank: int = 0

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        return tuple(_plain(word) for word in (self.name, *self.words) if word)


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: one meaning, or the several that the letters may stand for, or none."""

    meaning: Meaning | None
    candidates: tuple[Meaning, ...] = ()


NOTHING = Search(None)


def find(typed: str, meanings: Sequence[Meaning]) -> Search:
    """Return what is meant: a word in whole, else how its name begins, then another word, then any word within."""
    letters = _plain(typed)
    if not letters:
        return NOTHING
    for fits in (_is_one, _begins_its_name, _begins_one, _begins_a_word):
        fitting = [one for one in meanings if fits(one.spellings, letters)]
        if fitting:
            return _settled(fitting)
    return NOTHING


def _settled(fitting: Sequence[Meaning]) -> Search:
    first = min(one.rank for one in fitting)
    best = tuple(dict.fromkeys(one for one in fitting if one.rank == first))
    return Search(best[0]) if len({one.code for one in best}) == 1 else Search(None, best)


def _is_one(spellings: Sequence[str], letters: str) -> bool:
    return letters in spellings


def _begins_its_name(spellings: Sequence[str], letters: str) -> bool:
    return bool(spellings) and spellings[0].startswith(letters)


def _begins_one(spellings: Sequence[str], letters: str) -> bool:
    return any(spelling.startswith(letters) for spelling in spellings)


def _begins_a_word(spellings: Sequence[str], letters: str) -> bool:
    return any(f" {letters}" in f" {spelling}" for spelling in spellings)


def _plain(text: str) -> str:
    return " ".join(part for part in _GAP.split(folded(text)) if part)


def several(typed: str, meanings: Sequence[Meaning]) -> list[str]:
    """Return the names apart that were typed with commas between them; a name or number may hold a comma itself."""
    whole = find(typed, meanings)
    parts = [part.strip() for part in typed.split(",") if part.strip()]
    if len(parts) < 2 or whole.meaning is not None or read_printed_number(typed):
        return [typed.strip()] if typed.strip() else []
    return list(dict.fromkeys(parts))
