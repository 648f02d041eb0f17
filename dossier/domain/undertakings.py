"""What became of a motion or commitment: whether its term was kept, by each way of reading the words of that term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from imvo_tracker.lib.period import Period
from imvo_tracker.lib.period_last_days import LastDay, last_days


class State(StrEnum):
    """Where it stands. `ANSWERED`: there was no term to keep, or nobody knows on what day the answer came."""

    OPEN = "open"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to it: made, its term set, or answered. `on` is empty for an undated source.

    `key` is the primary key of the statement.
    """

    key: int
    is_answer: bool
    period: Period
    on: date | None


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether one last day was kept; `days` are those after it, below nought those before it, None for no answer."""

    last: LastDay
    state: State
    days: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state by the first reading, each reading judged; the term that counts, those it replaced, the answers.

    `answers` are in the order of their days, the first one counts.
    """

    state: State
    days: int | None
    judged: tuple[Judged, ...]
    term: Event | None
    moved: tuple[Event, ...]
    answers: tuple[Event, ...]

    @property
    def is_answered(self) -> bool:
        return bool(self.answers)

    @property
    def readings_differ(self) -> bool:
        """Whether it was kept by one reading and not by another."""
        return len({one.state for one in self.judged}) > 1


def standing(events: Sequence[Event], day: date) -> Standing:
    """Judge the events, in the order in which they became known, on a day.

    A term set after the answer came changes nothing any more.
    """
    answers = tuple(sorted((one for one in events if one.is_answer), key=lambda one: one.on or date.max))
    answer = answers[0] if answers else None
    terms = _terms(events, answer)
    term = terms[-1] if terms else None
    judged = tuple(_judge(last, answer, day) for last in last_days(term.period)) if term else ()
    if judged:
        state, days = judged[0].state, judged[0].days
    else:
        state, days = State.ANSWERED if answer else State.OPEN, None
    return Standing(state, days, judged, term, tuple(terms[:-1]), answers)


def _terms(events: Iterable[Event], answer: Event | None) -> list[Event]:
    """Return the terms with a last day; the ones set before the answer, where there are such."""
    every = [one for one in events if not one.is_answer and one.period.latest]
    if answer is None or answer.on is None:
        return every
    before = [one for one in every if one.on is None or one.on <= answer.on]
    return before or every


def _judge(last: LastDay, answer: Event | None, day: date) -> Judged:
    if answer is None:
        late = (day - last.day).days
        return Judged(last, State.OVERDUE, late) if late > 0 else Judged(last, State.OPEN, late)
    if answer.on is None:
        return Judged(last, State.ANSWERED, None)
    days = (answer.on - last.day).days
    return Judged(last, State.LATE if days > 0 else State.IN_TIME, days)
