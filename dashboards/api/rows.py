"""The rows of each resource, from the engine and the evidence that pages read too. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from covenants.domain.facts import RuleFact, TargetFact
from covenants.domain.goal_so_far import GoalSoFar
from covenants.domain.milestones import MilestoneState
from covenants.domain.number_promises import NumberPromise
from covenants.domain.outcome import Conclusion
from covenants.domain.promises import word_of
from covenants.domain.reading import CovenantReading
from covenants.evidence.documents import DocumentFact
from covenants.evidence.lists import statement_key
from covenants.evidence.statements import Claimed, Statement, evidence_of, statements_at, statements_on_targets
from covenants.ledgers import LEDGERS
from covenants.models import MilestoneStatement, TargetStatement
from covenants.moment.ledger import AnyPromise
from covenants.moment.record import Record
from dossier.models import Document
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    kind: str
    state: MilestoneState


@dataclass(frozen=True)
class CovenantRow:
    """A reading of the engine, and whether the rule of the moment counts it."""

    reading: CovenantReading
    is_counted: bool

    def __getattr__(self, name: str) -> Any:
        return getattr(self.reading, name)

    @property
    def conclusion(self) -> Conclusion:
        return self.reading.conclusion

    @property
    def facilitators(self) -> list[str]:
        return sorted(self.reading.covenant.facilitators)

    @property
    def milestones(self) -> list[MilestoneRow]:
        return [MilestoneRow(kind, state) for kind, state in self.reading.states.items()]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its key, its type and what it says."""

    statement: Statement
    key: str
    type: str
    says: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise of an event or of a number, beside the statement that made it."""

    promise: AnyPromise
    statement: Statement

    @property
    def key(self) -> str:
        return statement_key(self.statement)

    @property
    def sort(self) -> str:
        return "number" if isinstance(self.promise, NumberPromise) else "event"

    @property
    def covenant(self) -> str:
        return self.statement.covenant

    @property
    def kind(self) -> str:
        return "" if isinstance(self.promise, NumberPromise) else self.promise.fact.kind

    @property
    def target(self) -> str:
        return self.promise.fact.target if isinstance(self.promise, NumberPromise) else ""

    @property
    def quantity(self) -> Decimal | None:
        return self.promise.fact.quantity if isinstance(self.promise, NumberPromise) else None

    @property
    def outcome(self) -> str:
        if isinstance(self.promise, NumberPromise):
            return word_of(self.promise.generous.outcome, came=self.promise.reached_on is not None)
        return self.promise.word(strict=False)

    @property
    def came_on(self) -> date | None:
        if isinstance(self.promise, NumberPromise):
            return self.promise.reached_on
        return self.promise.came[0].latest if self.promise.came else None


@dataclass(frozen=True, slots=True)
class TargetRow:
    fact: TargetFact
    statement: Statement

    @property
    def key(self) -> str:
        return statement_key(self.statement)


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    by: date
    count: int


@dataclass(frozen=True, slots=True)
class CountRow:
    """The figures of the record by one counting rule."""

    rule: RuleFact
    counted: int
    signed: int
    presented: int
    in_negotiation: int
    by_outcome: dict[str, int]
    expected_by: tuple[ExpectedRow, ...]
    goal_so_far: GoalSoFar | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    fact: DocumentFact
    statements: int


def covenant_rows(record: Record, readings: Iterable[CovenantReading]) -> list[CovenantRow]:
    """Say of each covenant whether the rule counts it."""
    counted = set(record.counted.slugs)
    return [CovenantRow(reading, reading.slug in counted) for reading in readings]


def statement_rows(record: Record, claims: Sequence[Claimed]) -> list[StatementRow]:
    """Read some statements whole."""
    return [_statement_row(one, record.as_of) for one in statements_at(claims, record.as_of)]


_TYPES = {ledger.model: ledger for ledger in LEDGERS}


def _statement_row(one: Statement, as_of: AsOf) -> StatementRow:
    ledger = _TYPES[type(one.entry)]
    says = {column.key: _said(getattr(one.entry, column.field), as_of) for column in ledger.columns}
    if says.get("supplied_by", "") is None:
        says["supplied_page"] = ""  # a page of a document that is still to come, or of none
    return StatementRow(one, statement_key(one), ledger.name, says)


def _said(value: object, as_of: AsOf) -> str | None:
    """Return a value as text, master data by its key; a document that was not public yet is not named."""
    if isinstance(value, Document) and not value.is_public_on(as_of.known_on):
        return None
    if isinstance(value, Model):
        return str(getattr(value, type(value).NATURAL_KEY))  # type: ignore[attr-defined]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return None if value is None else str(value)


def promise_rows(record: Record, promises: Iterable[AnyPromise]) -> list[PromiseRow]:
    """Lay each promise beside the statement that made it: two queries."""
    read = list(promises)
    of_events = [one.fact.key for one in read if not isinstance(one, NumberPromise)]
    said = evidence_of(
        of_events or [0], record.as_of
    )  # asked in any case: a list takes the same queries whatever is in it
    of_numbers = {one.entry.pk: one for one in statements_on_targets(record.as_of)}
    return [PromiseRow(one, (of_numbers if isinstance(one, NumberPromise) else said)[one.fact.key]) for one in read]


def target_rows(record: Record, facts: Iterable[TargetFact]) -> list[TargetRow]:
    """Lay each figure beside its statement: one query."""
    said = {one.entry.pk: one for one in statements_on_targets(record.as_of)}
    return [TargetRow(fact, said[fact.key]) for fact in facts]


def count_rows(record: Record, rules: Iterable[RuleFact]) -> list[CountRow]:
    """Count by some rules, as the page of the counting rules does."""
    return [_count_row(replace(record, rule=rule, counted=record.readings.counted(rule))) for rule in rules]


def _count_row(record: Record) -> CountRow:
    return CountRow(
        rule=record.rule,
        counted=len(record.counted),
        signed=len(record.signed),
        presented=len(record.presented),
        in_negotiation=len(record.in_negotiation),
        by_outcome={outcome.value: count for outcome, count in record.counted.by_outcome.items()},
        expected_by=tuple(ExpectedRow(day, count) for day, count in record.outlook.items()),
        goal_so_far=record.goal_so_far,
    )


def document_rows(record: Record, facts: Iterable[DocumentFact]) -> list[DocumentRow]:
    """Count what was taken from each document."""
    counts = record.statements_by_document()
    return [DocumentRow(fact, counts.get(fact.key, 0)) for fact in facts]


def promise_at(record: Record, claim: Claimed, promises: Sequence[AnyPromise]) -> AnyPromise | None:
    """Return the promise that a statement made; None where it promised nothing."""
    table = {MilestoneStatement: False, TargetStatement: True}[claim.model]
    made = (one for one in promises if isinstance(one, NumberPromise) == table and one.fact.key == claim.key)
    return next(made, None)
