"""Some promises of the ledger in an order: chosen, counted and sorted at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import overload

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Outcome, Voice
from covenants.moment.kept_answers import KeptAnswers, kept
from covenants.moment.layout import VOICES
from covenants.moment.outcome import CODE as WORD
from covenants.moment.outcome import OUTCOMES as WORDS
from covenants.moment.promise_columns import AnyPromise, PromiseColumns, SomeVerdicts
from covenants.moment.promises import CODE, NO_DAYS, Verdicts
from covenants.moment.readings import Readings
from covenants.moment.scores import Origin, by_outcome
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    any_of_each,
    at_places,
    count_by,
    distinct,
    every_row,
    first_in_order,
    first_match,
    in_order,
    is_one_of,
    keep,
    later_of,
    rank_of_words,
    rows_where,
    value_at,
)


class PromiseRows(Sequence[AnyPromise]):
    """Some promises in an order: chosen, counted and sorted at once, read a page at a time.

    `are_first` says that they are the first of the ledger, all of them in its own order: the quickest to choose from.
    `name` says how they were chosen, where what they answer is kept.
    """

    def __init__(self, ledger: PromiseColumns, places: Ints, *, are_first: bool = False, name: Hashable = None) -> None:
        self.ledger = ledger
        self.places = places
        self.name = name
        self._are_first = are_first
        self._verdicts: dict[bool, Verdicts | SomeVerdicts] = {}

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

    @property
    def answers(self) -> KeptAnswers:
        """What rows with a name answered before."""
        return self.ledger.answers

    def _where(self, holds: Mask) -> PromiseRows:
        """Return those for which it holds; it is said of every promise of the ledger."""
        chosen = rows_where(holds[: len(self)]) if self._are_first else among(self.places, holds)
        return PromiseRows(self.ledger, chosen)

    def _of_these(self, holds: Mask) -> PromiseRows:
        """Return those for which it holds; it is said of these alone."""
        return PromiseRows(self.ledger, keep(self.places, holds))

    def _judged(self, *, strict: bool) -> Verdicts | SomeVerdicts:
        """Return what became of each of these, in their order."""
        if strict not in self._verdicts:
            self._verdicts[strict] = self.ledger.verdicts_at(self.places, strict=strict)
        return self._verdicts[strict]

    @property
    def _covenant(self) -> Ints:
        return self.ledger.covenant[self.places]

    @property
    def _slugs(self) -> Ints:
        """The place of the covenant of each when sorted by key."""
        return self.ledger.states.columns.masters.slug_rank[self._covenant]

    # Which of them.

    @kept
    def of_events(self) -> PromiseRows:
        return self._where(self.ledger.is_event)

    @kept
    def of_numbers(self) -> PromiseRows:
        return self._where(~self.ledger.is_event)

    @kept
    def of_voice(self, voice: Voice) -> PromiseRows:
        return self._where(self.ledger.voice == VOICES.index(voice))

    @kept
    def not_of_voice(self, voice: Voice) -> PromiseRows:
        return self._where(self.ledger.voice != VOICES.index(voice))

    @kept
    def of_signatures(self) -> PromiseRows:
        return self._where(self.ledger.is_signature)

    @kept
    def of_other_steps(self) -> PromiseRows:
        return self._where(self.ledger.is_event & ~self.ledger.is_signature)

    @kept
    def with_outcome(self, outcome: CovenantOutcome, *, strict: bool) -> PromiseRows:
        return self._of_these(self._judged(strict=strict).word == WORD[outcome])

    @kept
    def by_outcome(self, *, strict: bool) -> Mapping[CovenantOutcome, int]:
        """How many came to each outcome; the counts add up to the number of these."""
        return by_outcome(count_by(self._judged(strict=strict).word, len(WORDS)))

    @kept
    def held_to(self) -> PromiseRows:
        """Return those by which a covenant is judged: one of each covenant."""
        return self._where(self.ledger.is_held_to)

    @kept
    def made_in(self, document: str) -> PromiseRows:
        """Return those of the public document with that key."""
        wanted = [pk for pk, origin in self.ledger.documents.items() if origin.document == document]
        return self._where(is_one_of(self.ledger.document, wanted))

    @kept
    def about(self, *slugs: str) -> PromiseRows:
        """Return those about one or some covenants."""
        position = self.ledger.states.columns.masters.position
        return self._where(is_one_of(self.ledger.covenant, [position[slug] for slug in slugs]))

    @kept
    def until(self, day: date) -> PromiseRows:
        """Return those with a last day on or before that one, by the generous reading."""
        return self._of_these(self._judged(strict=False).bound <= day.toordinal())

    @kept
    def not_come(self) -> PromiseRows:
        """Return those of which nothing came by the day asked about."""
        return self._where(self.ledger.came_on == NEVER)

    @kept
    def dated(self, *, strict: bool) -> PromiseRows:
        """Return those with a last day by that reading."""
        return self._of_these(self._judged(strict=strict).bound != NEVER)

    @kept
    def undated(self, *, strict: bool) -> PromiseRows:
        """Return those without a last day by that reading."""
        return self._of_these(self._judged(strict=strict).bound == NEVER)

    @kept
    def covenants(self) -> Readings:
        """The covenants they are about, each once."""
        covenant, readings = self._covenant, self.ledger.readings
        about = any_of_each(covenant, rows_where(covenant != NOTHING), self.ledger.states.covenants)
        return readings.where(about)

    @kept
    def documents(self) -> Sequence[Origin]:
        """The public documents they were made in."""
        public, events = self.ledger.documents, self.ledger.events
        papers = events.documents if self._are_first else distinct(self.ledger.document[self.places])
        return [public[pk] for pk in papers if pk in public]

    @kept
    def days_late(self, *, strict: bool) -> tuple[int | None, int | None]:
        """Return the fewest and the most days late of these, by the source that makes each latest; None for no days."""
        days = self._judged(strict=strict).most_days
        least, most = (None if one == NO_DAYS else int(one) for one in (days.min(), days.max()))
        return least, most

    # In which order.

    @kept
    def worst(self, count: int, *, strict: bool) -> PromiseRows:
        """Return the first few of: what came or counts latest; what never came; what was in time or is open."""
        judged = self._judged(strict=strict)
        late = later_of(judged.most_days, 0)
        never = is_one_of(judged.outcome, [CODE[Outcome.ABANDONED], CODE[Outcome.SILENT]])
        order = first_match((late > 0, -late), (never, NEVER), otherwise=2 * NEVER)
        return self._first(count, order, judged.bound, self._slugs)

    @kept
    def along_time(self, count: int, *, strict: bool) -> PromiseRows:
        """Return the first few by last day; of one day by what became of them, and the quickest first."""
        judged = self._judged(strict=strict)
        return self._first(count, judged.bound, judged.word, judged.most_days, self._slugs)

    def _first(self, count: int, *keys: Ints) -> PromiseRows:
        first = first_in_order(every_row(len(self)), count, *keys)
        return PromiseRows(self.ledger, at_places(self.places, first))

    def arranged(
        self, by: str, *, descending: bool, strict: bool, english: bool, actors: Mapping[str, str]
    ) -> PromiseRows:
        """Sort by a column of the table, and by subject where that leaves a choice; `actors` names who promised."""
        judged, subject = self._judged(strict=strict), self._subject(english=english)
        columns: dict[str, Callable[[], tuple[Ints, ...]]] = {
            "promise": lambda: (subject, judged.bound),
            "who": lambda: (self._rank_of_actors(actors), subject),
            "window": lambda: (judged.bound, subject),
            "came": lambda: (self.ledger.came_on[self.places], subject),
            "late": lambda: (judged.most_days, subject),
            "outcome": lambda: (judged.word, judged.most_days, subject),
        }
        sign = -1 if descending else 1
        order = in_order(every_row(len(self)), *(sign * key.astype(int) for key in columns[by]()))
        return PromiseRows(self.ledger, at_places(self.places, order))

    def _rank_of_actors(self, actors: Mapping[str, str]) -> Ints:
        return rank_of_words([actors.get(slug, "").casefold() for slug in self.ledger.actors_at(self.places)])

    def _subject(self, *, english: bool) -> Ints:
        """Covenants by name; before them the numbers, which begin with a digit."""
        by_name, ledger = self.ledger.readings.names.rank(english=english), self.ledger
        named = value_at(by_name, self._covenant, 0)
        numbers = ledger.quantity[self.places] - NEVER
        return first_match((ledger.is_event[self.places], named), otherwise=numbers)
