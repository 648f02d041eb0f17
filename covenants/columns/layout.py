"""How the record lies in memory: one array a column, one row a sealed statement.

Days are ordinals (int32); `NEVER` stands for an open end and for what has not happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from covenants.choices import Basis, Modality, Unit
from covenants.domain.facts import ABANDONED, FACT, STATED, MilestoneFact
from covenants.domain.promises import Voice
from covenants.kinds import ENDINGS, KIND_ORDER, MILESTONE_KINDS
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

NEVER = 9_999_999  # beyond date.max
MOST_RANKS = 16
KINDS = tuple(kind.code for kind in MILESTONE_KINDS)
SIGNED = KIND_ORDER["signed"]
MODALITIES = tuple(Modality.values)
BASES = tuple(Basis.values)
UNITS = tuple(Unit.values)
VOICES = tuple(Voice)

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]


def ordinal(day: date | None) -> int:
    """Return a day as its array value."""
    return NEVER if day is None else day.toordinal()


def day_of(value: int) -> date | None:
    """Return the day of an array value."""
    return None if value >= NEVER else date.fromordinal(int(value))


@dataclass(frozen=True)
class Seen:
    """Since when rows can be seen, and up to which revision; the rule of `dossier.domain.visibility`.

    `corrected` is the revision that corrected or withdrew a row. Withdrawals themselves are no rows.
    """

    known: Ints
    public: Ints
    revision: Ints
    corrected: Ints

    def at(self, as_of: AsOf, audience: Audience) -> Mask:
        """Return which rows may be seen."""
        known_on = as_of.known_on.toordinal()
        visible = self.known <= known_on
        if audience is Audience.PUBLIC:
            visible &= self.public <= known_on
        newest = NEVER - 1 if as_of.revision is None else as_of.revision
        visible &= self.corrected > newest
        if as_of.revision is not None:
            visible &= self.revision <= as_of.revision
        return visible


@dataclass(frozen=True)
class Spans:
    """The rows of each covenant: `rows[start[c]:start[c + 1]]`."""

    rows: Ints
    start: Ints

    @classmethod
    def of(cls, covenant: Ints, covenants: int) -> Spans:
        rows = np.argsort(covenant, kind="stable")
        return cls(rows, np.searchsorted(covenant[rows], np.arange(covenants + 1)))

    def of_covenant(self, position: int) -> Ints:
        return self.rows[self.start[position] : self.start[position + 1]]


@dataclass(frozen=True)
class Milestones:
    """Milestone statements in the order in which they were sealed. `group` is covenant x kind."""

    covenants: int
    key: Ints
    covenant: Ints
    kind: Ints
    modality: Ints
    basis: Ints
    partial: Mask
    doubtful: Mask
    earliest: Ints
    latest: Ints
    latest_strict: Ints
    actor: Ints
    document: Ints
    seen: Seen

    @cached_property
    def group(self) -> Ints:
        return self.covenant * len(KINDS) + self.kind

    @cached_property
    def is_fact(self) -> Mask:
        return self.modality == MODALITIES.index(FACT)

    @cached_property
    def is_abandoned(self) -> Mask:
        return self.modality == MODALITIES.index(ABANDONED)

    @cached_property
    def is_stated(self) -> Mask:
        return self.basis == BASES.index(STATED)

    @cached_property
    def decides(self) -> Mask:
        return ~(self.partial | self.doubtful)

    @cached_property
    def deciding_facts(self) -> Ints:
        return np.flatnonzero(self.is_fact & self.decides)

    @cached_property
    def all_facts(self) -> Ints:
        return np.flatnonzero(self.is_fact)

    @cached_property
    def by_news(self) -> Ints:
        """Rows in the order in which they became known; `news_rank` is the way back."""
        return np.lexsort((self.key, self.seen.revision, self.seen.known))

    @cached_property
    def news_rank(self) -> Ints:
        rank = np.empty(len(self.key), dtype=np.int64)
        rank[self.by_news] = np.arange(len(self.key))
        return rank

    @cached_property
    def expectations(self) -> Ints:
        """Rows that can be the newest expectation of a milestone."""
        return np.flatnonzero(~self.is_fact & self.decides & self.is_stated)

    @cached_property
    def outlooks(self) -> Ints:
        """Rows that can say by which day a signature is expected; implied ones among them."""
        return np.flatnonzero((self.kind == SIGNED) & ~self.is_fact & ~self.is_abandoned & self.decides)

    @cached_property
    def promises(self) -> Ints:
        """Rows that promise something, oldest knowledge first: `covenants.domain.promises.is_promise`."""
        endings = np.isin(self.kind, [KIND_ORDER[kind] for kind in ENDINGS])
        promised = ~self.is_fact & ~self.is_abandoned & self.is_stated & ~endings
        return self.by_news[promised[self.by_news]]

    @cached_property
    def endings(self) -> Ints:
        """Rows that can give promises up."""
        ends = np.isin(self.kind, [KIND_ORDER[kind] for kind in ENDINGS]) & self.is_fact
        return np.flatnonzero((ends | self.is_abandoned) & self.decides)

    @cached_property
    def spans(self) -> Spans:
        return Spans.of(self.covenant, self.covenants)

    def fact(self, row: int, slug: str) -> MilestoneFact:
        """Return a row as what the rules are handed."""
        return MilestoneFact(
            key=int(self.key[row]),
            covenant=slug,
            kind=KINDS[self.kind[row]],
            modality=MODALITIES[self.modality[row]],
            basis=BASES[self.basis[row]],
            partial=bool(self.partial[row]),
            doubtful=bool(self.doubtful[row]),
            earliest=day_of(self.earliest[row]),
            latest=day_of(self.latest[row]),
            latest_strict=day_of(self.latest_strict[row]),
            known_from=date.fromordinal(int(self.seen.known[row])),
            revision=int(self.seen.revision[row]),
        )


@dataclass(frozen=True)
class Mentions:
    """Statements of the other kinds, of a covenant each: `moves` says whether something happened, `named`
    whether the document only names the covenant, `searched` that nothing was found.

    `facilitator` is the organisation that leads the talks, `unit` that of a measurement; -1 for none.
    """

    covenants: int
    key: Ints
    covenant: Ints
    named: Mask
    searched: Mask
    moves: Mask
    facilitator: Ints
    unit: Ints
    document: Ints
    seen: Seen

    @cached_property
    def facilitations(self) -> Ints:
        return np.flatnonzero(self.facilitator >= 0)

    @cached_property
    def spans_of_facilitations(self) -> Spans:
        return Spans.of(self.covenant[self.facilitations], self.covenants)


@dataclass(frozen=True)
class Conditions:
    """Threshold conditions in the order in which they were recorded."""

    key: Ints
    covenant: Ints
    threshold: Ints
    unit: Ints
    seen: Seen


@dataclass(frozen=True)
class Masters:
    """Covenants in the order of their codes, and what is said of them outside the ledger.

    `position` is by slug, `number` by primary key. `sector_of` and `covenant_of` are the links.
    """

    slugs: tuple[str, ...]
    codes: tuple[str, ...]
    position: dict[str, int]
    number: dict[int, int]
    names: tuple[tuple[tuple[int, str, str], ...], ...]
    sectors: tuple[str, ...]
    sector_known: Ints
    sector_is_sub: Mask
    covenant_of: Ints
    sector_of: Ints
    organisations: dict[int, str]
    voices: dict[int, Voice]
    documents: dict[int, str]
    document_public: dict[int, int]

    @cached_property
    def slug_rank(self) -> Ints:
        """The place of each covenant when sorted by slug."""
        rank = np.empty(len(self.slugs), dtype=np.int64)
        rank[np.argsort(np.array(self.slugs, dtype=object), kind="stable")] = np.arange(len(self.slugs))
        return rank

    def name(self, position: int, known_on: int) -> tuple[str, str]:
        """Return the Dutch and English name of a covenant known on a day."""
        known = [names for day, *names in self.names[position] if day <= known_on]
        name, name_en = known[-1] if known else (self.slugs[position], "")
        return name, name_en

    @cached_property
    def _name_days(self) -> Ints:
        """The days on which a name became known: between two of them nobody is called otherwise."""
        return np.unique(np.array([day for names in self.names for day, *_names in names], dtype=np.int32))

    @cached_property
    def _ranks(self) -> dict[tuple[int, bool], Ints]:
        return {}

    def name_rank(self, known_on: int, *, english: bool) -> Ints:
        """Return the place of each covenant when sorted by name; kept, since sorting words is slow."""
        stretch = (int(np.searchsorted(self._name_days, known_on, side="right")), english)
        if stretch not in self._ranks:
            if len(self._ranks) >= MOST_RANKS:
                self._ranks.clear()
            self._ranks[stretch] = self._rank_names(known_on, english=english)
        return self._ranks[stretch]

    def _rank_names(self, known_on: int, *, english: bool) -> Ints:
        """Equal names share a place."""
        pairs = (self.name(position, known_on) for position in range(len(self.slugs)))
        words = [((name_en if english else "") or name).casefold() for name, name_en in pairs]
        places = {word: place for place, word in enumerate(sorted(set(words)))}
        return np.array([places[word] for word in words], dtype=np.int64)

    @cached_property
    def links(self) -> Spans:
        return Spans.of(self.covenant_of, len(self.slugs))


@dataclass(frozen=True)
class Columns:
    """The whole record up to one revision."""

    masters: Masters
    milestones: Milestones
    mentions: Mentions
    conditions: Conditions
