"""Whether a source has a day of its own: the day on which we read an undated one is no date of anything."""

from __future__ import annotations

from datetime import date
from typing import Protocol

READ = "read"  # `KnownBasis.READ`: only the day on which we read it is known


class Known(Protocol):
    """What says since when something is known, and what that day rests on."""

    @property
    def known_from(self) -> date: ...

    @property
    def known_basis(self) -> str: ...


def is_dated(said: Known) -> bool:
    """Say whether the source has a day of its own."""
    return said.known_basis != READ


def said_on(said: Known) -> date | None:
    """Return the day that may stand in an order; None for an undated source."""
    return day_said(said.known_from, said.known_basis)


def day_said(known_from: date, known_basis: str) -> date | None:
    """Return the same of a day and what it rests on."""
    return None if known_basis == READ else known_from
