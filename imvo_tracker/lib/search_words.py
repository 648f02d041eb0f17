"""Text as a search compares it: words without accents, capitals and hyphens, and their stems.

The stems are made here and not by a database, so that PostgreSQL and SQLite find by the same ones (docs/adr/0028).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer

from imvo_tracker.lib.word_forms import first_form

LONGEST = 40  # letters of a word; what is longer is no word anybody types
SHORTEST_STEM = 4
_STEMMER = snowballstemmer.stemmer("dutch_porter")
_ALONE = Lock()  # the compiled stemmer serves one thread at a time
# A word with the hyphens and apostrophes inside it; "_" is none. An accent may be a sign of its own behind its letter.
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011\u2012'\u2019]{_LETTERS})*")
_PART = re.compile(_LETTERS)
_JOINING = re.compile("[-']")
_HARD = {"v": "f", "z": "s"}  # bedrijven, bedrijf; huizen, huis
# What the algorithm leaves on: the s of moties, rapportages and risico's; t and d of tekent and onderhandeld; ge of
# gestart and toegezegd. Each takes only what is long enough, so that goud, hout, maart and proces stay as they are.
_PLURAL = re.compile(r"(?:(?<=..[ao])|(?<=.....e)|(?<=..ie))s$")
_VERB = re.compile(
    r"(?:(?<=..e[lrn])|(?<=[aeio]g)|(?<=.[eo]em)|(?<=..pp)|(?<=.op)|(?<=oo[fp])|(?<=ee[mpr])|(?<=..aar)|(?<=oer))[dt]$"
)
_PARTICIPLE = re.compile(
    r"^(aan|af|bij|deel|door|in|mee|na|op|over|plaats|samen|toe|uit|vast|voor|weg)?ge(?=.{3,}(?:[dt]|de)$)"
)
_DOUBLE_VOWEL = re.compile(r"(?<=i)ee(?=l$)")  # financieel, financiële
_SHORTEST_DOUBLE = 5  # bronn, stopp
# What is said of an agreement or a sector is written with its name as one word: goudconvenant, bankensector.
_HEAD = re.compile(r"^(?P<before>.{3,})(?P<head>convenant(?:en)?|sector(?:en)?)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, or a part of a hyphenated one, or that one written as one.

    `place` counts words; `start` and `end` are where it stands in the text. `plain` is the folded word.
    """

    place: int
    start: int
    end: int
    plain: str
    stem: str


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text; "anti-corruptie" gives anti, corruptie, and anticorruptie at the place of anti."""
    place = 0
    for match in _WORD.finditer(text):
        parts = list(_PART.finditer(match[0]))
        whole = [(0, match.start(), match.end(), match[0])] if len(parts) > 1 else []
        pieces = [(step, match.start() + one.start(), match.start() + one.end(), one[0]) for step, one in
                  enumerate(parts)]  # fmt: skip
        for step, start, end, letters in (*pieces, *whole):
            plain = plain_word(letters)
            if plain:
                yield Word(place + step, start, end, plain, stem_of(plain))
        place += len(parts)


@lru_cache(maxsize=65_536)
def plain_word(letters: str) -> str:
    """Return a word without accents, capitals, hyphens and apostrophes; letters of other scripts are kept."""
    apart = unicodedata.normalize("NFKD", letters.casefold())
    plain = "".join(sign for sign in apart if sign.isalnum())
    return plain.casefold()[:LONGEST]


@lru_cache(maxsize=65_536)
def stem_of(plain: str) -> str:
    """Return the stem of a folded word: ondertekend, ondertekening and ondertekenen share one.

    Stemmed until nothing changes; of a word made of two, such as bankenconvenant, each by itself. A word with a digit
    in it, or a very short one, is its own stem.
    """
    plain = first_form(plain)
    if len(plain) < SHORTEST_STEM or not plain.isalpha():
        return plain
    made = _HEAD.match(plain)
    if made:
        return stem_of(made["before"]) + stem_of(made["head"])
    stem = _DOUBLE_VOWEL.sub("e", _PARTICIPLE.sub(r"\1", plain))
    shorter = _shorter(stem)
    while shorter != stem and len(shorter) >= SHORTEST_STEM - 1:
        stem, shorter = shorter, _shorter(shorter)
    return stem[:-1] + _HARD.get(stem[-1], stem[-1])


def _shorter(word: str) -> str:
    """Return a word without the first ending that can be taken from it, or the word."""
    with _ALONE:
        stem = _STEMMER.stemWord(word)
    for ending in (_PLURAL, _VERB):
        if stem == word:
            stem = ending.sub("", word)
    is_double = stem == word and len(word) >= _SHORTEST_DOUBLE and word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if is_double else stem


@lru_cache(maxsize=32_768)
def words_in(text: str) -> tuple[Word, ...]:
    """Return the words of a text, kept: the same texts are looked at again and again."""
    return tuple(words_of(text))


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text as `words_of` gives them, without stems and places.

    A name of plain letters, as most are, is folded as a whole: that takes a tenth of the time.
    """
    if text.isascii() and not _JOINING.search(text):
        return tuple(word[:LONGEST] for word in _PART.findall(text.casefold()))
    return tuple(word.plain for word in words_of(text))
