"""The ledger of promises at one moment, of events and numbers: chosen, counted, sorted, read. A door of the engine."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar

from covenants.domain.number_promises import NumberPromise, number_promises
from covenants.domain.promises import Promise
from covenants.moment.kept_answers import Keeper, kept
from covenants.moment.outcome import OUTCOMES as WORDS
from covenants.moment.promise_columns import AnyPromise as AnyPromise
from covenants.moment.promise_columns import PromiseColumns
from covenants.moment.promise_rows import PromiseRows as PromiseRows
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from covenants.moment.scores import Origin as Origin
from covenants.moment.scores import ScoreGroup as ScoreGroup
from covenants.moment.scores import ScoreGroups, number_origins
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    count_by_two,
    distinct,
    every_row,
    first_match,
    holds_at,
    in_order,
    rows_where,
    smallest_of_each,
)


@dataclass(frozen=True)
class PromiseLedger(PromiseColumns, Keeper):
    """Every promise known at the moment: chosen as rows, counted by document, read of one covenant."""

    name: ClassVar[Hashable] = "ledger"

    def let_go(self) -> None:
        """Forget what was chosen and counted of these promises."""
        self.answers.close()

    @property
    @kept
    def promises(self) -> PromiseRows:
        """The promises of an event, oldest knowledge first."""
        return PromiseRows(self, every_row(len(self.events.rows)), are_first=True, name="promises")

    @property
    @kept
    def every(self) -> PromiseRows:
        """Promises of both sorts, oldest knowledge first."""
        return PromiseRows(self, in_order(every_row(len(self.known)), self.known), name="every")

    def score_groups(self, *, strict: bool) -> ScoreGroups:
        """Return the promises of an event by document and voice, oldest document first."""
        return ScoreGroups(self.documents, partial(self._count_outcomes, strict=strict), self._groups)

    @cached_property
    def _groups(self) -> list[tuple[int, str, int, int, int]]:
        """Each document and voice of a promise in that order: the number of the group is the last."""
        said, voices = self.states.said, self.states.columns.voice
        rows, group_of = self.states.columns.score_groups
        since = self._since()
        orders = []
        for group in distinct(group_of[self.events.places]):
            paper = int(said.document[rows[group]])
            if paper in since:
                voice = int(voices[rows[group]])
                orders.append((since[paper], self.documents[paper].document, voice, paper, group))
        return sorted(orders)

    @kept
    def _count_outcomes(self, groups: tuple[int, ...], *, strict: bool) -> Ints:
        """Count what became of the promises of some groups, a row for each group and a column for each outcome."""
        wanted, (rows, group_of) = list(groups), self.states.columns.score_groups
        group = group_of[self.events.places]
        places = rows_where(holds_at(wanted, len(rows))[group])
        words = self.verdicts_at(places, strict=strict).word
        return count_by_two(group[places], words, (len(rows), len(WORDS)))[wanted]

    def _since(self) -> dict[int, int]:
        """Return by public document since when its first promise was known, the order of all; undated ones are last."""
        papers, public = self.events.document, rows_where(self.events.document >= 0)
        known = first_match((self.states.said.seen.read[self.events.rows], NEVER), otherwise=self.events.known)
        since = smallest_of_each(known, papers, public, int(papers.max(initial=0)) + 1)
        return {paper: int(since[paper]) for paper in self.events.documents}

    def of_covenant(self, slug: str) -> list[Promise]:
        """Return the promises about one covenant, oldest knowledge first."""
        place = self.states.columns.masters.position.get(slug, NOTHING)
        return self.judged.read(rows_where(self.events.covenant == place).tolist())


def read_promises(record: Record) -> PromiseLedger:
    """Read the ledger of promises in a fixed number of queries, by the counting rule of the record."""
    origins = number_origins(record.as_of, record.audience)
    voices = {key: origin.voice for key, origin in origins.items()}
    numbers = number_promises(record.targets, voices, record.counted.signing_days, record.as_of)
    return ledger_of(record.readings, numbers, origins)


def ledger_of(readings: Readings, numbers: tuple[NumberPromise, ...], origins: Mapping[int, Origin]) -> PromiseLedger:
    """Return the ledger of these promises of numbers; the last one of a moment is kept for its other pages."""
    ledger: PromiseLedger | None = readings.answers.find(PromiseLedger.name)
    if ledger is None or (ledger.numbers, ledger.number_origins) != (numbers, origins):
        ledger = PromiseLedger(readings, readings.judgements, numbers, origins)
        readings.answers.keep(PromiseLedger.name, ledger)
    return ledger
