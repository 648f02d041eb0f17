"""The ledger of promises: whose, what became of them, how many days late."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from covenants.domain.facts import MilestoneFact
from covenants.domain.outcome import CovenantOutcome


class Voice(StrEnum):
    """Whose promise it is. Aims of parties and expectations of others are never the cabinet's."""

    CABINET = "cabinet"
    PARTY = "party"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    LATE = "late"
    OPEN = "open"
    ABANDONED = "abandoned"
    SILENT = "silent"
    UNSCORED = "unscored"


_CABINET_KINDS = frozenset({"cabinet", "ministry"})


_PARTY_KINDS = frozenset({"sector_party", "company", "union", "ngo"})


def voice_of(actor_kind: str, actor: str = "") -> Voice:
    """Return whose promise a statement of such an actor is."""
    if actor_kind in _CABINET_KINDS:
        return Voice.CABINET
    return Voice.PARTY if actor_kind in _PARTY_KINDS or actor.startswith("partijen") else Voice.OTHER


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a promise by one reading of its window.

    `least` and `most` days late differ where sources give different days for the same event;
    both are None where no days are counted.
    """

    outcome: Outcome
    least: int | None = None
    most: int | None = None


_UNSAID = (CovenantOutcome.UNDATED, CovenantOutcome.UNDATED)


def word_of(outcome: Outcome, *, came: bool) -> CovenantOutcome:
    """Return the word for covenants that says what became of a promise judged alone."""
    if outcome is Outcome.LATE and not came:
        return CovenantOutcome.OVERDUE
    return _WORDS[outcome]


_WORDS = {
    Outcome.KEPT: CovenantOutcome.ON_TIME,
    Outcome.LATE: CovenantOutcome.LATE,
    Outcome.OPEN: CovenantOutcome.PENDING,
    Outcome.ABANDONED: CovenantOutcome.STOPPED,
    Outcome.SILENT: CovenantOutcome.SILENT,
    Outcome.UNSCORED: CovenantOutcome.UNDATED,
}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise and what came of it. `came` holds every statement of the event, the deciding one first.

    `words` says by the generous and by the strict reading what became of it, in the words for covenants: the promise
    that a covenant is held to has the word of its covenant.
    """

    fact: MilestoneFact
    voice: Voice
    generous: Judgement
    strict: Judgement
    came: tuple[MilestoneFact, ...] = ()
    superseded_by: MilestoneFact | None = None
    words: tuple[CovenantOutcome, CovenantOutcome] = field(default=_UNSAID, compare=False)

    def judged(self, *, strict: bool) -> Judgement:
        return self.strict if strict else self.generous

    def word(self, *, strict: bool) -> CovenantOutcome:
        """Return what became of it by one reading, in the words for covenants."""
        return self.words[strict]

    @property
    def outcome(self) -> Outcome:
        return self.generous.outcome

    @property
    def sources_differ(self) -> bool:
        return len({fact.latest for fact in self.came}) > 1
