"""Motions and commitments: whether one was answered, and whether in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from covenants.domain.lateness import is_late

TERM, ANSWERED = "term", "answered"


class Answering(StrEnum):
    """How a motion or commitment stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class UndertakingEvent:
    """Something that happened to it: its last day (a term, or the answer itself) and since when it is known.

    `known_from` is None for an undated source.
    """

    event: str
    latest: date | None
    known_from: date | None


@dataclass(frozen=True, slots=True)
class UndertakingState:
    """`term` is the last day of the term set last, None where none was set; `answered_on` None while unanswered.

    ANSWERED where no term was set, or no day of the answer is known: then nothing can be said of the time.
    """

    answering: Answering
    term: date | None = None
    answered_on: date | None = None


def undertaking_state(events: Iterable[UndertakingEvent], on: date) -> UndertakingState:
    """Judge the events of one motion or commitment, in the order in which they became known, on a day.

    An answer counts from its own day, or else from the day since which it is known. Of several answers the first
    counts, of several terms the last.
    """
    known = list(events)
    terms = [one.latest for one in known if one.event == TERM and one.latest is not None]
    term = terms[-1] if terms else None
    answers = [one for one in known if one.event == ANSWERED]
    if not answers:
        return UndertakingState(Answering.OVERDUE if is_late(term, on) else Answering.OPEN, term)
    days = [day for day in (one.latest or one.known_from for one in answers) if day is not None]
    answered_on = min(days, default=None)
    if term is None or answered_on is None:
        return UndertakingState(Answering.ANSWERED, term, answered_on)
    return UndertakingState(Answering.LATE if is_late(term, answered_on) else Answering.IN_TIME, term, answered_on)
