"""What a list says of each covenant: whole columns are turned into values, and no milestone is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from covenants.domain.outcome import CovenantOutcome, Life
from covenants.moment.life import LIVES
from covenants.moment.names import Names
from covenants.moment.one_by_one import phase_of
from covenants.moment.outcome import NO_DAYS, OUTCOMES
from covenants.moment.states import States
from covenants.moment.words import NEVER, NOTHING, Ints, days_of, first_match


class Line(NamedTuple):
    """A covenant in a list. `days` are those it is late, the window is where a signature is still expected.

    `names` are the Dutch and the English one, `sectors` their codes and whether all are parts of sectors.
    """

    slug: str
    names: tuple[str, str]
    sectors: tuple[tuple[str, ...], bool]
    facilitators: frozenset[str]
    phase: str
    outcome: CovenantOutcome
    days: int | None
    life: Life | None
    expected_from: date | None
    expected_until: date | None
    signed_on: date | None


def lines_of(states: States, names: Names, places: Ints) -> Iterator[Line]:
    """Yield what is said of the covenants at these places, in this order."""
    is_awaited = states.is_awaited[places]
    window = (states.awaited_from, states.awaited_until)
    numbers = places.tolist()
    return map(
        Line,
        names.slugs(numbers),
        names.names(numbers),
        names.sectors(places),
        names.leaders(places),
        map(phase_of, states.phase[places].tolist()),
        (OUTCOMES[code] for code in states.outcome[places].tolist()),
        (None if days == NO_DAYS else days for days in states.outcome_days[places].tolist()),
        (None if code == NOTHING else LIVES[code] for code in states.life[places].tolist()),
        *(days_of(first_match((is_awaited, days[places]), otherwise=NEVER)) for days in window),
        days_of(states.signed_on[places]),
    )
