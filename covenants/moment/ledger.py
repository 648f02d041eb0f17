"""The ledger of promises at one moment, of events and numbers: chosen, counted, sorted, read. A door of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import overload

from covenants.domain.number_promises import NumberPromise, number_promises
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Outcome, Promise, Voice, word_of
from covenants.moment.layout import VOICES
from covenants.moment.outcome import CODE as WORD
from covenants.moment.outcome import OUTCOMES as WORDS
from covenants.moment.promises import CODE, NO_DAYS, Judgements
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from covenants.moment.scores import Origin as Origin
from covenants.moment.scores import ScoreGroup as ScoreGroup
from covenants.moment.scores import ScoreGroups, by_outcome, in_document, number_origins
from covenants.moment.states import States
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    any_inner,
    any_of_each,
    column,
    count_by,
    count_by_two,
    distinct,
    every_row,
    first_in_order,
    first_match,
    holds_at,
    in_order,
    is_one_of,
    joined,
    later_of,
    ordinal,
    rank_of_words,
    rows_where,
    smallest_of_each,
    value_at,
)
from dossier.models import Document
from dossier.published import published_at

AnyPromise = Promise | NumberPromise


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
    def states(self) -> States:
        return self.events.states

    @property
    def promises(self) -> PromiseRows:
        """The promises of an event, oldest knowledge first."""
        return PromiseRows(self, every_row(len(self.events.rows)))

    @property
    def every(self) -> PromiseRows:
        """Promises of both sorts, oldest knowledge first."""
        return PromiseRows(self, in_order(every_row(len(self.known)), self.known))

    # One value for each place.

    def _both(self, events: Ints, numbers: Iterable[int]) -> Ints:
        return joined(events, column(numbers, int))

    @cached_property
    def known(self) -> Ints:
        return self._both(self.events.known, (ordinal(one.fact.known_from) for one in self.numbers))

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
        return self._both(self.events.covenant, (NOTHING for _one in self.numbers))

    @cached_property
    def voice(self) -> Ints:
        return self._both(self.events.voice, (VOICES.index(one.voice) for one in self.numbers))

    @cached_property
    def document(self) -> Ints:
        """The primary key of the document, NOTHING while it was not public."""
        papers = {origin.document: pk for pk, origin in self.documents.items()}
        keys = (self.number_origins[one.fact.key].document for one in self.numbers)
        return self._both(self.events.document, (papers.get(key, NOTHING) for key in keys))

    @cached_property
    def came_on(self) -> Ints:
        return self._both(self.events.came_on, (ordinal(one.reached_on) for one in self.numbers))

    @cached_property
    def quantity(self) -> Ints:
        """The number promised; 0 for an event."""
        return self._both(self.events.rows * 0, (int(one.fact.quantity) for one in self.numbers))

    def by(self, *, strict: bool) -> LedgerVerdicts:
        """Return what became of each by one reading of its window."""
        return self._strict if strict else self._generous

    @cached_property
    def _generous(self) -> LedgerVerdicts:
        return LedgerVerdicts(self, strict=False)

    @cached_property
    def _strict(self) -> LedgerVerdicts:
        return LedgerVerdicts(self, strict=True)

    @cached_property
    def actor(self) -> list[str]:
        """Who promised, by name of key."""
        speakers = self.states.columns.masters.organisations
        events = [speakers[actor] for actor in self.states.said.actor[self.events.rows].tolist()]
        return [*events, *(self.actor_of(one) for one in self.numbers)]

    # Where promises come from.

    @cached_property
    def documents(self) -> dict[int, Origin]:
        """The documents of promises that were public, by primary key; no voice of their own."""
        published = published_at(self.record.as_of.revision)
        of_numbers = [published.find(Document, origin.document) for origin in self.number_origins.values()]
        of_events = [published.get(Document, pk) for pk in distinct(self.events.document)]
        return {paper.pk: in_document("", Voice.OTHER, paper) for paper in [*of_events, *of_numbers] if paper}

    @property
    def actors(self) -> set[str]:
        """Everybody who promised something."""
        speakers = self.states.columns.masters.organisations
        actors = distinct(self.states.said.actor[self.events.rows])
        return {speakers[pk] for pk in actors} | {origin.actor for origin in self.number_origins.values()}

    def actor_of(self, promise: NumberPromise) -> str:
        """Return who promised a number."""
        return self.number_origins[promise.fact.key].actor

    # What a page counts.

    def score_groups(self, *, strict: bool) -> ScoreGroups:
        """Return the promises of an event by document and voice, oldest document first."""
        said, voices = self.states.said, self.states.columns.voice
        rows, group_of = self.states.columns.score_groups
        words = self.events.by(strict=strict).word
        counts = count_by_two(group_of[self.events.places], words, (len(rows), len(WORDS)))
        since = self._since()
        orders = []
        for group in rows_where(any_inner(counts > 0)).tolist():
            paper = int(said.document[rows[group]])
            if paper in since:
                voice = int(voices[rows[group]])
                orders.append((since[paper], self.documents[paper].document, voice, paper, group))
        return ScoreGroups(self.documents, counts, sorted(orders))

    def _since(self) -> dict[int, int]:
        """Return by public document since when its first promise was known, the order of all; undated ones are last."""
        papers, public = self.events.document, rows_where(self.events.document >= 0)
        known = first_match((self.states.said.seen.read[self.events.rows], NEVER), otherwise=self.events.known)
        since = smallest_of_each(known, papers, public, int(papers.max(initial=0)) + 1)
        return {paper: int(since[paper]) for paper in distinct(papers)}

    # One by one.

    def read(self, places: Iterable[int]) -> list[AnyPromise]:
        """Return the promises at these places."""
        count = len(self.events.rows)
        return [
            self.events.promise(int(place)) if place < count else self.numbers[int(place) - count] for place in places
        ]

    def of_covenant(self, slug: str) -> list[Promise]:
        """Return the promises about one covenant, oldest knowledge first."""
        place = self.states.columns.masters.position.get(slug, NOTHING)
        return [self.events.promise(event) for event in rows_where(self.events.covenant == place).tolist()]


@dataclass(frozen=True)
class LedgerVerdicts:
    """What became of every promise of the ledger by one reading, one value for each place."""

    ledger: PromiseLedger
    strict: bool

    def _both(self, events: Ints, numbers: Iterable[int]) -> Ints:
        return joined(events, column(numbers, int))

    @cached_property
    def bound(self) -> Ints:
        """The last promised day."""
        days = (one.fact.latest_strict if self.strict else one.fact.latest for one in self.ledger.numbers)
        return self._both(self.ledger.events.by(strict=self.strict).bound, map(ordinal, days))

    @cached_property
    def outcome(self) -> Ints:
        codes = (CODE[one.judged(strict=self.strict).outcome] for one in self.ledger.numbers)
        return self._both(self.ledger.events.by(strict=self.strict).outcome, codes)

    @cached_property
    def word(self) -> Ints:
        """The code of what became of each, in the words for covenants."""
        numbers = (
            WORD[word_of(one.judged(strict=self.strict).outcome, came=one.reached_on is not None)]
            for one in self.ledger.numbers
        )
        return self._both(self.ledger.events.by(strict=self.strict).word, numbers)

    @cached_property
    def most_days(self) -> Ints:
        """The days late by the source that makes it latest; NO_DAYS where none are counted."""
        judged = (one.judged(strict=self.strict).most for one in self.ledger.numbers)
        days = (NO_DAYS if most is None else most for most in judged)
        return self._both(self.ledger.events.by(strict=self.strict).most_days, days)


class PromiseRows(Sequence[AnyPromise]):
    """Some promises in an order: chosen, counted and sorted at once, read a page at a time."""

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

    def _where(self, holds: Mask) -> PromiseRows:
        return PromiseRows(self.ledger, among(self.places, holds))

    # Which of them.

    def of_events(self) -> PromiseRows:
        return self._where(self.ledger.is_event)

    def of_numbers(self) -> PromiseRows:
        return self._where(~self.ledger.is_event)

    def of_voice(self, voice: Voice) -> PromiseRows:
        return self._where(self.ledger.voice == VOICES.index(voice))

    def of_signatures(self) -> PromiseRows:
        return self._where(self.ledger.is_signature)

    def of_other_steps(self) -> PromiseRows:
        return self._where(self.ledger.is_event & ~self.ledger.is_signature)

    def with_outcome(self, outcome: CovenantOutcome, *, strict: bool) -> PromiseRows:
        return self._where(self.ledger.by(strict=strict).word == WORD[outcome])

    def by_outcome(self, *, strict: bool) -> dict[CovenantOutcome, int]:
        """How many came to each outcome; the counts add up to the number of these."""
        return by_outcome(count_by(self.ledger.by(strict=strict).word[self.places], len(WORDS)))

    def held_to(self) -> PromiseRows:
        """Return those by which a covenant is judged: one of each covenant."""
        return self._where(self.ledger.is_held_to)

    def made_in(self, document: str) -> PromiseRows:
        """Return those of the public document with that key."""
        wanted = [pk for pk, origin in self.ledger.documents.items() if origin.document == document]
        return self._where(is_one_of(self.ledger.document, wanted))

    def about(self, slug: str) -> PromiseRows:
        """Return those about one covenant."""
        return self._where(self.ledger.covenant == self.ledger.states.columns.masters.position[slug])

    def until(self, day: date) -> PromiseRows:
        """Return those with a last day on or before that one, by the generous reading."""
        return self._where(self.ledger.by(strict=False).bound <= day.toordinal())

    def not_come(self) -> PromiseRows:
        """Return those of which nothing came by the day asked about."""
        return self._where(self.ledger.came_on == NEVER)

    def dated(self, *, strict: bool) -> PromiseRows:
        """Return those with a last day by that reading."""
        return self._where(self.ledger.by(strict=strict).bound != NEVER)

    def undated(self, *, strict: bool) -> PromiseRows:
        """Return those without a last day by that reading."""
        return self._where(self.ledger.by(strict=strict).bound == NEVER)

    def covenants(self) -> Readings:
        """The covenants they are about, each once."""
        covenant, readings = self.ledger.covenant[self.places], self.ledger.record.readings
        about = any_of_each(covenant, rows_where(covenant != NOTHING), self.ledger.states.covenants)
        return readings.where(about)

    def documents(self) -> list[Origin]:
        """The public documents they were made in."""
        public = self.ledger.documents
        return [public[pk] for pk in distinct(self.ledger.document[self.places]) if pk in public]

    # In which order.

    def worst(self, count: int, *, strict: bool) -> PromiseRows:
        """Return the first few of: what came or counts latest; what never came; what was in time or is open."""
        ledger, verdicts = self.ledger, self.ledger.by(strict=strict)
        late = later_of(verdicts.most_days, 0)
        never = is_one_of(verdicts.outcome, [CODE[Outcome.ABANDONED], CODE[Outcome.SILENT]])
        order = first_match((late > 0, -late), (never, NEVER), otherwise=2 * NEVER)
        slugs = ledger.states.columns.masters.slug_rank[ledger.covenant]
        return PromiseRows(ledger, first_in_order(self.places, count, order, verdicts.bound, slugs))

    def along_time(self, count: int, *, strict: bool) -> PromiseRows:
        """Return the first few by last day; of one day by what became of them, and the quickest first."""
        verdicts, slugs = self.ledger.by(strict=strict), self.ledger.states.columns.masters.slug_rank
        keys = (verdicts.bound, verdicts.word, verdicts.most_days, slugs[self.ledger.covenant])
        return PromiseRows(self.ledger, first_in_order(self.places, count, *keys))

    def arranged(
        self, by: str, *, descending: bool, strict: bool, english: bool, actors: Mapping[str, str]
    ) -> PromiseRows:
        """Sort by a column of the table, and by subject where that leaves a choice; `actors` names who promised."""
        ledger, verdicts = self.ledger, self.ledger.by(strict=strict)
        subject = self._subject(english=english)
        columns: dict[str, Callable[[], tuple[Ints, ...]]] = {
            "promise": lambda: (subject, verdicts.bound),
            "who": lambda: (rank_of_words([actors.get(slug, "").casefold() for slug in ledger.actor]), subject),
            "window": lambda: (verdicts.bound, subject),
            "came": lambda: (ledger.came_on, subject),
            "late": lambda: (verdicts.most_days, subject),
            "outcome": lambda: (verdicts.word, verdicts.most_days, subject),
        }
        sign = -1 if descending else 1
        return PromiseRows(ledger, in_order(self.places, *(sign * key.astype(int) for key in columns[by]())))

    def _subject(self, *, english: bool) -> Ints:
        """Covenants by name; before them the numbers, which begin with a digit."""
        by_name = self.ledger.record.readings.names.rank(english=english)
        named = value_at(by_name, self.ledger.covenant, 0)
        return first_match((self.ledger.is_event, named), otherwise=self.ledger.quantity - NEVER)


def read_promises(record: Record) -> PromiseLedger:
    """Read the ledger of promises in a fixed number of queries, by the counting rule of the record."""
    origins = number_origins(record.as_of, record.audience)
    voices = {key: origin.voice for key, origin in origins.items()}
    numbers = number_promises(record.targets, voices, record.counted.signing_days, record.as_of)
    return PromiseLedger(record, record.readings.judgements, numbers, origins)
