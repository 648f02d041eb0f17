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
MENTIONING_TABLES = 3
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

    `opened` is the revision that opened a row sealed while closed, 0 for one sealed open. `corrected` is the
    revision that corrected or withdrew a row; the public is told by revision `told` from the day `told_on` on.
    Withdrawals themselves are no rows.
    """

    known: Ints
    public: Ints
    opened: Ints
    revision: Ints
    corrected: Ints
    told: Ints
    told_on: Ints

    def at(self, as_of: AsOf, audience: Audience) -> Mask:
        """Return which rows may be seen."""
        known_on = as_of.known_on.toordinal()
        newest = NEVER - 1 if as_of.revision is None else as_of.revision
        visible = (self.known <= known_on) & (self.revision <= newest)
        if audience is Audience.STAFF:
            return visible & (self.corrected > newest)
        visible &= (self.public <= known_on) & (self.opened <= newest)
        return visible & ((self.told > newest) | (self.told_on > known_on))


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
    def by_news(self) -> tuple[Ints, ...]:
        """The rows of each table in the order in which they became known; `table` says which table a row is of."""
        order = np.lexsort((self.key, self.seen.revision, self.seen.known))
        return tuple(order[self.table[order] == table] for table in range(MENTIONING_TABLES))

    @property
    def table(self) -> Ints:
        """The table of each row, by its place in `load.MENTIONING`; the rest of `key` is the primary key."""
        return self.key % MENTIONING_TABLES

    @cached_property
    def naming(self) -> Ints:
        """Rows in which a document names a covenant."""
        return np.flatnonzero(self.named & (self.document >= 0))

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
    threshold: Ints
    unit: Ints
    seen: Seen


@dataclass(frozen=True)
class Corrections:
    """Corrections and withdrawals in the order in which they were sealed; `table` is a place in `load.LEDGERS`.

    They are seen when both the corrected statement and its successor are.
    """

    table: Ints
    key: Ints
    seen: Seen


@dataclass(frozen=True)
class Masters:
    """Master data as sealed at a revision, for every covenant of the record in the order of primary keys.

    Covenants that were sealed later have a place too, so that the arrays of statements fit every revision; nothing
    visible speaks of them. `position` is by slug, `number` by primary key, `order` the places in the order of
    codes. `sector_of` and `covenant_of` are the links, `gates` says by threshold which covenant it is of.
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
    organisations: dict[int, str]
    voices: dict[int, Voice]
    documents: dict[int, str]
    document_public: dict[int, int]
    gates: dict[int, int]

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
    corrections: Corrections

    @cached_property
    def voice(self) -> Ints:
        """The code of the voice of each milestone statement."""
        voices = {pk: VOICES.index(voice) for pk, voice in self.masters.voices.items()}
        return _looked_up(self.milestones.actor, voices, 0)

    @cached_property
    def document_public(self) -> Ints:
        """Since when the document of each milestone statement was public; NEVER without a document."""
        return _looked_up(self.milestones.document, self.masters.document_public, NEVER)

    @cached_property
    def gated(self) -> Ints:
        """The covenant whose threshold each condition is of."""
        return _looked_up(self.conditions.threshold, self.masters.gates, -1)

    @cached_property
    def score_groups(self) -> tuple[Ints, Ints]:
        """Promises by document, last day and voice: one row of each group, and the group of each promise."""
        rows = self.milestones.promises
        parts = (self.milestones.document[rows], self.milestones.latest[rows], self.voice[rows])
        _groups, first, which = np.unique(np.stack(parts), axis=1, return_index=True, return_inverse=True)
        return rows[first], which.reshape(-1)


def _looked_up(keys: Ints, values: dict[int, int], other: int) -> Ints:
    """Return the value of each primary key; `other` for -1, and for a row that is sealed in a later revision."""
    table = np.full(max(max(values, default=0), int(keys.max(initial=0))) + 2, other, dtype=np.int64)
    table[list(values)] = list(values.values())
    return table[keys]
