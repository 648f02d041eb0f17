"""Specification: the phase of a covenant."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.domain.phase import NO_PHASE
from covenants.kinds import KIND_ORDER, STAGES


def phase_of(achieved: Iterable[str]) -> str:
    """Return the furthest stage among the `achieved` kinds, or "none".

    Presented is not signed and signed is not in force (record.md, section 4).
    """
    stages = [kind for kind in achieved if kind in STAGES]
    return max(stages, key=KIND_ORDER.__getitem__, default=NO_PHASE)
