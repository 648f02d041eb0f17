"""The phase of a covenant: the furthest stage milestone achieved."""

from __future__ import annotations

from covenants.kinds import ENDINGS, KIND_ORDER

NO_PHASE = "none"


def is_running(phase: str) -> bool:
    """Say whether a signed covenant with this phase still runs."""
    return phase in KIND_ORDER and KIND_ORDER[phase] >= KIND_ORDER["signed"] and phase not in ENDINGS
