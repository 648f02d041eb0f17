"""One covenant read at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from covenants.domain.facts import CovenantFact, MilestoneFact
from covenants.domain.lateness import Schedule
from covenants.domain.milestones import UNKNOWN, MilestoneState, outlook_bound, state_of
from covenants.domain.phase import NO_PHASE, phase_of
from covenants.kinds import ENDINGS
from imvo_tracker.lib.asof import AsOf

SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class CovenantReading:
    """The states of every milestone somebody spoke of, the phase and the schedule of signing."""

    covenant: CovenantFact
    states: Mapping[str, MilestoneState]
    phase: str
    schedule: MilestoneState
    expected_until: date | None

    @property
    def slug(self) -> str:
        return self.covenant.slug

    @property
    def is_signed(self) -> bool:
        return self.state(SIGNED).is_achieved

    @property
    def signed_on(self) -> date | None:
        decided_by = self.state(SIGNED).decided_by
        return decided_by.latest if self.is_signed and decided_by else None

    @property
    def phase_state(self) -> MilestoneState:
        """The state whose statement proves the phase."""
        return self.state(self.phase) if self.phase != NO_PHASE else UNKNOWN

    @property
    def sources_differ(self) -> bool:
        return any(state.sources_differ for state in self.states.values())

    def state(self, kind: str) -> MilestoneState:
        return self.states.get(kind, UNKNOWN)


def read_covenant(
    covenant: CovenantFact, facts: Sequence[MilestoneFact], as_of: AsOf, *, strict: bool = False
) -> CovenantReading:
    """Return what the visible milestone statements say of one covenant."""
    by_kind: dict[str, list[MilestoneFact]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact)
    states = {kind: state_of(said, as_of, strict=strict) for kind, said in by_kind.items()}
    phase = phase_of(kind for kind, state in states.items() if state.is_achieved)
    return CovenantReading(
        covenant=covenant,
        states=states,
        phase=phase,
        schedule=_schedule_of_signing(states, phase),
        expected_until=outlook_bound(by_kind[SIGNED]),
    )


def _schedule_of_signing(states: Mapping[str, MilestoneState], phase: str) -> MilestoneState:
    """Talks that ended without a signature give the promise up."""
    signing = states.get(SIGNED, UNKNOWN)
    if phase in ENDINGS and not signing.is_achieved:
        return MilestoneState(Schedule.ABANDONED, states[phase].decided_by, signing.sources_differ)
    return signing


def read_all(
    covenants: Iterable[CovenantFact], facts: Iterable[MilestoneFact], as_of: AsOf, *, strict: bool = False
) -> tuple[CovenantReading, ...]:
    """Return a reading of each covenant, in the order of the covenants."""
    by_covenant: dict[str, list[MilestoneFact]] = defaultdict(list)
    for fact in facts:
        by_covenant[fact.covenant].append(fact)
    return tuple(
        read_covenant(covenant, by_covenant.get(covenant.slug, ()), as_of, strict=strict) for covenant in covenants
    )
