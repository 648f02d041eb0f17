"""What changed between two moments, for every covenant: `covenants.domain.comparison` over arrays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from covenants.domain.comparison import Change
from covenants.domain.lateness import Schedule
from covenants.moment.layout import NEVER, SIGNED, Mask
from covenants.moment.milestones import CODE, States


def changes_between(before: States, after: States, known: tuple[Mask, Mask]) -> Mapping[Change, Mask]:
    """Return by change for which covenants it holds; `known` are those counted at each of the moments.

    Both states must be read from the same arrays.
    """
    was, is_ = known
    both = was & is_
    dropped_before, dropped = (states.signing == CODE[Schedule.ABANDONED] for states in (before, after))
    unsigned = ~before.is_signed & ~after.is_signed
    awaited = (before.expected_until != NEVER) & (after.expected_until != NEVER)
    moved = np.where(unsigned & awaited, after.expected_until - before.expected_until, 0)
    proof_before, proof = (states.deciding[:, SIGNED] for states in (before, after))
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
