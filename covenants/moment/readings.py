"""The covenants at one moment: chosen, counted and sorted at once, read one by one. A door of the engine."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import overload

from covenants.domain.facts import CovenantFact, RuleFact
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.domain.phase import NO_PHASE
from covenants.domain.reading import CovenantReading
from covenants.domain.tally import Tally
from covenants.kinds import KIND_ORDER, NEGOTIATING
from covenants.moment.as_promised import AsPromised
from covenants.moment.counting import counted_by, is_led_by
from covenants.moment.kept_answers import KeptAnswers, kept
from covenants.moment.layout import KINDS
from covenants.moment.life import CODE as LIFE
from covenants.moment.lines import Lines, lines_of
from covenants.moment.names import Names
from covenants.moment.newest import News, newest
from covenants.moment.one_by_one import read_each
from covenants.moment.outcome import CODE as OUTCOME
from covenants.moment.promises import Judgements, judge_promises
from covenants.moment.schedule import CODE
from covenants.moment.sectors import holding_links
from covenants.moment.states import States
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    any_of_each,
    any_outer,
    count_by,
    day_of,
    distinct,
    first_in_order,
    first_match,
    holds_at,
    in_order,
    is_one_of,
    keep,
    mask,
    of_inner,
    ordinal,
    rank_of_words,
    rows_where,
    spread,
    totals_by_day,
)

_PRESENTED = KIND_ORDER["presented"]
COMING = (Schedule.ON_TIME, Schedule.DUE)
_NEGOTIATING = [KIND_ORDER[kind] for kind in NEGOTIATING]


class Readings(Sequence[CovenantReading]):
    """Some of the covenants at one moment, in an order. Length and choice cost no reading.

    `name` says how they were chosen, where what they answer is kept.
    """

    def __init__(self, states: States, places: Ints, names: Names | None = None, *, name: Hashable = None) -> None:
        self.states = states
        self.places = places
        self.names = names or Names(states)
        self.name = name

    @property
    def answers(self) -> KeptAnswers:
        """What covenants with a name answered before."""
        return self.states.answers

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> CovenantReading: ...
    @overload
    def __getitem__(self, index: slice) -> Readings: ...
    def __getitem__(self, index: int | slice) -> CovenantReading | Readings:
        if isinstance(index, slice):
            return self.at(self.places[index])
        return self._read(int(self.places[index]))

    def __iter__(self) -> Iterator[CovenantReading]:
        return read_each(self.states, self.names, self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self.slugs))

    # One covenant.

    def _read(self, place: int) -> CovenantReading:
        return next(read_each(self.states, self.names, [place]))

    def lines(self) -> Lines:
        """Return what a list says of each, a column at a time, without reading its milestones."""
        return lines_of(self.states, self.names, self.places)

    def find(self, slug: str) -> CovenantReading | None:
        """Return the reading of the covenant with that key, if it is one of these."""
        place = self._place(slug)
        return None if place is None else self._read(place)

    def by_slug(self, slugs: Iterable[str]) -> dict[str, CovenantReading]:
        """Return by key the readings of some covenants, of those that are among these: put together at once."""
        places = self._places(slugs)
        return dict(zip(places, read_each(self.states, self.names, list(places.values())), strict=True))

    def named(self, slugs: Iterable[str]) -> dict[str, CovenantFact]:
        """Return by key the master data of some covenants, of those that are among these: looked up at once."""
        places = self._places(slugs)
        return dict(zip(places, self.names.of_each(list(places.values())), strict=True))

    def covenant(self, slug: str) -> CovenantFact | None:
        """Return the covenant with that key, if it is one of these."""
        place = self._place(slug)
        return None if place is None else self.names.of(place)

    def _place(self, slug: str) -> int | None:
        place = self.states.columns.masters.position.get(slug)
        return place if place is not None and self.mask[place] else None

    def _places(self, slugs: Iterable[str]) -> dict[str, int]:
        return {slug: place for slug in slugs if (place := self._place(slug)) is not None}

    def last_movement(self, slug: str) -> date | None:
        """Return the day on which something was last learned of a covenant."""
        place = self.states.columns.masters.position.get(slug)
        return None if place is None else day_of(self.states.last_movement[place] or NEVER)

    def read_strictly(self) -> Readings:
        """Return the same covenants with every window read strictly."""
        return Readings(
            self.states.read_strictly(), self.places, self.names, name=self.name and ("strictly", self.name)
        )

    @cached_property
    def judgements(self) -> Judgements:
        """What came of every promise visible at the moment, of whichever covenants these are."""
        return judge_promises(self.states)

    # All of these.

    @property
    def slugs(self) -> list[str]:
        return [self.states.columns.masters.slugs[place] for place in self.places]

    @property
    def covenants(self) -> list[CovenantFact]:
        """Their master data, without reading what is said of them."""
        return self.names.of_each(self.places.tolist())

    @cached_property
    def mask(self) -> Mask:
        """Say of every covenant of the record whether it is one of these."""
        return holds_at(self.places, self.states.covenants)

    def at(self, places: Ints) -> Readings:
        """Return the covenants at these places, in this order."""
        return Readings(self.states, places, self.names)

    def where(self, holds: Mask) -> Readings:
        """Return those of which the mask, one answer for each covenant of the record, holds."""
        return self.at(among(self.places, holds))

    def also_in(self, others: Readings) -> Readings:
        """Return those that are among the others too."""
        return self.where(others.mask)

    def but_not_in(self, others: Readings) -> Readings:
        """Return those that are not among the others."""
        return self.where(~others.mask)

    def or_in(self, others: Readings) -> Readings:
        """Return every covenant that is in one of the two, by slug."""
        both = rows_where(self.mask | others.mask)
        return self.at(in_order(both, self.states.columns.masters.slug_rank))

    def among(self, slugs: Iterable[str]) -> Readings:
        """Return those with one of these keys."""
        position = self.states.columns.masters.position
        known = [position[slug] for slug in slugs if slug in position]
        return self.where(holds_at(known, self.states.covenants))

    def sorted_by(self, *keys: Ints) -> Readings:
        """Sort by keys of one value for each covenant of the record, the first key first; stable."""
        return self.at(in_order(self.places, *keys))

    def first_by(self, count: int, *keys: Ints) -> Readings:
        """Return the first few of the same order, without sorting the rest."""
        return self.at(first_in_order(self.places, count, *keys))

    def arranged(
        self, column: str, *, descending: bool, english: bool, words: Callable[[CovenantFact], str] | None = None
    ) -> Readings:
        """Sort by `words` said of each, or by a column of the list, `schedule` by what became of it; then by name."""
        states, by_name = self.states, self.names.rank(english=english)
        columns: dict[str, Callable[[], tuple[Ints, ...]]] = {
            "name": lambda: (),
            "phase": lambda: (states.phase,),
            "schedule": lambda: (states.outcome, states.outcome_days),
            "expected": lambda: (first_match((states.is_awaited, states.awaited_until), otherwise=NEVER),),
            "signed": lambda: (states.signed_on,),
        }
        keys = (self._ranked(words),) if words else columns[column]()
        sign = -1 if descending else 1
        return self.sorted_by(*(sign * key.astype(int) for key in (*keys, by_name)))

    def _ranked(self, words: Callable[[CovenantFact], str]) -> Ints:
        """Return a key that sorts these by the words said of each."""
        ranks = rank_of_words([words(covenant) for covenant in self.covenants])
        return spread(ranks, self.places, self.states.covenants)

    @kept
    def by_signature(self) -> Readings:
        """Sort by day of signing, those without one first; then by key."""
        day = first_match((self.states.is_signed, self.states.signed_on), otherwise=0)
        return self.sorted_by(day, self.states.columns.masters.slug_rank)

    # Which the rule counts, and how far they are.

    @kept
    def counted(self, rule: RuleFact) -> Readings:
        """Return those that the counting rule counts, signed or not."""
        return self.where(counted_by(rule, self.states))

    @kept
    def signed(self) -> Readings:
        """Return the signed ones, by day of signing."""
        return self.where(self.states.is_signed).sorted_by(self.states.signed_on, self.states.columns.masters.slug_rank)

    def signed_on(self, day: date) -> Readings:
        """Return those signed on that day."""
        return self.where(self.states.signed_on == day.toordinal())

    @kept
    def presented(self) -> Readings:
        """Return those presented and not yet signed."""
        return self.where(of_inner(self.states.achieved, _PRESENTED) & ~self.states.is_signed)

    @kept
    def in_negotiation(self) -> Readings:
        """Return those whose furthest milestone is a step of negotiation."""
        return self.where(is_one_of(self.states.phase, _NEGOTIATING))

    @kept
    def with_phase(self, phase: str) -> Readings:
        return self.where(self.states.phase == (NOTHING if phase == NO_PHASE else KIND_ORDER[phase]))

    @kept
    def with_schedule(self, schedule: Schedule) -> Readings:
        return self.where(self.states.signing == CODE[schedule])

    # What is expected.

    @kept
    def expected_by(self, day: date) -> Readings:
        """Return those signed by a day, and those whose open window ends by then."""
        return self.where(self.states.expected_by(day.toordinal()))

    def expected_between(self, start: date | None, end: date | None) -> Readings:
        """Return those still to be signed whose window shares a day with the stretch."""
        states = self.states
        begins = (states.awaited_from == NEVER) | (states.awaited_from <= ordinal(end))
        ends = states.awaited_until >= (start.toordinal() if start else 0)
        return self.where(states.is_awaited & begins & ends)

    @kept
    def due_next(self, count: int) -> Sequence[tuple[CovenantReading, str]]:
        """Return covenant and kind of the milestones still to come whose windows end first."""
        soonest = self.states.soonest(self.mask, COMING, count)
        readings = read_each(self.states, self.names, [place for place, _kind in soonest])
        return [(reading, KINDS[kind]) for reading, (_place, kind) in zip(readings, soonest, strict=True)]

    @kept
    def newest(self, most: int) -> News:
        """Return by table the statements on covenants known last, at most so many of each, the newest last."""
        return newest(self.states, most)

    # Silence.

    @kept
    def silent(self) -> Readings:
        """Return those of which nothing moved for nine months and whose life is not over."""
        return self.where(self.states.is_silent)

    @kept
    def with_fruitless_search(self) -> Readings:
        """Return those of which somebody looked for news and found nothing."""
        return self.where(self.states.searched)

    # Sectors and leaders.

    def in_sectors(self, codes: Iterable[str]) -> Readings:
        """Return those that belong to one of the sectors, as far as that was known."""
        masters, wanted = self.states.columns.masters, set(codes)
        fits = holding_links(self.states) & mask(code in wanted for code in masters.sectors)[masters.sector_of]
        return self.where(any_of_each(masters.covenant_of, rows_where(fits), self.states.covenants))

    @kept
    def led_by(self, organisation: str) -> Readings:
        """Return those that an organisation facilitates."""
        return self.where(is_led_by(organisation, self.states))

    @property
    def leaders(self) -> set[str]:
        """Who facilitates any of these."""
        mentions, rows = self.states.mentions, self.states.facilitations
        own = keep(rows, self.mask[mentions.covenant[rows]])
        return {self.states.columns.masters.organisations[pk] for pk in distinct(mentions.facilitator[own])}

    # Days and counts that lists and charts are drawn from.

    def by_first_milestone(self) -> Readings:
        """Return those that achieved anything, by the day of the first milestone."""
        first = self.states.first_achieved
        return self.where(first != NEVER).sorted_by(first, self.states.columns.masters.slug_rank)

    def without_milestone(self) -> Readings:
        return self.where(self.states.first_achieved == NEVER)

    @property
    def milestone_days(self) -> tuple[date | None, date | None]:
        """The first and the last day on which any of these achieved a milestone."""
        if not len(self):
            return None, None
        first, last = (days[self.places] for days in (self.states.first_achieved, self.states.last_achieved))
        return day_of(first.min()), day_of(last.max()) if last.max() else None

    def signed_by(self, day: date) -> int:
        """Return how many were signed on or before `day`."""
        return self.signed_tally.by(day)

    @property
    def signing_days(self) -> list[date]:
        """The days of signing, in order; a day for each covenant."""
        return self.signed_tally.each()

    @cached_property
    def signed_tally(self) -> Tally:
        """How many were signed by the end of each day."""
        return Tally(*totals_by_day(self.states.signed_on[self.places]))

    @property
    def letters(self) -> list[str]:
        """The documents in which the cabinet promised signatures for a time, oldest first, by their keys."""
        return self._as_promised.letters

    @kept
    def promised_in(self, letter: str) -> Tally:
        """Return how many of these a document promised by the end of each day; nothing that came later changes it."""
        return Tally(*totals_by_day(self._as_promised.until(letter)[self.places]))

    @kept
    def among_promised_in(self, letter: str) -> Readings:
        """Return those of which a document promises a signature, with or without a last day."""
        return self.where(self._as_promised.named(letter))

    @cached_property
    def _as_promised(self) -> AsPromised:
        return AsPromised(self.states)

    # What came of them.

    @kept
    def with_outcome(self, outcome: CovenantOutcome) -> Readings:
        return self.where(self.states.outcome == OUTCOME[outcome])

    @kept
    def with_life(self, life: Life) -> Readings:
        return self.where(self.states.life == LIFE[life])

    @property
    def by_outcome(self) -> dict[CovenantOutcome, int]:
        """How many came to each outcome; the counts add up to the number of these."""
        counts = count_by(self.states.outcome[self.places], len(OUTCOME))
        return dict(zip(OUTCOME, counts, strict=True))

    @property
    def by_life(self) -> dict[Life, int]:
        """How many signed ones run, have ended, or ended unreported."""
        return dict(zip(LIFE, count_by(self.states.life[self.places], len(LIFE)), strict=True))

    @property
    def kinds(self) -> set[str]:
        """The kinds of milestone that somebody spoke of."""
        return {KINDS[kind] for kind in rows_where(any_outer(self.states.spoken_of[self.places]))}
