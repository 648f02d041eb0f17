"""What a list says of each covenant: whole columns are turned into values, and no milestone is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from covenants.domain.outcome import CovenantOutcome, Life
from covenants.moment.life import LIVES
from covenants.moment.names import Names
from covenants.moment.outcome import NO_DAYS, OUTCOMES
from covenants.moment.phase import PHASES
from covenants.moment.states import States
from covenants.moment.words import NEVER, Ints, days_of, first_match


class Lines(NamedTuple):
    """Some covenants in a list, a column at a time. `days` are those each is late, the window is where a signature is
    still expected.

    `names` are the Dutch and the English one, `sectors` their codes and whether all are parts of sectors.
    """

    slug: Iterable[str]
    names: Iterable[tuple[str, str]]
    sectors: Iterable[tuple[tuple[str, ...], bool]]
    facilitators: Iterable[frozenset[str]]
    phase: Iterable[str]
    outcome: Iterable[CovenantOutcome]
    days: Iterable[int | None]
    life: Iterable[Life | None]
    expected_from: Iterable[date | None]
    expected_until: Iterable[date | None]
    signed_on: Iterable[date | None]


def lines_of(states: States, names: Names, places: Ints) -> Lines:
    """Return what is said of the covenants at these places, in this order; each column can be gone through once."""
    is_awaited, numbers = states.is_awaited[places], places.tolist()
    expected_from, expected_until = (
        days_of(first_match((is_awaited, days[places]), otherwise=NEVER))
        for days in (states.awaited_from, states.awaited_until)
    )
    return Lines(
        names.slugs(numbers),
        names.names(numbers),
        names.sectors(places),
        names.leaders(places),
        map(PHASES.__getitem__, states.phase[places].tolist()),
        map(OUTCOMES.__getitem__, states.outcome[places].tolist()),
        (None if days == NO_DAYS else days for days in states.outcome_days[places].tolist()),
        map(LIVES.__getitem__, states.life[places].tolist()),
        expected_from,
        expected_until,
        days_of(states.signed_on[places]),
    )
