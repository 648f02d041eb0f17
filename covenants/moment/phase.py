"""The phase of every covenant: the furthest stage milestone achieved."""

from __future__ import annotations

from functools import cached_property

from covenants.domain.phase import NO_PHASE
from covenants.kinds import KIND_ORDER, STAGES
from covenants.moment.layout import ENDING_KINDS, KINDS, SIGNED
from covenants.moment.milestones import Decided
from covenants.moment.words import NOTHING, Ints, Mask, first_match, is_one_of, of_inner

# By code; NOTHING is the last place
PHASES = (*KINDS, NO_PHASE)


class Phased(Decided):
    """How far each covenant is."""

    @cached_property
    def phase(self) -> Ints:
        """The furthest stage achieved, as its place among the kinds; NOTHING before the first (record.md, 4)."""
        furthest_first = [KIND_ORDER[stage] for stage in reversed(STAGES)]
        return first_match(*((of_inner(self.achieved, kind), kind) for kind in furthest_first), otherwise=NOTHING)

    @cached_property
    def has_ended(self) -> Mask:
        return is_one_of(self.phase, ENDING_KINDS)

    @cached_property
    def is_signed(self) -> Mask:
        return of_inner(self.achieved, SIGNED)

    @cached_property
    def signed_on(self) -> Ints:
        return of_inner(self.achieved_on, SIGNED)
