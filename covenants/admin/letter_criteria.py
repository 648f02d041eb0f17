"""The criterion of each word that a letter's cells for "what" and "how firmly" may hold, for the page with the grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from covenants.criteria import (
    CAUSE,
    KIND,
    MODALITY,
    PARTICIPATION_CHANGE,
    PARTICIPATION_ROLE,
    TARGET_ROLE,
    TOPIC,
    UNIT,
)
from covenants.domain.letter_words import Meaning
from covenants.selectors.letter_words import Words
from dossier.criteria import EVENT, Criteria

_BY_SORT = {
    "milestone": KIND,
    "target": TARGET_ROLE,
    "cause": CAUSE,
    "report": TOPIC,
    "measurement": UNIT,
    "undertaking": EVENT,
}


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """A cell whose words have criteria: name, label, and of each word its criterion, in the order of the list."""

    name: str
    label: str
    criteria: tuple[tuple[str, str], ...]


def explained_cells(words: Words, labels: dict[str, str]) -> list[ExplainedCell]:
    """Return the cells for which the page says when a word applies, and when it does not."""
    cells = {"what": _of_whats(words.whats), "firmness": _of(words.firmness, MODALITY)}
    return [ExplainedCell(name, str(labels[name]), tuple(criteria)) for name, criteria in cells.items()]


def _of_whats(meanings: Iterable[Meaning]) -> Iterator[tuple[str, str]]:
    for one in meanings:
        sort, _colon, code = one.code.partition(":")
        if code in _BY_SORT.get(sort, {}):
            yield one.name, str(_BY_SORT[sort][code])
        elif sort == "participation":
            role, _hyphen, change = code.partition("-")
            yield one.name, f"{PARTICIPATION_ROLE[role]} {PARTICIPATION_CHANGE[change]}"


def _of(meanings: Iterable[Meaning], criteria: Criteria) -> Iterator[tuple[str, str]]:
    return ((one.name, str(criteria[one.code])) for one in meanings if one.code in criteria)
