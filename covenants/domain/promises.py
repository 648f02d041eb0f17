"""The ledger of promises: whose, what became of them, how many days late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from covenants.domain.facts import MilestoneFact


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


SCORED = (Outcome.KEPT, Outcome.LATE, Outcome.ABANDONED, Outcome.SILENT)


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


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise and what came of it. `came` holds every statement of the event, the deciding one first."""

    fact: MilestoneFact
    voice: Voice
    generous: Judgement
    strict: Judgement
    came: tuple[MilestoneFact, ...] = ()
    superseded_by: MilestoneFact | None = None

    def judged(self, *, strict: bool) -> Judgement:
        return self.strict if strict else self.generous

    @property
    def outcome(self) -> Outcome:
        return self.generous.outcome

    @property
    def sources_differ(self) -> bool:
        return len({fact.latest for fact in self.came}) > 1


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some promises were kept: `kept` of `scored`, out of `made`; `by_outcome` adds up to `made`."""

    made: int
    scored: int
    by_outcome: Mapping[Outcome, int]

    @property
    def kept(self) -> int:
        return self.by_outcome[Outcome.KEPT]
