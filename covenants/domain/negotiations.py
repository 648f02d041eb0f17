"""Rules on what a secretariat keeps: where a consultation stands, and who may read a session on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rung(StrEnum):
    """Where a provisional result stands."""

    CONSULTING = "consulting"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


def rung_of(answers: Iterable[str]) -> Rung:
    """Return where a result stands by the newest answer of each member: all must agree, and one refusal is enough.

    Who has nobody to ask has nothing confirmed.
    """
    said = list(answers)
    if "no" in said:
        return Rung.REJECTED
    return Rung.CONFIRMED if said and all(one == "yes" for one in said) else Rung.CONSULTING


@dataclass(frozen=True, slots=True)
class Release:
    """Who may read a session (`ser`, `ministry` or `public`), and from when; `opens_by` ends the waiting."""

    audience: str = "ser"
    after_consultation: bool = False
    opens_by: date | None = None

    def readers_on(self, day: date, *, consulted: bool) -> str:
        """Return who may read it on a day; `consulted` says that no answer of a member is awaited any more."""
        if self.after_consultation and not consulted and (self.opens_by is None or day < self.opens_by):
            return "ser"
        return self.audience


def next_round(rounds: Iterable[int]) -> int:
    """Return the number of the round after the last."""
    return max(rounds, default=0) + 1
