"""The index of words: two tables that no rule reads, made from the record and thrown away at will (docs/adr/0028).

A row of the index holds the stems of one row of the record under a number that names table, key and, of a statement,
the day since which it is known: so the newest come first on either database. The texts stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, connections, models

from dossier.canonical import ledger_models, master_models
from dossier.domain.question import Term
from imvo_tracker.lib.near_words import EVERYDAY, SHORTEST_PART, near_words
from imvo_tracker.lib.read_only import reading_alias
from imvo_tracker.lib.search_words import stem_of
from imvo_tracker.lib.word_forms import first_form

_KEY_BITS, _TABLE_BITS = 34, 6
_DAY_SHIFT = _KEY_BITS + _TABLE_BITS
_PORTION = 500
_STEM = "="  # stands before a stem in the vocabulary
_SHORTEST_STEM = 5  # around a shorter one lie too many others
_SQL = {
    "sqlite": {
        "index": "CREATE VIRTUAL TABLE dossier_searchindex USING fts5(words, tokenize='unicode61', detail=none)",
        "vocabulary": "CREATE TABLE dossier_searchword (word text PRIMARY KEY) WITHOUT ROWID",
        "forget": "DELETE FROM dossier_searchindex WHERE rowid = %s",
        "add": "INSERT INTO dossier_searchindex (rowid, words) VALUES (%s, %s)",
        "learn": "INSERT OR IGNORE INTO dossier_searchword (word) VALUES (%s)",
        "find": "SELECT rowid FROM dossier_searchindex WHERE dossier_searchindex MATCH %s"
        " AND rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s",
        "all": "SELECT rowid FROM dossier_searchindex WHERE rowid >= %s AND rowid < %s ORDER BY rowid DESC LIMIT %s",
    },
    "postgresql": {
        "index": "CREATE TABLE dossier_searchindex (id bigint PRIMARY KEY, words tsvector NOT NULL);"
        " CREATE INDEX dossier_searchindex_words ON dossier_searchindex USING gin (words)",
        "vocabulary": "CREATE TABLE dossier_searchword (word text PRIMARY KEY)",
        "forget": "DELETE FROM dossier_searchindex WHERE id = %s",
        "add": "INSERT INTO dossier_searchindex (id, words) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))",
        "learn": "INSERT INTO dossier_searchword (word) VALUES (%s) ON CONFLICT DO NOTHING",
        "find": "SELECT id FROM dossier_searchindex WHERE words @@ %s::tsquery"
        " AND id >= %s AND id < %s ORDER BY id DESC LIMIT %s",
        "all": "SELECT id FROM dossier_searchindex WHERE id >= %s AND id < %s ORDER BY id DESC LIMIT %s",
    },
}


@dataclass(frozen=True, slots=True)
class Indexed:
    """The words of one row: folded, and their stems. `known_from` is None for master data."""

    model: type[models.Model]
    key: int
    known_from: date | None
    plain: frozenset[str]
    stems: frozenset[str]


def make_tables(vendor: str) -> tuple[str, ...]:
    """Return the statements that make both tables."""
    return _SQL[vendor]["index"], _SQL[vendor]["vocabulary"]


def _tables() -> list[type[models.Model]]:
    return [*master_models(), *ledger_models()]


def _number(model: type[models.Model], key: int, known_from: date | None) -> int:
    day = known_from.toordinal() if known_from else 0
    return day << _DAY_SHIFT | _tables().index(model) << _KEY_BITS | key


def write(rows: Iterable[Indexed]) -> None:
    """Put rows into the index, in the place of what stood there of them."""
    waiting = list(rows)
    sql = _SQL[connection.vendor]
    numbered = [(_number(row.model, row.key, row.known_from), " ".join(sorted(row.stems))) for row in waiting]
    plain = {word for row in waiting for word in row.plain if word.isalpha()}
    words = sorted(plain | {f"{_STEM}{stem_of(word)}" for word in plain})
    with connection.cursor() as cursor:
        for start in range(0, len(numbered), _PORTION):
            portion = numbered[start : start + _PORTION]
            cursor.executemany(sql["forget"], [(number,) for number, _stems in portion])
            cursor.executemany(sql["add"], portion)
        if words:
            cursor.executemany(sql["learn"], [(word,) for word in words])


def throw_away() -> None:
    """Empty both tables."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM dossier_searchindex")
        cursor.execute("DELETE FROM dossier_searchword")


def find_masters(model: type[models.Model], terms: Sequence[Term], before: int | None, most: int) -> list[int]:
    """Return the keys of rows of a table of master data that may hold all terms, the largest first, below `before`.

    Without terms: of every row.
    """
    first = _number(model, 0, None)
    last = first + ((1 << _KEY_BITS) if before is None else before)
    return [_key(number) for number in _find(terms, first, last, most)]


def find_entries(terms: Sequence[Term], before: int, most: int) -> list[tuple[int, type[Any], int]]:
    """Return number, table and key of statements that may hold all terms, those known last first.

    `before` is the number to stay below: `known_until` a day, then the last one returned.
    """
    tables = _tables()
    numbers = _find(terms, 1 << _DAY_SHIFT, before, most)
    return [(number, tables[number >> _KEY_BITS & ((1 << _TABLE_BITS) - 1)], _key(number)) for number in numbers]


def known_until(day: date) -> int:
    """Return a number above those of all statements known on a day."""
    return day.toordinal() + 1 << _DAY_SHIFT


def _key(number: int) -> int:
    return number & ((1 << _KEY_BITS) - 1)


def _find(terms: Sequence[Term], first: int, before: int, most: int) -> list[int]:
    sql, asked = _SQL[connection.vendor], [_asked(terms)] if terms else []
    with connections[reading_alias()].cursor() as cursor:
        cursor.execute(sql["find" if terms else "all"], [*asked, first, before, most])
        return [number for (number,) in cursor.fetchall()]


def _asked(terms: Sequence[Term]) -> str:
    """Return the terms in the language of the database; a stem has letters and digits alone, so nothing breaks out."""
    both, either, quote = (" AND ", " OR ", '"') if connection.vendor == "sqlite" else (" & ", " | ", "'")
    return both.join(
        f"({either.join(_all_of(reading, both, quote) for reading in term.readings)})" for term in terms
    )  # fmt: skip


def _all_of(stems: Iterable[str], both: str, quote: str) -> str:
    return f"({both.join(f'{quote}{stem}{quote}' for stem in stems)})"


def known_near(word: str) -> list[str]:
    """Return the words of the vocabulary that somebody may mean by one that is not there, in the order of the alphabet.

    A part of a compound is spelt well, and means that: "kolen" steenkolen, "bos" bosbeheer. Any other means a word
    one letter away; where there is none, a form of each word of which the stem lies one letter from its own.
    """
    compounds = _compounds(word)
    if compounds and len(word) > SHORTEST_PART:
        return compounds
    near = _known([one for one in near_words(word) if one not in EVERYDAY])
    return sorted({*compounds, *near}) or _forms(one.removeprefix(_STEM) for one in _known(_near_stems(word)))


def _compounds(word: str) -> list[str]:
    """Return the words that end in a word, and those that begin with it and go on as another word of the record.

    What ends in it may begin as it likes. Of three letters nearly every word is an end: it only begins one.
    """
    if len(word) < SHORTEST_PART or not word.isalpha():
        return []
    with connections[reading_alias()].cursor() as cursor:
        cursor.execute(
            "SELECT word FROM dossier_searchword WHERE word LIKE %s OR word LIKE %s", [f"%{word}", f"{word}%"]
        )
        words = [one for (one,) in cursor.fetchall() if len(one) - len(word) >= SHORTEST_PART and one.isalpha()]
    rests = {one: one.removeprefix(word) for one in words if one.startswith(word)}
    if len(word) == SHORTEST_PART:
        return sorted(one for one, rest in rests.items() if len(rest) > len(word))
    known = _known([rest for rest in rests.values() if len(rest) > SHORTEST_PART])
    begun = (one for one, rest in rests.items() if rest in known)
    return sorted({*begun, *(one for one in words if one.endswith(word))})


def _near_stems(word: str) -> list[str]:
    """Return what may be a misspelt stem; a form that no ending makes (verliet) is spelt well, and has another one."""
    stem = stem_of(word)
    is_form = first_form(word) != word
    return [] if is_form or len(stem) < _SHORTEST_STEM else [f"{_STEM}{near}" for near in near_words(stem)]


def _known(words: Sequence[str]) -> set[str]:
    """Return which of these stand in the vocabulary."""
    known = set[str]()
    with connections[reading_alias()].cursor() as cursor:
        for start in range(0, len(words), _PORTION):
            portion = words[start : start + _PORTION]
            places = ", ".join(["%s"] * len(portion))
            cursor.execute(f"SELECT word FROM dossier_searchword WHERE word IN ({places})", portion)  # noqa: S608
            known |= {one for (one,) in cursor.fetchall()}
    return known


def _forms(stems: Iterable[str]) -> list[str]:
    """Return of each stem the shortest word of the vocabulary that has it; a stem itself need not be a word."""
    forms = []
    with connections[reading_alias()].cursor() as cursor:
        for stem in stems:
            cursor.execute("SELECT word FROM dossier_searchword WHERE word LIKE %s", [f"{stem[:2]}%"])
            words = [one for (one,) in cursor.fetchall() if stem_of(one) == stem]
            forms += sorted(words, key=lambda one: (len(one), one))[:1]
    return sorted(forms)
