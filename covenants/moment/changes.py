"""What changed between two moments, for every covenant at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from covenants.domain.comparison import Change
from covenants.domain.lateness import Schedule
from covenants.moment.layout import SIGNED
from covenants.moment.readings import Readings
from covenants.moment.schedule import CODE
from covenants.moment.states import States
from covenants.moment.words import NEVER, Ints, Mask, any_holds, first_match, of_inner, rows_where


@dataclass(frozen=True)
class Comparison:
    """Which covenants changed how between two moments; `readings` are those of the later one."""

    readings: Readings
    by_change: Mapping[Change, Mask]
    ended_otherwise: Mask

    @property
    def with_other_end(self) -> Readings:
        """The covenants known at both moments whose outcome or life is another one now, by place."""
        return self.readings.at(rows_where(self.ended_otherwise))

    @property
    def counts(self) -> dict[Change, int]:
        """How many covenants changed so, in the order of `Change`; what happened to none is left out."""
        counts = {change: len(rows_where(self.by_change[change])) for change in Change}
        return {change: count for change, count in counts.items() if count}

    @cached_property
    def changed(self) -> Readings:
        """The covenants that changed in any way, by place."""
        return self.readings.at(rows_where(any_holds(*self.by_change.values())))

    def of(self, slug: str) -> tuple[Change, ...]:
        """Return how one covenant changed, in the order of `Change`."""
        place = self.readings.states.columns.masters.position[slug]
        return tuple(change for change in Change if self.by_change[change][place])


def changes_between(before: States, after: States, known: tuple[Mask, Mask]) -> Mapping[Change, Mask]:
    """Return by change for which covenants it holds; `known` are those counted at each of the moments.

    Both states must be read from the same arrays.
    """
    was, is_ = known
    both = was & is_
    dropped_before, dropped = (states.signing == CODE[Schedule.ABANDONED] for states in (before, after))
    moved = days_moved(before, after)
    proof_before, proof = (of_inner(states.deciding, SIGNED) for states in (before, after))
    return {
        Change.NEW: is_ & ~was,
        Change.GONE: was & ~is_,
        Change.FURTHER: both & (after.phase > before.phase) & ~dropped,
        Change.BACK: both & (after.phase < before.phase),
        Change.LATER: both & (moved > 0),
        Change.EARLIER: both & (moved < 0),
        Change.DROPPED: both & dropped & ~dropped_before,
        Change.SOURCE: both & before.is_signed & after.is_signed & (proof != proof_before),
    }


def other_end(before: States, after: States, known: tuple[Mask, Mask]) -> Mask:
    """Say of which covenants, known at both moments, the outcome or the life is another one."""
    was, is_ = known
    return was & is_ & ((after.outcome != before.outcome) | (after.life != before.life))


def days_moved(before: States, after: States) -> Ints:
    """Return by how many days the expected signing moved; 0 when signed, or when either moment gives no day."""
    unsigned = ~before.is_signed & ~after.is_signed
    awaited = (before.expected_until != NEVER) & (after.expected_until != NEVER)
    return first_match((unsigned & awaited, after.expected_until - before.expected_until), otherwise=0)
