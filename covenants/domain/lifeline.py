"""The life of a covenant in stretches: talks, agreement, second term; computed from its milestones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from covenants.domain.milestones import MilestoneState
from covenants.domain.outcome import Life
from covenants.domain.reading import SIGNED, CovenantReading
from covenants.kinds import ENDINGS, KIND_ORDER, NEGOTIATING


class Stretch(StrEnum):
    """What a covenant was doing for a while."""

    TALKS = "talks"
    AGREEMENT = "agreement"
    SECOND_TERM = "second_term"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch from a day to a day; `until` None means it still lasted on the day asked about."""

    stretch: Stretch
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A milestone achieved; counted from its last possible day. `since` None: no first day is known."""

    kind: str
    on: date
    since: date | None


@dataclass(frozen=True, slots=True)
class Lifeline:
    """All stretches and milestones of one covenant up to the day asked about."""

    spans: tuple[Span, ...]
    moments: tuple[Moment, ...]


def lifeline(reading: CovenantReading) -> Lifeline:
    """Return the life of a covenant from first talks to its end or renewal."""
    return Lifeline(tuple(_spans(reading)), moments_of(reading))


def moments_of(reading: CovenantReading) -> tuple[Moment, ...]:
    """Return the milestones that a covenant achieved, by day."""
    return tuple(sorted(_moments(reading), key=lambda moment: (moment.on, KIND_ORDER[moment.kind])))


def _moments(reading: CovenantReading) -> Iterable[Moment]:
    for kind, state in reading.states.items():
        decided_by = state.decided_by
        if state.is_achieved and decided_by is not None and decided_by.latest is not None:
            yield Moment(kind, decided_by.latest, decided_by.earliest)


def _last_day(state: MilestoneState) -> date | None:
    return state.decided_by.latest if state.is_achieved and state.decided_by else None


def _spans(reading: CovenantReading) -> Iterable[Span]:
    signed, renewed = (_last_day(reading.state(kind)) for kind in (SIGNED, "renewed"))
    stopped = _last_day(reading.state("talks_stopped"))
    ended = _first(reading, ENDINGS - {"talks_stopped"})
    began = _first(reading, NEGOTIATING)
    if began is not None and (signed is None or began < signed):
        yield Span(Stretch.TALKS, began, signed or stopped)
    if signed is not None:
        # an end after the renewal ends the second term
        yield Span(Stretch.AGREEMENT, signed, min(filter(None, (ended, renewed)), default=_last_proof(reading)))
    if renewed is not None:
        later_end = ended if ended and ended > renewed else None
        yield Span(Stretch.SECOND_TERM, renewed, later_end or _last_proof(reading))


def _last_proof(reading: CovenantReading) -> date | None:
    """Return the day up to which it is known to have run; None where it runs with proof (reading.md, rule 3)."""
    conclusion = reading.conclusion
    return conclusion.proven_until if conclusion.life is Life.END_NOT_REPORTED else None


def _first(reading: CovenantReading, kinds: Iterable[str]) -> date | None:
    days = [day for kind in kinds if (day := _last_day(reading.state(kind))) is not None]
    return min(days, default=None)
