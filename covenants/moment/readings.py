"""The covenants at one moment as a sequence: chosen, counted and sorted by arrays, read one by one by the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import overload

import numpy as np

from covenants.domain.curve import Tally
from covenants.domain.facts import CovenantFact, MilestoneFact, RuleFact
from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE, is_running
from covenants.domain.reading import CovenantReading, read_covenant
from covenants.kinds import KIND_ORDER, NEGOTIATING
from covenants.moment.layout import KINDS, NEVER, Ints, Mask, day_of
from covenants.moment.milestones import CODE, NOTHING, States

_PRESENTED = KIND_ORDER["presented"]
_ALPHABETICAL = np.argsort(np.argsort(np.array(KINDS)))
COMING = (Schedule.ON_TIME, Schedule.DUE)
_NEGOTIATING = [KIND_ORDER[kind] for kind in NEGOTIATING]
_RUNNING = [order for kind, order in KIND_ORDER.items() if is_running(kind)]


class Names:
    """Master data of the covenants as known at the moment; each asked for is looked up once."""

    def __init__(self, states: States) -> None:
        self._states = states
        self._masters = states.columns.masters
        self._known_on = states.as_of.known_on.toordinal()
        self._found: dict[int, CovenantFact] = {}

    def of(self, position: int) -> CovenantFact:
        """Return one covenant by its place."""
        if position not in self._found:
            self._found[position] = self._read(position)
        return self._found[position]

    def _read(self, position: int) -> CovenantFact:
        masters = self._masters
        slug = masters.slugs[position]
        name, name_en = self.name(position)
        links = masters.sector_of[masters.links.of_covenant(position)]
        links = links[masters.sector_known[links] <= self._known_on]
        return CovenantFact(
            slug,
            masters.codes[position],
            name,
            name_en,
            sectors=tuple(masters.sectors[sector] for sector in links),
            is_subsector=len(links) > 0 and bool(masters.sector_is_sub[links].all()),
            facilitators=frozenset(self._leaders(position)),
        )

    def name(self, position: int) -> tuple[str, str]:
        """Return the Dutch and English name known at the moment."""
        return self._masters.name(position, self._known_on)

    def rank(self, *, english: bool) -> Ints:
        """Return a key that sorts the covenants of the record by the name known at the moment."""
        return self._masters.name_rank(self._known_on, english=english)

    def _leaders(self, position: int) -> Iterator[str]:
        mentions, states = self._states.columns.mentions, self._states
        rows = mentions.facilitations[mentions.spans_of_facilitations.of_covenant(position)]
        for organisation in mentions.facilitator[rows[states.seen_mentions[rows]]]:
            yield self._masters.organisations[int(organisation)]


class Readings(Sequence[CovenantReading]):
    """Some of the covenants at one moment, in an order. Length and choice cost no reading."""

    def __init__(self, states: States, places: Ints, names: Names | None = None) -> None:
        self.states = states
        self.places = places
        self.names = names or Names(states)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> CovenantReading: ...
    @overload
    def __getitem__(self, index: slice) -> Readings: ...
    def __getitem__(self, index: int | slice) -> CovenantReading | Readings:
        if isinstance(index, slice):
            return Readings(self.states, self.places[index], self.names)
        return self._read(int(self.places[index]))

    def __iter__(self) -> Iterator[CovenantReading]:
        return map(self._read, map(int, self.places))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self.slugs))

    def _read(self, place: int) -> CovenantReading:
        states = self.states
        return read_covenant(self.names.of(place), self.facts_of(place), states.as_of, strict=states.strict)

    def facts_of(self, place: int) -> list[MilestoneFact]:
        """Return the visible milestone statements of the covenant at a place."""
        milestones = self.states.columns.milestones
        rows = milestones.spans.of_covenant(place)
        slug = self.states.columns.masters.slugs[place]
        return [milestones.fact(row, slug) for row in rows[self.states.visible[rows]]]

    @property
    def slugs(self) -> list[str]:
        return [self.states.columns.masters.slugs[place] for place in self.places]

    @property
    def covenants(self) -> list[CovenantFact]:
        """Their master data, without reading what is said of them."""
        return [self.names.of(int(place)) for place in self.places]

    @cached_property
    def mask(self) -> Mask:
        """Say of every covenant of the record whether it is one of these."""
        found = np.zeros(self.states.covenants, dtype=bool)
        found[self.places] = True
        return found

    def find(self, slug: str) -> CovenantReading | None:
        """Return the reading of the covenant with that key, if it is one of these."""
        place = self.states.columns.masters.position.get(slug)
        return self._read(place) if place is not None and self.mask[place] else None

    def covenant(self, slug: str) -> CovenantFact | None:
        """Return the covenant with that key, if it is one of these."""
        place = self.states.columns.masters.position.get(slug)
        return self.names.of(place) if place is not None and self.mask[place] else None

    def where(self, mask: Mask) -> Readings:
        """Return those of which the mask, one value for each covenant of the record, holds."""
        return Readings(self.states, self.places[mask[self.places]], self.names)

    def sorted_by(self, *keys: Ints) -> Readings:
        """Sort by keys of one value for each covenant of the record, the first key first; stable."""
        order = np.lexsort([key[self.places] for key in reversed(keys)])
        return Readings(self.states, self.places[order], self.names)

    def first_by(self, count: int, *keys: Ints) -> Readings:
        """Return the first few of the same order, without sorting the rest."""
        if len(self) > count:
            leading = keys[0][self.places]
            return self.where_places(leading <= np.partition(leading, count - 1)[count - 1]).sorted_by(*keys)[:count]
        return self.sorted_by(*keys)

    def ranked(self, say: Callable[[CovenantFact], str]) -> Ints:
        """Return a key that sorts these by the words said of each."""
        words = [say(covenant) for covenant in self.covenants]
        place_of = {word: place for place, word in enumerate(sorted(set(words)))}
        found = np.zeros(self.states.covenants, dtype=np.int64)
        found[self.places] = [place_of[word] for word in words]
        return found

    def at(self, places: Ints) -> Readings:
        """Return the covenants at these places, in this order."""
        return Readings(self.states, places, self.names)

    def where_places(self, mask: Mask) -> Readings:
        """Return those of which the mask, one value for each of these, holds."""
        return Readings(self.states, self.places[mask], self.names)

    def among(self, slugs: Iterable[str]) -> Readings:
        """Return those with one of these keys."""
        position = self.states.columns.masters.position
        wanted = np.zeros(self.states.covenants, dtype=bool)
        wanted[[position[slug] for slug in slugs if slug in position]] = True
        return self.where(wanted)

    # What `covenants.domain.tallies` says of each, for all at once.

    def counted(self, rule: RuleFact) -> Readings:
        """Return those that the rule counts."""
        states = self.states
        keep = np.ones(states.covenants, dtype=bool)
        if rule.only:
            keep &= self.among(rule.only).mask
        keep &= ~self.among(rule.excluded).mask
        if rule.without_subsectors:
            keep &= ~self._is_subsector()
        if rule.facilitated_by:
            keep &= self.led_by(rule.facilitated_by).mask
        if rule.running_only:
            keep &= ~states.is_signed | np.isin(states.phase, _RUNNING)
        return self.where(keep)

    def _is_subsector(self) -> Mask:
        masters = self.states.columns.masters
        known = masters.sector_known[masters.sector_of] <= self.states.as_of.known_on.toordinal()
        has_main, has_any = (np.zeros(self.states.covenants, dtype=bool) for _ in range(2))
        has_any[masters.covenant_of[known]] = True
        has_main[masters.covenant_of[known & ~masters.sector_is_sub[masters.sector_of]]] = True
        return has_any & ~has_main

    def signed(self) -> Readings:
        """Return the signed ones, by day of signing."""
        return self.where(self.states.is_signed).sorted_by(self.states.signed_on, self.states.columns.masters.slug_rank)

    def presented(self) -> Readings:
        return self.where(self.states.achieved[:, _PRESENTED] & ~self.states.is_signed)

    def in_negotiation(self) -> Readings:
        return self.where(np.isin(self.states.phase, _NEGOTIATING))

    def first_to_arrive(self, count: int) -> Readings:
        """Return the first few: signed ones by day, then by the last day expected, of equal days the furthest."""
        states = self.states
        unsigned = ~states.is_signed
        arrival = np.where(unsigned, states.expected_until, states.signed_on)
        by_day = unsigned.astype(np.int64) * 2 * NEVER + arrival
        return self.first_by(count, by_day, -states.phase, states.columns.masters.slug_rank)

    def due_next(self, count: int) -> list[tuple[CovenantReading, str]]:
        """Return covenant and kind of the milestones still to come whose windows end first."""
        states = self.states
        coming = np.isin(states.schedule, [CODE[schedule] for schedule in COMING]) & self.mask[:, np.newaxis]
        covenant, kind = np.nonzero(coming)
        ends = states.columns.milestones.latest[states.expected[covenant, kind]]
        if len(ends) > count:
            soon = ends <= np.partition(ends, count - 1)[count - 1]
            covenant, kind, ends = covenant[soon], kind[soon], ends[soon]
        order = np.lexsort((_ALPHABETICAL[kind], states.columns.masters.slug_rank[covenant], ends))[:count]
        return [(self._read(int(covenant[one])), KINDS[kind[one]]) for one in order if ends[one] < NEVER]

    def by_first_milestone(self) -> Readings:
        """Return those that achieved anything, by the day of the first milestone."""
        first, _last = self.states.achieved_between
        return self.where(first != NEVER).sorted_by(first, self.states.columns.masters.slug_rank)

    def without_milestone(self) -> Readings:
        return self.where(self.states.achieved_between[0] == NEVER)

    @property
    def milestone_days(self) -> tuple[date | None, date | None]:
        """The first and the last day on which any of these achieved a milestone."""
        if not len(self):
            return None, None
        first, last = (days[self.places] for days in self.states.achieved_between)
        return day_of(first.min()), day_of(last.max()) if last.max() else None

    def silent(self) -> Readings:
        """Return those of which nothing moved for nine months and whose life is not over."""
        return self.where(self.states.silent)

    def with_fruitless_search(self) -> Readings:
        """Return those of which somebody looked for news and found nothing."""
        return self.where(self.states.searched)

    def last_movement(self, slug: str) -> date | None:
        """Return the day on which something was last learned of a covenant."""
        place = self.states.columns.masters.position.get(slug)
        return None if place is None else day_of(self.states.last_movement[place] or NEVER)

    def with_phase(self, phase: str) -> Readings:
        return self.where(self.states.phase == (NOTHING if phase == NO_PHASE else KIND_ORDER[phase]))

    def with_schedule(self, schedule: Schedule) -> Readings:
        return self.where(self.states.signing == CODE[schedule])

    def expected_by(self, day: date) -> Readings:
        """Return the signed ones and those expected with a last day on or before `day`."""
        states = self.states
        awaited = (states.signing != CODE[Schedule.ABANDONED]) & (states.expected_until <= day.toordinal())
        return self.where(states.is_signed | awaited)

    def expected_between(self, start: date | None, end: date | None) -> Readings:
        """Return those still to be signed whose window shares a day with the stretch."""
        expected, earliest, latest = self.states.window
        begins = (earliest == NEVER) | (end is None or earliest <= end.toordinal())
        ends = (latest == NEVER) | (start is None or latest >= start.toordinal())
        return self.where(expected & begins & ends)

    def in_sectors(self, codes: Iterable[str]) -> Readings:
        """Return those of one of the sectors, as far as these were known."""
        masters = self.states.columns.masters
        wanted = np.array([code in set(codes) for code in masters.sectors], dtype=bool)
        wanted &= masters.sector_known <= self.states.as_of.known_on.toordinal()
        found = np.zeros(self.states.covenants, dtype=bool)
        found[masters.covenant_of[wanted[masters.sector_of]]] = True
        return self.where(found)

    def led_by(self, organisation: str) -> Readings:
        """Return those that an organisation facilitates."""
        pairs, leaders = self._leaders()
        wanted = [pk for pk, slug in self.states.columns.masters.organisations.items() if slug == organisation]
        found = np.zeros(self.states.covenants, dtype=bool)
        found[pairs[np.isin(leaders, wanted)]] = True
        return self.where(found)

    def _leaders(self) -> tuple[Ints, Ints]:
        """Return covenant and organisation of every visible facilitation."""
        mentions = self.states.columns.mentions
        rows = mentions.facilitations[self.states.seen_mentions[mentions.facilitations]]
        return mentions.covenant[rows], mentions.facilitator[rows]

    @property
    def leaders(self) -> set[str]:
        """Who facilitates any of these."""
        covenants, leaders = self._leaders()
        found = np.unique(leaders[self.mask[covenants]])
        return {self.states.columns.masters.organisations[int(pk)] for pk in found}

    # Counts that lists and charts are drawn from.

    def signed_by(self, day: date) -> int:
        """Return how many were signed on or before `day`."""
        return int(np.count_nonzero(self.states.signed_on[self.places] <= day.toordinal()))

    def promised_by(self, day: date) -> int:
        """Return how many were promised by `day`, or there already."""
        return int(np.count_nonzero(self.states.promised_on[self.places] <= day.toordinal()))

    @property
    def signing_days(self) -> list[date]:
        """The days of signing, in order."""
        days = np.sort(self.states.signed_on[self.places])
        return [date.fromordinal(day) for day in days[: np.searchsorted(days, NEVER)].tolist()]

    @property
    def signed_tally(self) -> Tally:
        """How many were signed by the end of each day."""
        return _tally(self.states.signed_on[self.places])

    @property
    def promised_tally(self) -> Tally:
        """How many were promised by the end of each day, or there already."""
        return _tally(self.states.promised_on[self.places])

    @property
    def by_schedule(self) -> dict[str, dict[Schedule, int]]:
        """By kind of milestone how many stand how; covenants of which nobody said it are left out."""
        size = len(CODE) + 1  # the first place counts NOTHING
        cells = self.states.schedule[self.places] + 1 + np.arange(len(KINDS)) * size
        counts = np.bincount(cells.reshape(-1), minlength=len(KINDS) * size).reshape(-1, size)
        return {
            kind: {state: int(counts[place, code + 1]) for state, code in CODE.items()}
            for place, kind in enumerate(KINDS)
        }

    @property
    def kinds(self) -> set[str]:
        """The kinds of milestone that somebody spoke of."""
        spoken_of = (self.states.schedule[self.places] != NOTHING).any(axis=0)
        return {kind for kind, spoken in zip(KINDS, spoken_of, strict=True) if spoken}


def _tally(values: Ints) -> Tally:
    days, counts = np.unique(values[values < NEVER], return_counts=True)
    return Tally([date.fromordinal(day) for day in days.tolist()], np.cumsum(counts).tolist())


def all_readings(states: States) -> Readings:
    """Return every covenant of which a visible entry speaks, in the order of codes."""
    order = states.columns.masters.order
    return Readings(states, order[states.known[order]])
