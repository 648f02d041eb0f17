"""Every promise of the ledger, of an event and of a number, and what became of it: one value for each place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from covenants.domain.number_promises import NumberPromise
from covenants.domain.promises import Promise, Voice, word_of
from covenants.moment.kept_answers import KeptAnswers
from covenants.moment.layout import VOICES
from covenants.moment.outcome import CODE as WORD
from covenants.moment.promises import CODE, NO_DAYS, EventPromises, Judgements, Verdicts
from covenants.moment.readings import Readings
from covenants.moment.scores import Origin, in_document
from covenants.moment.states import States
from covenants.moment.words import (
    NOTHING,
    Ints,
    Mask,
    column,
    distinct,
    every_row,
    holds_at,
    joined,
    ordinal,
    rows_where,
)
from dossier.models import Document
from dossier.published import published_at

AnyPromise = Promise | NumberPromise
MOST = 3  # of so many promises one is judged by itself


def _both(events: Ints, numbers: Iterable[int]) -> Ints:
    """Put the values of the numbers behind those of the events."""
    behind = column(numbers, int)
    return joined(events, behind) if len(behind) else events


@dataclass(frozen=True)
class LedgerVerdicts:
    """What became of every promise of the ledger by one reading, one value for each place."""

    judged: Judgements
    numbers: tuple[NumberPromise, ...]
    strict: bool

    @cached_property
    def bound(self) -> Ints:
        """The last promised day."""
        days = (one.fact.latest_strict if self.strict else one.fact.latest for one in self.numbers)
        return _both(self.judged.by(strict=self.strict).bound, map(ordinal, days))

    @cached_property
    def outcome(self) -> Ints:
        codes = (CODE[one.judged(strict=self.strict).outcome] for one in self.numbers)
        return _both(self.judged.by(strict=self.strict).outcome, codes)

    @cached_property
    def word(self) -> Ints:
        """The code of what became of each, in the words for covenants."""
        numbers = (
            WORD[word_of(one.judged(strict=self.strict).outcome, came=one.reached_on is not None)]
            for one in self.numbers
        )
        return _both(self.judged.by(strict=self.strict).word, numbers)

    @cached_property
    def most_days(self) -> Ints:
        """The days late by the source that makes it latest; NO_DAYS where none are counted."""
        judged = (one.judged(strict=self.strict).most for one in self.numbers)
        days = (NO_DAYS if most is None else most for most in judged)
        return _both(self.judged.by(strict=self.strict).most_days, days)


@dataclass(frozen=True)
class SomeVerdicts:
    """The same of some promises, in an order of their own."""

    verdicts: LedgerVerdicts
    places: Ints

    @property
    def bound(self) -> Ints:
        return self.verdicts.bound[self.places]

    @property
    def outcome(self) -> Ints:
        return self.verdicts.outcome[self.places]

    @property
    def word(self) -> Ints:
        return self.verdicts.word[self.places]

    @property
    def most_days(self) -> Ints:
        return self.verdicts.most_days[self.places]


@dataclass(frozen=True)
class PromiseColumns:
    """Every promise known at the moment, of an event and of a number: one value of each for each place.

    Each has a place: events in the order in which they became known, numbers behind them.
    """

    readings: Readings
    judged: Judgements
    numbers: tuple[NumberPromise, ...]
    number_origins: Mapping[int, Origin]

    @property
    def events(self) -> EventPromises:
        return self.judged.promises

    @property
    def states(self) -> States:
        return self.events.states

    @cached_property
    def known(self) -> Ints:
        return _both(self.events.known, (ordinal(one.fact.known_from) for one in self.numbers))

    @cached_property
    def is_event(self) -> Mask:
        return every_row(len(self.known)) < len(self.events.rows)

    @cached_property
    def is_signature(self) -> Mask:
        return self._of_events(self.events.is_signature)

    @cached_property
    def is_held_to(self) -> Mask:
        return self._of_events(self.events.is_held_to)

    def _of_events(self, holds: Mask) -> Mask:
        """Say the same of every place: it holds of no number."""
        return holds_at(rows_where(holds), len(self.known))

    @cached_property
    def covenant(self) -> Ints:
        return _both(self.events.covenant, (NOTHING for _one in self.numbers))

    @cached_property
    def voice(self) -> Ints:
        return _both(self.events.voice, (VOICES.index(one.voice) for one in self.numbers))

    @cached_property
    def document(self) -> Ints:
        """The primary key of the document, NOTHING while it was not public."""
        papers = {origin.document: pk for pk, origin in self.documents.items()}
        keys = (self.number_origins[one.fact.key].document for one in self.numbers)
        return _both(self.events.document, (papers.get(key, NOTHING) for key in keys))

    @cached_property
    def came_on(self) -> Ints:
        return _both(self.events.came_on, (ordinal(one.reached_on) for one in self.numbers))

    @cached_property
    def quantity(self) -> Ints:
        """The number promised; 0 for an event."""
        return _both(self.events.rows * 0, (int(one.fact.quantity) for one in self.numbers))

    def by(self, *, strict: bool) -> LedgerVerdicts:
        """Return what became of each by one reading of its window."""
        return self._strict if strict else self._generous

    @cached_property
    def _generous(self) -> LedgerVerdicts:
        return LedgerVerdicts(self.judged, self.numbers, strict=False)

    @cached_property
    def _strict(self) -> LedgerVerdicts:
        return LedgerVerdicts(self.judged, self.numbers, strict=True)

    def verdicts_at(self, places: Ints, *, strict: bool) -> Verdicts | SomeVerdicts:
        """Return what became of some promises, in their order: of a few events no other promise is judged for them."""
        count = len(self.events.rows)
        if MOST * len(places) < count and int(places.max(initial=0)) < count:
            return self.judged.at(places, strict=strict)
        return SomeVerdicts(self.by(strict=strict), places)

    def actors_at(self, places: Ints) -> list[str]:
        """Who promised each of some, by name of key."""
        speakers, count = self.states.columns.masters.organisations, len(self.events.rows)
        actors = _both(self.states.said.actor[self.events.rows], (NOTHING for _one in self.numbers))[places].tolist()
        return [
            self.actor_of(self.numbers[place - count]) if place >= count else speakers[actor]
            for place, actor in zip(places.tolist(), actors, strict=True)
        ]

    @cached_property
    def answers(self) -> KeptAnswers:
        """What was chosen and counted of them, kept for the other pages of the moment."""
        return KeptAnswers.about(len(self.known))

    # Where promises come from.

    @cached_property
    def documents(self) -> dict[int, Origin]:
        """The documents of promises that were public, by primary key; no voice of their own."""
        published = published_at(self.states.as_of.revision)
        of_numbers = [published.find(Document, origin.document) for origin in self.number_origins.values()]
        of_events = [published.get(Document, pk) for pk in self.events.documents]
        return {paper.pk: in_document("", Voice.OTHER, paper) for paper in [*of_events, *of_numbers] if paper}

    @cached_property
    def actors(self) -> set[str]:
        """Everybody who promised something."""
        speakers = self.states.columns.masters.organisations
        actors = distinct(self.states.said.actor[self.events.rows])
        return {speakers[pk] for pk in actors} | {origin.actor for origin in self.number_origins.values()}

    def actor_of(self, promise: NumberPromise) -> str:
        """Return who promised a number."""
        return self.number_origins[promise.fact.key].actor

    # One by one.

    def read(self, places: Iterable[int]) -> list[AnyPromise]:
        """Return the promises at these places."""
        wanted, count = list(map(int, places)), len(self.events.rows)
        events = iter(self.judged.read([place for place in wanted if place < count]))
        return [next(events) if place < count else self.numbers[place - count] for place in wanted]
