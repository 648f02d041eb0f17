"""What came of the main goal by a day: how many were signed, when the number was reached, how late."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from covenants.domain.lateness import days_late
from covenants.domain.number_promises import counted_days, day_reached
from covenants.domain.targets import Goal


@dataclass(frozen=True, slots=True)
class GoalSoFar:
    """The goal as first set, against the signing days that count for it, in order. Judged on `judged_on`."""

    goal: Goal
    days: Sequence[date]
    judged_on: date

    @property
    def count(self) -> int:
        return int(self.goal.first.quantity)

    @property
    def deadlines(self) -> tuple[date, ...]:
        """The deadline, and the later day that was named for it since."""
        return tuple(day for day in (self.goal.deadline, self.goal.superseded_by) if day)

    @property
    def is_over(self) -> bool:
        """Whether the deadline is the day of judgement, or before it."""
        return self.goal.deadline is not None and self.goal.deadline <= self.judged_on

    @property
    def so_far(self) -> int:
        return len(self.days)

    def signed_by(self, day: date) -> int:
        return bisect_right(self.days, day)

    @property
    def reached_on(self) -> date | None:
        """The day of the last signature needed; None while it is missing."""
        return day_reached(self.days, self.goal.first.quantity)

    @property
    def days_late(self) -> int:
        """Days from the deadline to the last signature needed, or to the day of judgement while it is missing."""
        return days_late(self.goal.deadline, self.reached_on or self.judged_on) or 0


def goal_so_far(goal: Goal, signing_days: Iterable[date], judged_on: date) -> GoalSoFar:
    """Hold a goal against the signing days of the covenants that the counting rule of the page counts."""
    return GoalSoFar(goal, counted_days(sorted(signing_days), goal.first.counts_from), judged_on)
