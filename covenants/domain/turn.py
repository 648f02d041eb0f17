"""Whose turn it is to say what became of a covenant."""

from __future__ import annotations

from enum import StrEnum


class Turn(StrEnum):
    """Who is asked when nothing is heard."""

    FACILITATOR = "facilitator"
    PARTIES = "parties"
    CABINET = "cabinet"


def whose_turn(*, is_signed: bool, is_facilitated: bool) -> Turn:
    """Return who is asked: before a signature who leads the talks, after it the parties; else who promised."""
    if is_signed:
        return Turn.PARTIES
    return Turn.FACILITATOR if is_facilitated else Turn.CABINET
