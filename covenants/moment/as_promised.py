"""What each document promised when it appeared: what came later, or was promised later, moves none of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from covenants.moment.states import States
from covenants.moment.words import (
    NEVER,
    Ints,
    Mask,
    among,
    any_of_each,
    distinct,
    keep,
    smallest_of_each,
)


@dataclass(frozen=True)
class AsPromised:
    """The signatures that documents promised, as visible at one moment."""

    states: States

    @cached_property
    def _promising(self) -> Ints:
        """Visible statements that promise a signature, or let one be expected by what they imply."""
        return among(self.states.said.outlooks.rows, self.states.visible)

    @cached_property
    def letters(self) -> list[str]:
        """The documents in which the cabinet promises a signature with a last day, oldest first."""
        said, keys = self.states.said, self.states.columns.masters.documents
        rows = among(self.states.columns.dated_letters, self.states.visible)
        papers = distinct(said.document[rows])
        since = smallest_of_each(said.seen.known, said.document, rows, max(papers, default=-1) + 1)
        return [keys[paper] for paper in sorted(papers, key=lambda paper: (since[paper], keys[paper]))]

    def _of(self, letter: str) -> Ints:
        """The statements of one document; looked for once."""
        if letter not in self._by_letter:
            self._by_letter[letter] = keep(self._promising, self._documents == self._papers.get(letter, NEVER))
        return self._by_letter[letter]

    @cached_property
    def _documents(self) -> Ints:
        return self.states.said.document[self._promising]

    @cached_property
    def _by_letter(self) -> dict[str, Ints]:
        return {}

    @cached_property
    def _papers(self) -> dict[str, int]:
        return {key: paper for paper, key in self.states.columns.masters.documents.items()}

    def until(self, letter: str) -> Ints:
        """Return the last day by which a document promises each covenant; NEVER where it names none."""
        said = self.states.said
        return smallest_of_each(said.latest, said.covenant, self._of(letter), self.states.covenants)

    def named(self, letter: str) -> Mask:
        """Say of each covenant whether a document promises its signature, with or without a last day."""
        return any_of_each(self.states.said.covenant, self._of(letter), self.states.covenants)
