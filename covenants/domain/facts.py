"""What the rules are handed: one frozen value per statement and per master row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

FACT = "fact"
ABANDONED = "abandoned"
STATED = "stated"


@dataclass(frozen=True, slots=True)
class MilestoneFact:
    """A visible milestone statement. Bounds are days, None is open; `key` is its row."""

    key: int
    covenant: str
    kind: str
    modality: str
    basis: str
    partial: bool
    doubtful: bool
    earliest: date | None
    latest: date | None
    latest_strict: date | None
    known_from: date
    revision: int

    @property
    def is_fact(self) -> bool:
        return self.modality == FACT

    def bound(self, *, strict: bool) -> date | None:
        """Return the last day of the window by the generous or the strict reading."""
        return self.latest_strict if strict else self.latest


@dataclass(frozen=True, slots=True)
class CovenantFact:
    """One covenant as master data at a moment; `name` is the one known at that moment."""

    slug: str
    code: str
    name: str
    name_en: str
    sectors: tuple[str, ...] = ()
    is_subsector: bool = False
    facilitators: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TargetFact:
    """A visible target statement. `quantity` is a count of covenants, exact.

    `counts_from`: only signatures after this day count for the target.
    """

    key: int
    target: str
    role: str
    modality: str
    quantity: Decimal
    tally: str
    earliest: date | None
    latest: date | None
    known_from: date
    revision: int
    document: str
    actor: str
    counting_rule: str = ""
    latest_strict: date | None = None
    counts_from: date | None = None


@dataclass(frozen=True, slots=True)
class ConditionFact:
    """At least `minimum` of `unit` (shares in percent)."""

    key: int
    threshold: str
    covenant: str
    unit: str
    minimum: Decimal


@dataclass(frozen=True, slots=True)
class MeasurementFact:
    """A count or share between `low` and `high`, equal when exact; None is open."""

    key: int
    covenant: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    approx: bool
    earliest: date | None
    latest: date | None
    known_from: date
    revision: int


@dataclass(frozen=True, slots=True)
class RuleFact:
    """What counts: see `covenants.moment.counting`. `known_from` None: a rule of our own."""

    slug: str
    name: str = ""
    name_en: str = ""
    known_from: date | None = None
    running_only: bool = False
    without_subsectors: bool = False
    facilitated_by: str = ""
    excluded: frozenset[str] = field(default_factory=frozenset)
    only: frozenset[str] = field(default_factory=frozenset)
