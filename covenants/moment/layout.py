"""How the record lies in memory: one array a column, one row a sealed statement.

Days are ordinals (int32); `NEVER` stands for an open end and for what has not happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from covenants.choices import Basis, Modality, Unit
from covenants.domain.facts import ABANDONED, FACT, STATED, MilestoneFact
from covenants.domain.promises import Voice
from covenants.kinds import ENDINGS, KIND_ORDER, MILESTONE_KINDS
from covenants.moment.masters import Masters
from covenants.moment.spans import Spans
from covenants.moment.timeline import Timeline
from covenants.moment.visibility import Seen
from covenants.moment.words import (
    NEVER,
    Ints,
    Mask,
    among,
    at_places,
    by_code,
    every_row,
    grouped_by,
    in_order,
    is_one_of,
    looked_up,
    pair,
    rank,
    rows_where,
)
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

MENTIONING_TABLES = 3
KINDS = tuple(kind.code for kind in MILESTONE_KINDS)
SIGNED = KIND_ORDER["signed"]
ENDING_KINDS = tuple(KIND_ORDER[kind] for kind in ENDINGS)
MODALITIES = tuple(Modality.values)
BASES = tuple(Basis.values)
UNITS = tuple(Unit.values)
VOICES = tuple(Voice)
CABINET = VOICES.index(Voice.CABINET)
_ENDED = KIND_ORDER["ended"]


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
    def rows(self) -> Ints:
        return every_row(len(self.key))

    @cached_property
    def group(self) -> Ints:
        """The milestone of each row: its covenant and its kind."""
        return pair(self.covenant, self.kind, len(KINDS))

    @property
    def groups(self) -> int:
        return self.covenants * len(KINDS)

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
    def is_ending(self) -> Mask:
        return is_one_of(self.kind, ENDING_KINDS)

    @cached_property
    def decides(self) -> Mask:
        """Partial or doubtful statements are shown, but decide nothing."""
        return ~(self.partial | self.doubtful)

    # Rows that a rule looks at, whatever the moment.

    @cached_property
    def deciding_facts(self) -> Ints:
        return rows_where(self.is_fact & self.decides)

    @cached_property
    def is_bounded_fact(self) -> Mask:
        """Facts with a first and a last day, also those that decide nothing."""
        return self.is_fact & (self.earliest != NEVER) & (self.latest != NEVER)

    @cached_property
    def bounded_facts(self) -> Ints:
        return rows_where(self.is_bounded_fact)

    @cached_property
    def by_news(self) -> Ints:
        """Every row in the order in which it became known."""
        return self.seen.by_news(self.key)

    @cached_property
    def news_rank(self) -> Ints:
        return rank(self.by_news)

    @cached_property
    def spoken(self) -> Timeline:
        """Every row, by milestone."""
        return Timeline(self.seen, self.by_news, self.group, self.groups)

    @cached_property
    def dated(self) -> Timeline:
        """Rows of which the day they became known is news, by covenant."""
        return Timeline(self.seen, among(self.by_news, ~self.seen.read), self.covenant, self.covenants)

    @cached_property
    def expectations(self) -> Timeline:
        """What can be the newest expectation of a milestone: stated, and no fact."""
        rows = among(self.by_news, ~self.is_fact & self.decides & self.is_stated)
        return Timeline(self.seen, rows, self.group, self.groups)

    @cached_property
    def outlooks(self) -> Timeline:
        """What can say by which day the signature of a covenant is expected; implied windows among them."""
        says = (self.kind == SIGNED) & ~self.is_fact & ~self.is_abandoned & self.decides
        return Timeline(self.seen, among(self.by_news, says), self.covenant, self.covenants)

    @cached_property
    def is_promise(self) -> Mask:
        """Whether it promises something for a time; the end of a term is no promise."""
        return ~self.is_fact & ~self.is_abandoned & self.is_stated & ~self.is_ending

    @cached_property
    def promises(self) -> Ints:
        """What promises something, in the order of the news."""
        return among(self.by_news, self.is_promise)

    @cached_property
    def signing_promises(self) -> Ints:
        """What promises a signature and decides, in the order of the news."""
        return among(self.promises, self.decides & (self.kind == SIGNED))

    @cached_property
    def planned_ends(self) -> Ints:
        """What says when a term will be over."""
        planned = ~self.is_fact & ~self.is_abandoned & self.decides & (self.latest != NEVER)
        return rows_where(planned & (self.kind == _ENDED))

    @cached_property
    def endings(self) -> Ints:
        """What can give promises up."""
        return rows_where(((self.is_ending & self.is_fact) | self.is_abandoned) & self.decides)

    @cached_property
    def spans(self) -> Spans:
        return Spans(self.covenant, self.covenants)

    @cached_property
    def facts(self) -> dict[int, MilestoneFact]:
        """Rows that were read one by one (`covenants.moment.facts`)."""
        return {}


@dataclass(frozen=True)
class Mentions:
    """Statements of the other kinds, of a covenant each: `moves` says whether something happened, `named`
    whether the document only names the covenant, `searched` that nothing was found.

    `facilitator` is the organisation that leads the talks, `unit` that of a measurement; -1 for none. `term_from` and
    `term_until` are the days between which a statement says that the covenant runs; NEVER where it says no such thing.
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
    term_from: Ints
    term_until: Ints
    seen: Seen

    @cached_property
    def rows(self) -> Ints:
        return every_row(len(self.key))

    @cached_property
    def terms(self) -> Ints:
        """Rows that say until when a covenant runs."""
        return rows_where(self.term_until != NEVER)

    @cached_property
    def by_news(self) -> Ints:
        """Every row in the order in which it became known."""
        return self.seen.by_news(self.key)

    @cached_property
    def by_table(self) -> tuple[Ints, ...]:
        """The rows of each table in the same order."""
        return by_code(self.by_news, self.table, MENTIONING_TABLES)

    @cached_property
    def spoken(self) -> Timeline:
        """Every row, by covenant."""
        return Timeline(self.seen, self.by_news, self.covenant, self.covenants)

    @cached_property
    def dated(self) -> Timeline:
        """Rows that say that something happened, of which the day they became known is news; by covenant."""
        return Timeline(self.seen, among(self.by_news, self.moves & ~self.seen.read), self.covenant, self.covenants)

    @property
    def table(self) -> Ints:
        """The table of each row, by its place in `load.MENTIONING`; the rest of `key` is the primary key."""
        return self.key % MENTIONING_TABLES

    @cached_property
    def naming(self) -> Ints:
        """Rows in which a document names a covenant."""
        return rows_where(self.named & (self.document >= 0))

    @cached_property
    def searching(self) -> Ints:
        return rows_where(self.searched)

    @cached_property
    def facilitations(self) -> Ints:
        return rows_where(self.facilitator >= 0)

    @cached_property
    def facilitations_of(self) -> Spans:
        """By covenant the places in `facilitations`."""
        return Spans(self.covenant[self.facilitations], self.covenants)


@dataclass(frozen=True)
class Conditions:
    """Threshold conditions in the order in which they were recorded."""

    key: Ints
    threshold: Ints
    unit: Ints
    seen: Seen

    @cached_property
    def rows(self) -> Ints:
        return every_row(len(self.key))


@dataclass(frozen=True)
class Corrections:
    """Corrections and withdrawals in the order in which they were sealed; `table` is a place in `load.LEDGERS`.

    They are told when both the corrected statement (`before`) and its successor (`seen`) are seen.
    """

    table: Ints
    key: Ints
    seen: Seen
    before: Seen

    @cached_property
    def rows(self) -> Ints:
        return every_row(len(self.key))


@dataclass(frozen=True)
class Columns:
    """The whole record up to one revision."""

    masters: Masters
    milestones: Milestones
    mentions: Mentions
    conditions: Conditions
    corrections: Corrections

    @cached_property
    def by_moment(self) -> dict[tuple[AsOf, Audience, bool], Any]:
        """The covenants as they stood at the last few moments asked about; `last_moments.all_readings` fills it."""
        return {}

    @cached_property
    def voice(self) -> Ints:
        """The code of the voice of each milestone statement."""
        voices = {pk: VOICES.index(voice) for pk, voice in self.masters.voices.items()}
        return looked_up(self.milestones.actor, voices, 0)

    @cached_property
    def promises_by_weight(self) -> Ints:
        """Promises of a signature, the one that a covenant is held to behind the others, whatever the moment.

        The cabinet's own goes before those of others, words with a last day before words without, the first before
        later ones.
        """
        said = self.milestones
        is_cabinet, is_dated = self.voice == CABINET, said.latest != NEVER
        return in_order(said.signing_promises, is_cabinet, is_dated, -said.news_rank)

    @cached_property
    def dated_letters(self) -> Ints:
        """Rows in which a document of the cabinet promises a signature with a last day."""
        said = self.milestones
        dated = said.is_promise & (said.latest != NEVER) & (said.document >= 0)
        return among(said.outlooks.rows, dated & (self.voice == CABINET))

    @cached_property
    def document_public(self) -> Ints:
        """Since when the document of each milestone statement was public; NEVER without a document."""
        return looked_up(self.milestones.document, self.masters.document_public, NEVER)

    @cached_property
    def gated(self) -> Ints:
        """The covenant whose threshold each condition is of."""
        return looked_up(self.conditions.threshold, self.masters.gates, -1)

    @cached_property
    def score_groups(self) -> tuple[Ints, Ints]:
        """Promises by document and voice: one row of each group, and the group of each promise."""
        rows = self.milestones.promises
        first, which = grouped_by(self.milestones.document[rows], self.voice[rows])
        return at_places(rows, first), which
