"""How one milestone of one covenant stands at a moment."""

from __future__ import annotations

from dataclasses import dataclass

from covenants.domain.facts import MilestoneFact
from covenants.domain.lateness import Schedule


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """State, the statement that decides it, and whether visible sources contradict each other."""

    schedule: Schedule
    decided_by: MilestoneFact | None = None
    sources_differ: bool = False
    days_late: int | None = None

    @property
    def is_achieved(self) -> bool:
        return self.schedule is Schedule.ACHIEVED


UNKNOWN = MilestoneState(Schedule.UNKNOWN)
