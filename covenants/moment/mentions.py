"""Which covenants each progress document names, and which of them the next one leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from covenants.domain.silence import NoLongerMentioned
from covenants.moment.states import States
from covenants.moment.words import (
    NEVER,
    Mask,
    among,
    any_holds,
    any_of_each,
    distinct,
    keep,
    none_of,
    smallest_of_each,
)


@dataclass(frozen=True)
class Naming:
    """A progress document, by its key, and which covenants it names."""

    document: str
    named: Mask


@dataclass(frozen=True)
class Mentioned:
    """The progress documents of one moment, in the order in which they became known.

    A page without a date is none: of the day on which we read it no order follows (reading.md, rule 6).
    """

    states: States

    @cached_property
    def documents(self) -> list[Naming]:
        states, mentions = self.states, self.states.mentions
        rows = among(mentions.naming, states.seen_mentions & ~mentions.seen.read)
        papers = distinct(mentions.document[rows])
        size = max(papers, default=-1) + 1
        since = smallest_of_each(mentions.seen.known, mentions.document, rows, size, NEVER)
        keys = states.columns.masters.documents
        return [
            Naming(
                keys[paper],
                any_of_each(mentions.covenant, keep(rows, mentions.document[rows] == paper), states.covenants),
            )
            for paper in sorted(papers, key=lambda paper: (since[paper], keys[paper]))
        ]

    @cached_property
    def left_out(self) -> list[tuple[Naming, Naming, Mask]]:
        """Each progress document with the next, and which covenants only the first of the two names."""
        return [(earlier, later, earlier.named & ~later.named) for earlier, later in pairwise(self.documents)]

    @cached_property
    def no_longer_mentioned(self) -> Mask:
        """Covenants that any progress document leaves out after the one before it named them."""
        return any_holds(none_of(self.states.covenants), *(left_out for _one, _next, left_out in self.left_out))

    def of(self, place: int) -> list[NoLongerMentioned]:
        """Return where the covenant at a place was named, and not in the next progress document."""
        slug = self.states.columns.masters.slugs[place]
        return [
            NoLongerMentioned(slug, earlier.document, later.document)
            for earlier, later, left_out in self.left_out
            if left_out[place]
        ]
