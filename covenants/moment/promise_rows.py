"""Some promises of the ledger in an order: chosen, counted and sorted at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import overload

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Outcome, Voice
from covenants.moment.layout import VOICES
from covenants.moment.outcome import CODE as WORD
from covenants.moment.outcome import OUTCOMES as WORDS
from covenants.moment.promise_columns import AnyPromise, PromiseColumns
from covenants.moment.promises import CODE, NO_DAYS
from covenants.moment.readings import Readings
from covenants.moment.scores import Origin, by_outcome
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    any_of_each,
    count_by,
    distinct,
    first_in_order,
    first_match,
    in_order,
    is_one_of,
    later_of,
    rank_of_words,
    rows_where,
    value_at,
)


class PromiseRows(Sequence[AnyPromise]):
    """Some promises in an order: chosen, counted and sorted at once, read a page at a time.

    `are_first` says that they are the first of the ledger, all of them in its own order: the quickest to choose from.
    """

    def __init__(self, ledger: PromiseColumns, places: Ints, *, are_first: bool = False) -> None:
        self.ledger = ledger
        self.places = places
        self._are_first = are_first

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
        chosen = rows_where(holds[: len(self)]) if self._are_first else among(self.places, holds)
        return PromiseRows(self.ledger, chosen)

    # Which of them.

    def of_events(self) -> PromiseRows:
        return self._where(self.ledger.is_event)

    def of_numbers(self) -> PromiseRows:
        return self._where(~self.ledger.is_event)

    def of_voice(self, voice: Voice) -> PromiseRows:
        return self._where(self.ledger.voice == VOICES.index(voice))

    def not_of_voice(self, voice: Voice) -> PromiseRows:
        return self._where(self.ledger.voice != VOICES.index(voice))

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

    def about(self, *slugs: str) -> PromiseRows:
        """Return those about one or some covenants."""
        position = self.ledger.states.columns.masters.position
        return self._where(is_one_of(self.ledger.covenant, [position[slug] for slug in slugs]))

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

    def days_late(self, *, strict: bool) -> tuple[int | None, int | None]:
        """Return the fewest and the most days late of these, by the source that makes each latest; None for no days."""
        days = self.ledger.by(strict=strict).most_days[self.places]
        least, most = (None if one == NO_DAYS else int(one) for one in (days.min(), days.max()))
        return least, most

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
