"""Master data as sealed at a revision, one place a covenant: names, sectors, organisations, documents."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from covenants.domain.promises import Voice
from covenants.moment.spans import Spans
from covenants.moment.words import NEVER, Ints, Mask, count_by, rank_of_words

MOST_RANKS = 64


@dataclass(frozen=True)
class Masters:
    """Master data as sealed at a revision, for every covenant of the record in the order of primary keys.

    Covenants that were sealed later have a place too, so that the arrays of statements fit every revision; nothing
    visible speaks of them. `position` is by slug, `number` by primary key, `order` the places in the order of
    codes. `sector_of` and `covenant_of` are the links, with the days between which each holds and since when these
    were known; `gates` says by threshold which covenant it is of.
    """

    slugs: tuple[str, ...]
    codes: tuple[str, ...]
    position: dict[str, int]
    number: dict[int, int]
    order: Ints
    names: tuple[tuple[tuple[int, str, str], ...], ...]
    sectors: tuple[str, ...]
    sector_known: Ints
    sector_is_sub: Mask
    covenant_of: Ints
    sector_of: Ints
    link_from: Ints
    link_from_known: Ints
    link_until: Ints
    link_until_known: Ints
    organisations: dict[int, str]
    voices: dict[int, Voice]
    documents: dict[int, str]
    document_public: dict[int, int]
    gates: dict[int, int]

    @cached_property
    def slug_rank(self) -> Ints:
        """The place of each covenant when sorted by slug."""
        return rank_of_words(self.slugs)

    def name(self, position: int, known_on: int) -> tuple[str, str]:
        """Return the Dutch and English name of a covenant known on a day."""
        for day, name, name_en in reversed(self.names[position]):
            if day <= known_on:
                return name, name_en
        return self.slugs[position], ""

    def names_of(self, places: Sequence[int], known_on: int) -> list[tuple[str, str]]:
        """Return the same of some covenants: the newest name of each, where it was known."""
        newest = zip(places, map(self._newest_names.__getitem__, places), strict=True)
        return [names if day <= known_on else self.name(place, known_on) for place, (day, names) in newest]

    @cached_property
    def _newest_names(self) -> list[tuple[int, tuple[str, str]]]:
        """Since when each covenant is called as it is now, and how; NEVER for one without a name."""
        return [(names[-1][0], names[-1][1:]) if names else (NEVER, ("", "")) for names in self.names]

    @cached_property
    def _name_days(self) -> list[int]:
        """The days on which a name became known: between two of them nobody is called otherwise."""
        return sorted({day for names in self.names for day, *_names in names})

    @cached_property
    def _ranks(self) -> dict[tuple[int, bool], Ints]:
        return {}

    def name_rank(self, known_on: int, *, english: bool) -> Ints:
        """Return the place of each covenant when sorted by name; kept, since sorting words is slow."""
        stretch = (bisect_right(self._name_days, known_on), english)
        if stretch not in self._ranks:
            if len(self._ranks) >= MOST_RANKS:
                self._ranks.clear()
            self._ranks[stretch] = self._rank_names(known_on, english=english)
        return self._ranks[stretch]

    def _rank_names(self, known_on: int, *, english: bool) -> Ints:
        pairs = (self.name(position, known_on) for position in range(len(self.slugs)))
        return rank_of_words([((name_en if english else "") or name).casefold() for name, name_en in pairs])

    def counted_by_document(self, papers: Ints) -> Counter[str]:
        """Count the documents of some statements, which are given by primary key, by the keys they were sealed with."""
        counts = count_by(papers, max(self.documents, default=-1) + 1)
        return Counter({key: counts[pk] for pk, key in self.documents.items() if counts[pk]})

    @cached_property
    def links(self) -> Spans:
        """By covenant its places in `sector_of`."""
        return Spans(self.covenant_of, len(self.slugs))
