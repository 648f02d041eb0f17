"""What a ministry's desk should look at today: terms that end, silent covenants, sources that contradict each other.

Read with everything sealed, what is closed included; of a covenant with something
that is hidden from the account, as the public does.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from heapq import nsmallest
from operator import itemgetter

from django.contrib.auth.models import AbstractBaseUser

from covenants.domain.turn import Turn, whose_turn
from covenants.evidence.undertakings import open_terms
from covenants.moment.record import Record, read_record
from dossier.domain.visibility import Audience
from dossier.models import UndertakingStatement
from dossier.selectors_readable import partly_hidden, readable
from imvo_tracker.lib.asof import AsOf, today

TERM_DAYS = 60
_MOST_WINDOWS = 50
# Of the silent covenants, and of the milestones of which sources differ, so many are shown; all are counted.
SHOWN = 25


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
    """What waits in the world: what ends first, and the first of those silent longest and of what contradicts."""

    terms: tuple[Term, ...]
    silent: tuple[Silent, ...]
    silent_count: int
    conflicts: tuple[Conflict, ...]
    conflict_count: int


def audience_of(by: AbstractBaseUser, slug: str) -> Audience:
    """Return whose reading of a covenant an account is shown: the public's where something is hidden from it."""
    return _audience(slug, partly_hidden(by))


def _audience(slug: str, hidden: Container[str]) -> Audience:
    return Audience.PUBLIC if slug in hidden else Audience.STAFF


def read_desk(by: AbstractBaseUser, own: Container[str] | None = None) -> Desk:
    """Return what the desk of an account should look at today; `own` are the keys of its covenants, None for all."""
    views = _views(by, own)
    terms = sorted((term for view in views for term in view.terms(by)), key=_by_end)
    silent = [one for view in views for one in view.silent()]
    longest = [slug for _since, _name, slug in nsmallest(SHOWN, silent, key=itemgetter(0, 1))]
    asked = {one.slug: one for view in views for one in view.whom_to_ask(longest)}
    conflicts = [one for view in views for one in view.conflicts()]
    names = {slug: name for view in views for slug, name in view.names(slug for slug, _kind in conflicts[:SHOWN])}
    return Desk(
        terms=tuple(terms),
        silent=tuple(map(asked.__getitem__, longest)),
        silent_count=len(silent),
        conflicts=tuple(Conflict(slug, names[slug], kind) for slug, kind in conflicts[:SHOWN]),
        conflict_count=len(conflicts),
    )


def whom_to_ask(by: AbstractBaseUser, slug: str) -> Silent | None:
    """Return whose turn it is to speak of a covenant that an account is shown as silent."""
    views = _views(by, {slug})
    silent = [key for view in views for _since, _name, key in view.silent()]
    return next((one for view in views for one in view.whom_to_ask(silent)), None)


def _views(by: AbstractBaseUser, own: Container[str] | None) -> list[_View]:
    """Return what an account is shown: everything sealed, and of covenants with something hidden the public record."""
    hidden = partly_hidden(by)
    audiences = (Audience.STAFF, Audience.PUBLIC) if hidden else (Audience.STAFF,)
    return [_View(audience, hidden, own) for audience in audiences]


class _View:
    """The record as an audience knows it today, of those of one's own covenants that are shown as it knows them."""

    def __init__(self, audience: Audience, hidden: frozenset[str], own: Container[str] | None) -> None:
        self.audience, self._hidden, self._own = audience, hidden, own
        self.record = read_record(AsOf(today(), today()), audience=audience)
        self.readings = self.record.readings

    def holds(self, slug: str) -> bool:
        """Say whether a covenant is shown as this audience knows it."""
        return _audience(slug, self._hidden) is self.audience and (self._own is None or slug in self._own)

    def terms(self, by: AbstractBaseUser) -> Iterator[Term]:
        """Yield what ends within sixty days: of motions and commitments once, those are of no covenant."""
        until = self.record.as_of.day + timedelta(days=TERM_DAYS)
        if self.audience is Audience.STAFF:
            yield from _undertakings(self.record, until, by)
        for reading, kind in self.readings.due_next(_MOST_WINDOWS):
            fact = reading.state(kind).decided_by
            if self.holds(reading.slug) and fact is not None and fact.latest is not None and fact.latest <= until:
                yield Term(fact.latest, reading.covenant.name, kind, covenant=reading.slug)

    def silent(self) -> Iterator[tuple[date, str, str]]:
        """Yield of each silent covenant since when, its name and its key."""
        lines = self.readings.silent().lines()
        for slug, (name, _english) in zip(lines.slug, lines.names, strict=True):
            if self.holds(slug):
                yield self.readings.last_movement(slug) or date.min, name, slug

    def whom_to_ask(self, slugs: Iterable[str]) -> Iterator[Silent]:
        """Yield whose turn it is to speak of each of some covenants, of those that are shown here."""
        for slug, reading in self.readings.by_slug(filter(self.holds, slugs)).items():
            leader = self._leads.get(slug, "")
            turn = whose_turn(is_signed=reading.is_signed, is_facilitated=bool(leader))
            since = self.readings.last_movement(slug)
            yield Silent(slug, reading.covenant.name, since, turn, leader if turn is Turn.FACILITATOR else "")

    def conflicts(self) -> Iterator[tuple[str, str]]:
        """Yield covenant and kind of each milestone of which sources differ."""
        return ((slug, kind) for slug, kind in self.record.milestones_that_differ() if self.holds(slug))

    def names(self, slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield key and name of each of some covenants, of those that are shown here."""
        return ((slug, fact.name) for slug, fact in self.readings.named(filter(self.holds, slugs)).items())

    @cached_property
    def _leads(self) -> dict[str, str]:
        """Who leads the talks, by covenant; of several one."""
        leaders = sorted(self.readings.leaders)
        return {slug: leader for leader in leaders for slug in self.readings.led_by(leader).slugs}


def _undertakings(record: Record, until: date, by: AbstractBaseUser) -> Iterator[Term]:
    """Yield the terms of motions and commitments that nobody answered yet."""
    rows = readable(UndertakingStatement.objects.visible_at(record.as_of, Audience.STAFF), by)
    for row in open_terms(rows, record.as_of.day):
        if row.latest is not None and row.latest <= until:
            yield Term(row.latest, str(row.undertaking), row.event, document=row.undertaking_id)


def _by_end(term: Term) -> tuple[date, str, str]:
    return term.ends_on, term.subject, term.kind
