"""The phase of a covenant: the furthest stage milestone achieved."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.kinds import ENDINGS, KIND_ORDER, STAGES

NO_PHASE = "none"


def phase_of(achieved: Iterable[str]) -> str:
    """Return the furthest stage among the `achieved` kinds, or "none".

    Presented is not signed and signed is not in force (record.md, section 4).
    """
    stages = [kind for kind in achieved if kind in STAGES]
    return max(stages, key=KIND_ORDER.__getitem__, default=NO_PHASE)


def is_running(phase: str) -> bool:
    """Say whether a signed covenant with this phase still runs."""
    return phase in KIND_ORDER and KIND_ORDER[phase] >= KIND_ORDER["signed"] and phase not in ENDINGS
