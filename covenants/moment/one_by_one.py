"""Covenants put together for those who read them one by one: columns are cut for many rows at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from covenants.domain.facts import MilestoneFact
from covenants.domain.lateness import Schedule
from covenants.domain.milestones import UNKNOWN, MilestoneState
from covenants.domain.outcome import Conclusion
from covenants.domain.reading import CovenantReading, Window
from covenants.moment.by_kind import StatesByKind
from covenants.moment.facts import fact_of
from covenants.moment.layout import KINDS, SIGNED
from covenants.moment.life import LIVES
from covenants.moment.names import Names
from covenants.moment.outcome import NO_DAYS, OUTCOMES
from covenants.moment.phase import PHASES
from covenants.moment.schedule import SCHEDULES
from covenants.moment.states import States
from covenants.moment.words import NOTHING, Ints, Mask, column, day_of

AT_ONCE = 500


def read_each(states: States, names: Names, places: Ints | Sequence[int]) -> Iterator[CovenantReading]:
    """Yield the covenants at these places, in this order."""
    for start in range(0, len(places), AT_ONCE):
        yield from _read_some(states, names, places[start : start + AT_ONCE])


def _read_some(states: States, names: Names, places: Any) -> Iterator[CovenantReading]:
    columns = (
        states.phase, states.is_awaited, states.awaited_from, states.awaited_until, states.expected_until,
        states.has_ended & ~states.is_signed, states.outcome, states.held_to, states.outcome_days, states.life,
        states.proven_until,
    )  # fmt: skip
    numbers = list(map(int, places))
    rows = zip(
        numbers,
        names.of_each(numbers),
        _milestones(states, numbers),
        states.spoken_of[numbers],
        *(one[numbers].tolist() for one in columns),
        strict=True,
    )
    for (
        place,
        covenant,
        milestones,
        spoken_of,
        phase,
        is_awaited,
        earliest,
        latest,
        expected,
        is_over,
        *concluded,
    ) in rows:
        by_kind = StatesByKind(partial(_state, states, place, milestones), spoken_of)
        yield CovenantReading(
            covenant=covenant,
            states=by_kind,
            phase=PHASES[phase],
            schedule=_signing(by_kind, KINDS[phase] if is_over else ""),
            expected_until=day_of(expected),
            window=Window(day_of(earliest), day_of(latest)) if is_awaited else None,
            conclusion=_conclusion(states, place, *concluded),
        )


def _conclusion(
    states: States, place: int, outcome: int, held_to: int, days: int, life: int, proven_until: int
) -> Conclusion:
    return Conclusion(
        outcome=OUTCOMES[outcome],
        held_to=_fact(states, held_to, place),
        days=None if days == NO_DAYS else days,
        life=LIVES[life],
        proven_until=day_of(proven_until),
    )


class _Milestones(NamedTuple):
    """Those of one covenant, each column by the code of the kind."""

    schedule: Ints
    deciding: Ints
    expected: Ints
    days_over: Ints
    sources_differ: Mask


def _milestones(states: States, places: Any) -> Iterator[_Milestones]:
    """Yield those of some covenants, worked out for these alone."""
    expected = states.expected[places]
    return map(
        _Milestones,
        states.schedule_at(places),
        states.deciding[places],
        expected,
        states.days_over(expected),
        states.sources_differ_at(column(places)),
    )


def _state(states: States, place: int, milestones: _Milestones, kind: int) -> MilestoneState:
    schedule = SCHEDULES[milestones.schedule.item(kind)]
    decided_by = milestones.deciding if schedule is Schedule.ACHIEVED else milestones.expected
    late = milestones.days_over.item(kind) if schedule is Schedule.LATE else None
    differ = milestones.sources_differ.item(kind)
    return MilestoneState(schedule, _fact(states, decided_by.item(kind), place), differ, late)


def _fact(states: States, row: int, place: int) -> MilestoneFact | None:
    return None if row == NOTHING else fact_of(states.said, row, states.columns.masters.slugs[place])


def _signing(by_kind: Mapping[str, MilestoneState], ended_by: str) -> MilestoneState:
    """The milestone of signing; where talks ended without it, what ended them."""
    own = by_kind.get(KINDS[SIGNED], UNKNOWN)
    return MilestoneState(Schedule.ABANDONED, by_kind[ended_by].decided_by, own.sources_differ) if ended_by else own
