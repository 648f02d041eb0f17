"""What a visitor types into the search box, read: words, "phrases", -exclusions and printed numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from dossier.domain.document_key import read_printed_number
from imvo_tracker.lib.search_words import Word, words_of

MOST_CHARACTERS, MOST_TERMS = 200, 20
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'))
_DASHES = "-\u2010\u2011\u2012\u2013\u2212"
# Beside another word they ask nothing: they need not stand in what is looked for, but side by side it stands first.
_SMALL = {"a", "an", "and", "de", "een", "en", "for", "het", "in", "of", "on", "op", "the", "to", "van", "voor"}
_PIECE = re.compile(rf'(?P<minus>(?<!\S)[{_DASHES}])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NUMBER_PIECES = 9  # "Kamerstukken II 2015/16, 26 485, nr. 220, p. 3" is nine pieces


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for. `readings` are sequences of stems of which one must stand in the text.

    `shown` is what was typed; `is_phrase` asks for the words side by side as they are, not for their forms.
    """

    shown: str
    readings: tuple[tuple[str, ...], ...]
    plain: tuple[str, ...]
    is_phrase: bool = False

    @property
    def is_one_word(self) -> bool:
        return not self.is_phrase and all(len(reading) == 1 for reading in self.readings)

    def spans(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield start and end of each place in a text where this stands."""
        for reading in self.readings:
            for first in words:
                if first.stem == reading[0]:
                    yield from self._from(first, reading, words)

    def _from(self, first: Word, reading: tuple[str, ...], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        end, asked = first.end, self.plain if self.is_phrase else ()
        if asked and first.plain != asked[0]:
            return
        for step, stem in enumerate(reading[1:], 1):
            following = [
                one for one in words
                if one.place == first.place + step and one.stem == stem and (not asked or one.plain == asked[step])
            ]  # fmt: skip
            if not following:
                return
            end = following[0].end
        yield first.start, end

    def stands_among(self, stems: Collection[str], words: Sequence[Word]) -> bool:
        """Say the same as `stands_in` of words with these stems; most texts hold none of them and are done with."""
        if not any(all(stem in stems for stem in reading) for reading in self.readings):
            return False
        return self.is_one_word or self.stands_in(words)

    def stands_in(self, words: Sequence[Word]) -> bool:
        if self.is_one_word:
            return any(word.stem == stem for (stem,) in self.readings for word in words)
        return next(self.spans(words), None) is not None


@dataclass(frozen=True, slots=True)
class Question:
    """What must stand in what is looked for, and what must not. `text` is what was typed.

    `phrase` is the folded words in the order typed: where a text has them side by side it stands first.
    """

    text: str
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    phrase: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def read_question(text: str) -> Question:
    """Return what is asked. Words that hold no letter or digit ask nothing."""
    pieces = [_piece(match) for match in _PIECE.finditer(text.translate(_QUOTES))]
    wanted: list[Term] = []
    unwanted: list[Term] = []
    place = 0
    while place < len(pieces):
        minus, words, quoted = pieces[place]
        number, used = ("", 1) if quoted or minus else _number_at(pieces, place)
        term = _number_term(number, pieces[place : place + used]) if number else _term(words, quoted=quoted)
        if term is not None:
            (unwanted if minus else wanted).append(term)
        place += used
    every = tuple(dict.fromkeys(wanted))
    phrase = tuple(word for term in every for word in term.plain)
    telling = tuple(term for term in every if term.is_phrase or any(word not in _SMALL for word in term.plain))
    return Question(text.strip(), telling or every, tuple(dict.fromkeys(unwanted)), phrase)


def _piece(match: re.Match[str]) -> tuple[bool, str, bool]:
    """Return whether it is excluded, the words, and whether they stand in quotes."""
    quoted = match["phrase"] is not None
    return bool(match["minus"]), match["phrase"] if quoted else match["word"], quoted


def _number_at(pieces: Sequence[tuple[bool, str, bool]], place: int) -> tuple[str, int]:
    """Return the key of the printed number that begins here and how many pieces it takes; the longest counts."""
    for used in range(min(_NUMBER_PIECES, len(pieces) - place), 0, -1):
        some = pieces[place : place + used]
        if not any(minus or quoted for minus, _words, quoted in some):
            key = read_printed_number(" ".join(words for _minus, words, _quoted in some))
            if key:
                return key, used
    return "", 1


def _number_term(key: str, pieces: Sequence[tuple[bool, str, bool]]) -> Term:
    joined = "".join(word.plain for word in words_of(key) if "-" not in key[word.start : word.end])
    return Term(" ".join(words for _minus, words, _quoted in pieces), ((joined,),), (joined,))


def _term(text: str, *, quoted: bool) -> Term | None:
    """Return words as one thing asked for: in quotes or with hyphens side by side, with hyphens also written as one."""
    words = list(words_of(text))
    parts = {word.place: word for word in reversed(words)}
    places = sorted(parts)
    if not places:
        return None
    whole = [word for word in words if parts[word.place] is not word]
    stems = tuple(parts[place].stem for place in places)
    as_one = () if quoted else tuple((word.stem,) for word in whole)
    plain = tuple(parts[place].plain for place in places)
    return Term(text.strip(), (stems, *as_one), plain, is_phrase=quoted and len(places) > 0)


def replaced(question: Question, near: Callable[[Term], str]) -> Question:
    """Return the question with other words where `near` gives one."""
    words = [near(term) or _as_typed(term) for term in question.wanted]
    return read_question(" ".join([*words, *(f"-{_as_typed(term)}" for term in question.unwanted)]))


def _as_typed(term: Term) -> str:
    return f'"{term.shown}"' if term.is_phrase else term.shown
