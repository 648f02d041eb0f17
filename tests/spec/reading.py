"""Specification: one covenant read at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from covenants.domain.facts import CovenantFact, MilestoneFact
from covenants.domain.lateness import Schedule
from covenants.domain.milestones import UNKNOWN, MilestoneState
from covenants.domain.reading import SIGNED, CovenantReading
from covenants.kinds import ENDINGS
from imvo_tracker.lib.asof import AsOf
from tests.spec.expectations import expected_window
from tests.spec.milestones import outlook_bound, state_of
from tests.spec.phase import phase_of


def read_covenant(
    covenant: CovenantFact, facts: Sequence[MilestoneFact], as_of: AsOf, *, strict: bool = False
) -> CovenantReading:
    """Return what the visible milestone statements say of one covenant."""
    by_kind: dict[str, list[MilestoneFact]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact)
    states = {kind: state_of(said, as_of, strict=strict) for kind, said in by_kind.items()}
    phase = phase_of(kind for kind, state in states.items() if state.is_achieved)
    reading = CovenantReading(
        covenant=covenant,
        states=states,
        phase=phase,
        schedule=_schedule_of_signing(states, phase),
        expected_until=outlook_bound(by_kind[SIGNED], as_of.judged_on),
    )
    return replace(reading, window=expected_window(reading))


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
