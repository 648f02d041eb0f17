"""What a ministry's desk should look at today: terms that end, silent covenants, sources that contradict each other.

Read with everything sealed, what is closed included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from covenants.domain.reading import CovenantReading
from covenants.domain.turn import Turn, whose_turn
from covenants.evidence.undertakings import open_terms
from covenants.moment.record import Record, read_record
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf, today

TERM_DAYS = 60
_MOST_WINDOWS = 50


@dataclass(frozen=True, slots=True)
class Term:
    """Something that ends within sixty days: of a motion or commitment (`document`), or a milestone of a covenant."""

    ends_on: date
    subject: str
    kind: str
    document: int | None = None
    covenant: str = ""


@dataclass(frozen=True, slots=True)
class Silent:
    """A covenant of which nothing moved for nine months, since when, and who is asked; `leader` names a facilitator."""

    slug: str
    name: str
    since: date | None
    turn: Turn
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A milestone of which sources say different days."""

    slug: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits in the world, by what ends first and by what is silent longest."""

    terms: tuple[Term, ...]
    silent: tuple[Silent, ...]
    conflicts: tuple[Conflict, ...]


def read_desk() -> Desk:
    """Return what the desk should look at today."""
    as_of = AsOf(today(), today())
    record = read_record(as_of, audience=Audience.STAFF)
    until = as_of.day + timedelta(days=TERM_DAYS)
    terms = [*_undertakings(record, until), *_windows(record, until)]
    return Desk(
        terms=tuple(sorted(terms, key=lambda term: (term.ends_on, term.subject, term.kind))),
        silent=tuple(sorted(_silent(record), key=lambda one: (one.since or date.min, one.name))),
        conflicts=tuple(_conflicts(record)),
    )


def _undertakings(record: Record, until: date) -> Iterator[Term]:
    """Yield the terms of motions and commitments that nobody answered yet."""
    for row in open_terms(record.as_of, Audience.STAFF):
        if row.latest is not None and row.latest <= until:
            yield Term(row.latest, str(row.undertaking), row.event, document=row.undertaking_id)


def _windows(record: Record, until: date) -> Iterator[Term]:
    for reading, kind in record.readings.due_next(_MOST_WINDOWS):
        fact = reading.state(kind).decided_by
        if fact is not None and fact.latest is not None and fact.latest <= until:
            yield Term(fact.latest, reading.covenant.name, kind, covenant=reading.slug)


def _silent(record: Record) -> Iterator[Silent]:
    led_by = {one.slug: leader for leader in record.readings.leaders for one in record.readings.led_by(leader)}
    for reading in record.readings.silent():
        turn = whose_turn(is_signed=reading.is_signed, is_facilitated=reading.slug in led_by)
        since = record.readings.last_movement(reading.slug)
        leader = led_by[reading.slug] if turn is Turn.FACILITATOR else ""
        yield Silent(reading.slug, reading.covenant.name, since, turn, leader)


def _conflicts(record: Record) -> Iterator[Conflict]:
    for reading in record.readings:
        yield from (Conflict(reading.slug, reading.covenant.name, kind) for kind in _contradicted(reading))


def _contradicted(reading: CovenantReading) -> list[str]:
    return [kind for kind, state in reading.states.items() if state.sources_differ]
