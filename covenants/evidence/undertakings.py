"""Motions and commitments: what happened to each, and whether its term was kept at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from covenants.evidence.documents import DocumentFact, documents_at
from covenants.evidence.register import Source, public_later, source_of
from covenants.evidence.statements import Statement, as_statement, name_as_sealed
from dossier.choices import UNDERTAKINGS, DocumentKind, KnownBasis, UndertakingEvent
from dossier.domain.dated import day_said, said_on
from dossier.domain.undertakings import Event, Standing, State, standing
from dossier.domain.visibility import Audience
from dossier.models import UndertakingStatement
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import Period

CABINET = "kabinet"
Visible = QuerySet[UndertakingStatement]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who has to answer."""

    key: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class UndertakingFact:
    """One event in the life of a motion or commitment, with its answer and its source.

    Words and remark are empty while the document they stand in was still to appear.
    """

    key: int
    event: str
    period: Period
    text: str
    text_en: str
    actor_key: str
    actor: str
    actor_en: str
    wording: str
    note: str
    note_en: str
    known_from: date
    known_basis: str
    answer: Source
    source: Source
    addressee: Addressee | None = None
    public_on: date | None = None

    @property
    def said_on(self) -> date | None:
        """The day on which it happened or was said; None where only the day is known on which we read of it."""
        return day_said(self.known_from, self.known_basis)

    @property
    def is_answer(self) -> bool:
        return self.event == UndertakingEvent.ANSWERED


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A motion or commitment with its events, in the order in which they became known, and where it stands."""

    fact: DocumentFact
    events: tuple[UndertakingFact, ...]
    standing: Standing

    @property
    def made(self) -> UndertakingFact | None:
        return next((one for one in self.events if one.event == UndertakingEvent.MADE), None)

    @property
    def made_on(self) -> date | None:
        """The day it was submitted or promised: that of the paper, or of the event; None where neither is known."""
        happened = self.made.said_on if self.made and self.made.known_basis == KnownBasis.EVENT else None
        return self.fact.dated_on or happened

    @property
    def known_by(self) -> date | None:
        """The same, or the day by which it was known at the latest."""
        return self.made_on or (self.events[0].said_on if self.events else None)

    @property
    def term(self) -> UndertakingFact | None:
        return self.event_of(self.standing.term) if self.standing.term else None

    @property
    def moved(self) -> tuple[UndertakingFact, ...]:
        """The terms that another one replaced, the oldest first."""
        return tuple(self.event_of(one) for one in self.standing.moved)

    @property
    def answers(self) -> tuple[UndertakingFact, ...]:
        return tuple(self.event_of(one) for one in self.standing.answers)

    @property
    def promised_by(self) -> UndertakingFact | None:
        """Who made a commitment has to keep it; a motion asks it of the cabinet, and names nobody."""
        return self.made if self.fact.kind == DocumentKind.COMMITMENT else None

    @property
    def addressee(self) -> Addressee | None:
        """Who has to answer, by what a source said of it last; None where none says it."""
        return next((one.addressee for one in reversed(self.events) if one.addressee), None)

    @property
    def answerer_key(self) -> str:
        """The key of who has to answer: whom a source names, else who promised it; a motion asks it of the cabinet."""
        if self.addressee:
            return self.addressee.key
        return self.promised_by.actor_key if self.promised_by else CABINET

    def until(self, day: date) -> Undertaking | None:
        """Return it as it stood on an earlier day; None where nothing had happened yet. Undated events have no day."""
        events = tuple(one for one in self.events if one.said_on and one.said_on <= day)
        return undertaking_of(self.fact, events, day) if events else None

    def event_of(self, event: Event) -> UndertakingFact:
        return next(one for one in self.events if one.key == event.key)


def undertakings_at(as_of: AsOf, visible: Visible | None = None) -> tuple[Undertaking, ...]:
    """Return every motion and commitment of which a statement is visible, the oldest first: one query.

    `visible` are the statements that may be read, where that is not what the public may.
    """
    papers = [fact for fact in documents_at(as_of) if fact.kind in UNDERTAKINGS]
    events = undertakings_events([fact.key for fact in papers], as_of, visible)
    every = (undertaking_of(fact, events[fact.key], as_of.judged_on) for fact in papers if events[fact.key])
    return tuple(sorted(every, key=lambda one: (one.known_by or date.max, one.fact.key)))


def undertaking_of(fact: DocumentFact, events: tuple[UndertakingFact, ...], day: date) -> Undertaking:
    """Judge the events of one motion or commitment on a day."""
    judged = [Event(one.key, one.is_answer, one.period, one.said_on) for one in events]
    return Undertaking(fact, events, standing(judged, day))


def undertaking_events(key: str, as_of: AsOf) -> tuple[UndertakingFact, ...]:
    """Return what is visible of a motion or commitment: made, term set, answered."""
    return undertakings_events([key], as_of)[key]


def undertakings_events(
    keys: Collection[str], as_of: AsOf, visible: Visible | None = None
) -> Mapping[str, tuple[UndertakingFact, ...]]:
    """Return the same of several, by their keys: one query."""
    seen = UndertakingStatement.objects.visible_at(as_of, Audience.PUBLIC) if visible is None else visible
    rows = seen.filter(undertaking__key__in=list(keys))
    events: dict[str, list[UndertakingFact]] = {key: [] for key in keys}
    for row in sorted(rows, key=_since):
        published_at(as_of.revision).attach(row)
        events[row.undertaking.key].append(_event(row, as_of))
    return {key: tuple(facts) for key, facts in events.items()}


def _event(row: UndertakingStatement, as_of: AsOf) -> UndertakingFact:
    source = source_of(row.document, row.locator, as_of)
    wording, note, note_en = ("", "", "") if source.to_come else (row.wording, row.note, row.note_en)
    return UndertakingFact(
        key=row.pk,
        event=row.event,
        period=row.period,
        text=row.text,
        text_en=row.text_en,
        actor_key=row.actor.slug,
        actor=row.actor.name,
        actor_en=row.actor.name_en,
        wording=wording,
        note=note,
        note_en=note_en,
        known_from=row.known_from,
        known_basis=row.known_basis,
        answer=source_of(row.answered_by, "", as_of),
        source=source,
        addressee=_addressee(row),
        public_on=public_later(row, as_of),
    )


def _addressee(row: UndertakingStatement) -> Addressee | None:
    one = row.addressed_to
    return Addressee(one.slug, one.name, one.name_en) if one else None


def _since(row: UndertakingStatement) -> tuple[date, int, int]:
    """The order of events: as they became known, what an undated source says last."""
    return (said_on(row) or date.max, row.revision_id or 0, row.pk)


def open_terms(visible: Visible, day: date) -> list[UndertakingStatement]:
    """Return the last term of every undertaking that nobody answered and whose term is not over, the nearest first."""
    rows: dict[int, list[UndertakingStatement]] = defaultdict(list)
    for row in visible.select_related("undertaking", "actor", "document").order_by("known_from", "revision", "pk"):
        rows[row.undertaking_id].append(row)
    waiting = [term for events in rows.values() for term in _waiting(events, day)]
    return sorted(waiting, key=lambda row: (row.latest or date.max, row.pk))


def _waiting(rows: Sequence[UndertakingStatement], day: date) -> Iterable[UndertakingStatement]:
    events = [Event(one.pk, one.event == UndertakingEvent.ANSWERED, one.period, one.known_from) for one in rows]
    judged = standing(events, day)
    if judged.state == State.OPEN and judged.term:
        yield next(one for one in rows if one.pk == judged.term.key)


def open_term_statements(as_of: AsOf) -> list[Statement]:
    """Return the same with their evidence, as the public may read it."""
    rows = open_terms(UndertakingStatement.objects.visible_at(as_of, Audience.PUBLIC), as_of.day)
    name_as_sealed(rows, as_of)
    return [as_statement(row, as_of) for row in rows]
