"""What became of a covenant: the one word for its signature, and whether it still lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from covenants.domain.facts import MilestoneFact


class CovenantOutcome(StrEnum):
    """What became of the promise to sign a covenant: one word for each covenant and moment."""

    ON_TIME = "on_time"
    LATE = "late"
    PENDING = "pending"
    OVERDUE = "overdue"
    STOPPED = "stopped"
    SILENT = "silent"
    UNDATED = "undated"
    UNPROMISED = "unpromised"


class Life(StrEnum):
    """Whether a signed covenant still runs: never without proof."""

    RUNNING = "running"
    ENDED = "ended"
    END_NOT_REPORTED = "end_not_reported"


MONTHS_OF_A_SIGN = 12


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What became of one covenant.

    `held_to` is the promise it is judged by, None where nobody promised it. `days` counts how late the signature was,
    or how long it is overdue; None where nothing is late. `life` is None without a signature, and so is `proven_until`,
    the last day on which the covenant is known to have run.
    """

    outcome: CovenantOutcome
    held_to: MilestoneFact | None = None
    days: int | None = None
    life: Life | None = None
    proven_until: date | None = None
