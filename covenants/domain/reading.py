"""One covenant read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from covenants.domain.facts import CovenantFact
from covenants.domain.milestones import UNKNOWN, MilestoneState
from covenants.domain.outcome import Conclusion, CovenantOutcome
from covenants.domain.phase import NO_PHASE

SIGNED = "signed"
NO_CONCLUSION = Conclusion(CovenantOutcome.UNPROMISED)


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day; None is open on that side."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class CovenantReading:
    """The states of every milestone somebody spoke of, the phase and the schedule of signing.

    `expected_until` is the last day by which the newest source expects a signature. `window` is where a signature is
    still expected; None when signed, given up, or never spoken of. `conclusion` says what became of it.
    """

    covenant: CovenantFact
    states: Mapping[str, MilestoneState]
    phase: str
    schedule: MilestoneState
    expected_until: date | None
    window: Window | None = None
    conclusion: Conclusion = NO_CONCLUSION

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
