"""The ledger of promises read at one moment, with where each promise and its outcome are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, overload

import numpy as np

from covenants.domain.number_promises import NumberPromise, number_promises
from covenants.domain.promises import SCORED, Promise, Score, Voice, promises, voice_of
from covenants.models import TargetStatement
from covenants.moment.layout import NEVER, VOICES, Ints, Mask, day_of, ordinal
from covenants.moment.milestones import NOTHING
from covenants.moment.promises import CODE, OUTCOMES, Judgements, judge_promises
from covenants.moment.record import Record
from dossier.domain.visibility import Audience
from dossier.models import Document, Organisation
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf

AnyPromise = Promise | NumberPromise


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose promise it is and in which document; the document is "" while it was still to appear."""

    actor: str
    voice: Voice
    document: str = ""
    dossier: str = ""
    number: str = ""
    title: str = ""
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """What became of the promises of one voice in one document for one last day."""

    origin: Origin
    until: date | None
    score: Score


@dataclass(frozen=True)
class PromiseLedger:
    """Every promise known at the moment, of an event and of a number.

    Each has a place: events in the order in which they became known, numbers behind them.
    """

    record: Record
    events: Judgements
    numbers: tuple[NumberPromise, ...]
    number_origins: Mapping[int, Origin]

    @property
    def promises(self) -> PromiseRows:
        """The promises of an event, oldest knowledge first."""
        return PromiseRows(self, np.arange(len(self.events.rows)))

    @property
    def every(self) -> PromiseRows:
        """Promises of both sorts, oldest knowledge first."""
        return PromiseRows(self, np.argsort(self.known, kind="stable"))

    def _both(self, events: Ints, numbers: Iterable[int]) -> Ints:
        return np.concatenate((events, np.fromiter(numbers, dtype=np.int64)))

    # One value for each place.

    @cached_property
    def known(self) -> Ints:
        known = self.record.readings.states.columns.milestones.seen.known[self.events.rows]
        return self._both(known, (ordinal(one.fact.known_from) for one in self.numbers))

    @cached_property
    def is_event(self) -> Mask:
        return np.arange(len(self.known)) < len(self.events.rows)

    @cached_property
    def covenant(self) -> Ints:
        return self._both(self.events.covenant, (NOTHING for _one in self.numbers))

    @cached_property
    def voice(self) -> Ints:
        return self._both(self.events.voice, (VOICES.index(one.voice) for one in self.numbers))

    @cached_property
    def document(self) -> Ints:
        """The primary key of the document, NOTHING while it was not public."""
        numbers = {found.document: pk for pk, found in self.documents.items()}
        keys = (self.number_origins[one.fact.key].document for one in self.numbers)
        return self._both(self.events.document, (numbers.get(key, NOTHING) for key in keys))

    @cached_property
    def _kept(self) -> dict[tuple[str, bool], Ints]:
        return {}

    def _once(self, name: str, strict: bool, make: Callable[[], Ints]) -> Ints:
        if (name, strict) not in self._kept:
            self._kept[name, strict] = make()
        return self._kept[name, strict]

    def bound(self, *, strict: bool) -> Ints:
        """Return the last promised day."""
        numbers = (one.fact.latest_strict if strict else one.fact.latest for one in self.numbers)
        return self._once("bound", strict, lambda: self._both(self.events.bound(strict=strict), map(ordinal, numbers)))

    def outcome(self, *, strict: bool) -> Ints:
        numbers = (CODE[one.judged(strict=strict).outcome] for one in self.numbers)
        return self._once("outcome", strict, lambda: self._both(self.events.outcome(strict=strict), numbers))

    def most_days(self, *, strict: bool) -> Ints:
        """Return the days late by the source that makes it latest; -1 where none are counted."""
        judged = (one.judged(strict=strict).most for one in self.numbers)
        days = (-1 if most is None else most for most in judged)
        return self._once("days", strict, lambda: self._both(self.events.most_days(strict=strict), days))

    @cached_property
    def came_on(self) -> Ints:
        return self._both(self.events.came_on, (ordinal(one.reached_on) for one in self.numbers))

    @cached_property
    def actor(self) -> list[str]:
        """Who promised, by name of key."""
        speakers = self.record.readings.states.columns.masters.organisations
        actors = self.record.readings.states.columns.milestones.actor[self.events.rows]
        events = [speakers[int(actor)] for actor in actors]
        return [*events, *(self.number_origins[one.fact.key].actor for one in self.numbers)]

    # Where promises come from.

    @cached_property
    def documents(self) -> dict[int, Origin]:
        """The documents of promises that were public, by primary key; no voice of their own."""
        published = published_at(self.record.as_of.revision)
        of_numbers = [published.find(Document, origin.document) for origin in self.number_origins.values()]
        of_events = [published.get(Document, pk) for pk in _present(self.events.document)]
        return {paper.pk: _in_document("", Voice.OTHER, paper) for paper in [*of_events, *of_numbers] if paper}

    @property
    def actors(self) -> set[str]:
        """Everybody who promised something."""
        speakers = self.record.readings.states.columns.masters.organisations
        actors = _present(self.record.readings.states.columns.milestones.actor[self.events.rows])
        return {speakers[pk] for pk in actors} | {origin.actor for origin in self.number_origins.values()}

    # What a page counts.

    def counts(self, mask: Mask, *, strict: bool) -> Score:
        """Return what became of the promises of an event for which the mask holds."""
        outcomes = self.events.outcome(strict=strict)[mask[: len(self.events.rows)]]
        return _score(np.bincount(outcomes, minlength=len(OUTCOMES)))

    def score_groups(self, *, strict: bool) -> ScoreGroups:
        """Return the promises of an event by document, last day and voice, oldest document first."""
        columns = self.record.readings.states.columns
        rows, group_of = columns.score_groups
        which = group_of[self.events.places]
        shape = (len(rows), len(OUTCOMES))
        counts = np.bincount(
            which * len(OUTCOMES) + self.events.outcome(strict=strict), minlength=shape[0] * shape[1]
        ).reshape(shape)
        oldest = self._oldest()
        orders = []
        for group in np.flatnonzero(counts.any(axis=1)).tolist():
            paper = int(columns.milestones.document[rows[group]])
            if paper in oldest:
                until, voice = int(columns.milestones.latest[rows[group]]), int(columns.voice[rows[group]])
                orders.append((oldest[paper], self.documents[paper].document, until, voice, paper, group))
        return ScoreGroups(self.documents, counts, sorted(orders))

    def _oldest(self) -> dict[int, int]:
        """Return by public document since when its first promise was known: promises stand in that order."""
        papers = self.events.document + 1
        oldest = np.full(int(papers.max(initial=0)) + 1, NEVER)
        np.minimum.at(oldest, papers, self.known[: len(papers)])
        return {int(pk) - 1: int(oldest[pk]) for pk in np.flatnonzero(oldest < NEVER) if pk}

    # One by one, by the rules.

    def read(self, places: Iterable[int]) -> list[AnyPromise]:
        """Return the promises at these places, judged by the rules."""
        wanted = [int(place) for place in places]
        count = len(self.events.rows)
        keys = self.record.readings.states.columns.milestones.key[self.events.rows]
        judged = self._judged({int(keys[place]) for place in wanted if place < count}, wanted)
        return [judged[int(keys[place])] if place < count else self.numbers[place - count] for place in wanted]

    def _judged(self, keys: set[int], wanted: Sequence[int]) -> dict[int, Promise]:
        """Judge some promises among everything said of their covenants."""
        readings = self.record.readings
        states, masters = readings.states, readings.states.columns.masters
        milestones = states.columns.milestones
        places = {int(self.covenant[place]) for place in wanted} - {NOTHING}
        facts = [fact for place in sorted(places) for fact in readings.facts_of(place)]
        rows = [row for place in places for row in milestones.spans.of_covenant(place) if states.visible[row]]
        voices = {int(milestones.key[row]): masters.voices[int(milestones.actor[row])] for row in rows}
        moved = {masters.slugs[place]: day_of(states.last_movement[place] or NEVER) for place in places}
        last = {slug: day for slug, day in moved.items() if day}
        return {found.fact.key: found for found in promises(facts, voices, last, self.record.as_of, only=keys)}

    def of_covenant(self, slug: str) -> list[Promise]:
        """Return the promises about one covenant, oldest knowledge first."""
        place = self.record.readings.states.columns.masters.position.get(slug, NOTHING)
        found = self.read(np.flatnonzero(self.events.covenant == place))
        return [promise for promise in found if isinstance(promise, Promise)]

    def actor_of(self, promise: NumberPromise) -> str:
        """Return who promised a number."""
        return self.number_origins[promise.fact.key].actor


class PromiseRows(Sequence[AnyPromise]):
    """Some promises in an order: chosen, counted and sorted by arrays, read by the rules a page at a time."""

    def __init__(self, ledger: PromiseLedger, places: Ints) -> None:
        self.ledger = ledger
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> AnyPromise: ...
    @overload
    def __getitem__(self, index: slice) -> PromiseRows: ...
    def __getitem__(self, index: int | slice) -> AnyPromise | PromiseRows:
        if isinstance(index, slice):
            return PromiseRows(self.ledger, self.places[index])
        return self.ledger.read([self.places[index]])[0]

    def __iter__(self) -> Iterator[AnyPromise]:
        return iter(self.ledger.read(self.places))

    def where(self, mask: Mask) -> PromiseRows:
        """Return those of which the mask, one value for each place of the ledger, holds."""
        return PromiseRows(self.ledger, self.places[mask[self.places]])

    def sorted_by(self, *keys: Ints) -> PromiseRows:
        """Sort by keys of one value for each place of the ledger, the first key first; stable."""
        return PromiseRows(self.ledger, self.places[np.lexsort([key[self.places] for key in reversed(keys)])])

    def first_by(self, count: int, *keys: Ints) -> PromiseRows:
        """Return the first few of the same order, without sorting the rest."""
        if len(self) <= count:
            return self.sorted_by(*keys)
        leading = keys[0][self.places]
        soon = leading <= np.partition(leading, count - 1)[count - 1]
        return PromiseRows(self.ledger, self.places[soon]).sorted_by(*keys)[:count]

    def slugs(self) -> Iterator[str]:
        """The covenants they are about, each once."""
        masters = self.ledger.record.readings.states.columns.masters
        present = set(_present(self.ledger.covenant[self.places]))
        return (masters.slugs[place] for place in masters.order.tolist() if place in present)


class ScoreGroups(Sequence[ScoreGroup]):
    """The groups in their order; each is put together when it is asked for."""

    def __init__(self, documents: Mapping[int, Origin], counts: Ints, orders: Sequence[tuple[Any, ...]]) -> None:
        self._documents = documents
        self._counts = counts
        self._orders = orders

    def __len__(self) -> int:
        return len(self._orders)

    @overload
    def __getitem__(self, index: int) -> ScoreGroup: ...
    @overload
    def __getitem__(self, index: slice) -> list[ScoreGroup]: ...
    def __getitem__(self, index: int | slice) -> ScoreGroup | list[ScoreGroup]:
        if isinstance(index, slice):
            return [self._make(*order) for order in self._orders[index]]
        return self._make(*self._orders[index])

    def _make(self, _known: int, _key: str, until: int, voice: int, paper: int, group: int) -> ScoreGroup:
        origin = replace(self._documents[paper], voice=VOICES[voice])
        return ScoreGroup(origin, day_of(until), _score(self._counts[group]))


def _present(values: Ints) -> list[int]:
    """Return the distinct values from 0 on, in order."""
    found: list[int] = np.flatnonzero(np.bincount(values[values >= 0])).tolist()
    return found


def read_promises(record: Record) -> PromiseLedger:
    """Read the ledger of promises in a fixed number of queries, by the counting rule of the record."""
    origins = _number_origins(record.as_of, record.audience)
    voices = {key: origin.voice for key, origin in origins.items()}
    numbers = number_promises(record.targets, voices, record.counted.signing_days, record.as_of)
    return PromiseLedger(record, judge_promises(record.readings.states), numbers, origins)


def _number_origins(as_of: AsOf, audience: Audience) -> dict[int, Origin]:
    published = published_at(as_of.revision)
    rows = TargetStatement.objects.visible_at(as_of, audience).order_by("pk")
    return {
        key: _origin(as_of, published.get(Organisation, actor), published.get(Document, document))
        for key, actor, document in rows.values_list("pk", "actor_id", "document_id")
    }


def _origin(as_of: AsOf, actor: Organisation | None, document: Document | None) -> Origin:
    slug, kind = (actor.slug, actor.kind) if actor else ("", "")
    voice = voice_of(kind, slug)
    public = document is not None and document.public_on <= as_of.known_on
    return _in_document(slug, voice, document) if public and document else Origin(slug, voice)


def _in_document(actor: str, voice: Voice, paper: Document) -> Origin:
    return Origin(actor, voice, paper.key, paper.dossier, paper.number, paper.title, paper.title_en)


def _score(counts: Ints) -> Score:
    by_outcome = {outcome: int(count) for outcome, count in zip(OUTCOMES, counts, strict=True)}
    return Score(sum(by_outcome.values()), sum(by_outcome[outcome] for outcome in SCORED), by_outcome)
