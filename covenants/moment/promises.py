"""What became of every promise of an event at one moment: kept, late, open, given up, silent, or never scored.

Each rule stands here once. `tests/spec/promises.py` says the same one promise at a time, and the two are held equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from covenants.domain.lateness import is_late
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.promises import Judgement, Outcome, Promise, word_of
from covenants.domain.silence import silent_since
from covenants.kinds import KIND_ORDER
from covenants.moment.facts import fact_of
from covenants.moment.layout import SIGNED, VOICES, Milestones
from covenants.moment.outcome import CODE as WORD
from covenants.moment.outcome import OUTCOMES as WORDS
from covenants.moment.spans import listed
from covenants.moment.states import States
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    at_places,
    column,
    distinct,
    every_row,
    first_match,
    in_order,
    keep,
    largest_of_each,
    later_of,
    of_pair,
    rows_where,
    smallest_of_each,
)

OUTCOMES = tuple(Outcome)
CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}
NO_DAYS = -1
MOST_KEPT = 500  # promises of a moment that are kept as they were read
_EVALUATED = KIND_ORDER["evaluated"]
_STOPPED = KIND_ORDER["talks_stopped"]
_WORD_WITHOUT, _WORD_CAME = (
    column(WORD[word_of(outcome, came=came)] for outcome in OUTCOMES) for came in (False, True)
)


@dataclass(frozen=True)
class WhatCame:
    """What came of every milestone, and what gave it up: one value for each milestone, or for each covenant."""

    states: States

    @property
    def said(self) -> Milestones:
        return self.states.said

    @cached_property
    def first_came(self) -> Ints:
        """The first day on which the sources let the event come; NEVER without one."""
        return smallest_of_each(self.said.latest, self.said.group, self.states.facts, self.said.groups)

    @cached_property
    def last_came(self) -> Ints:
        """The last day on which the sources let the event come; 0 without one."""
        return largest_of_each(self.said.latest, self.said.group, self.states.facts, self.said.groups)

    @cached_property
    def given_up_on(self) -> Ints:
        """The day of the last statement that gives the milestone itself up."""
        return self._last_ending(~self.said.is_ending, self.said.group, self.said.groups)

    @cached_property
    def ended_on(self) -> Ints:
        """The day of the last end of a covenant, of whatever sort."""
        return self._last_ending(self.said.is_ending, self.said.covenant, self.states.covenants)

    @cached_property
    def stopped_on(self) -> Ints:
        """The day on which the talks about a covenant last stopped."""
        stopped = self.said.is_ending & (self.said.kind == _STOPPED)
        return self._last_ending(stopped, self.said.covenant, self.states.covenants)

    def _last_ending(self, which: Mask, group: Ints, groups: int) -> Ints:
        return largest_of_each(self._ended_on, group, among(self._endings, which), groups)

    @cached_property
    def _endings(self) -> Ints:
        """Visible endings that are over on the day, or have no day."""
        over = (self.said.latest == NEVER) | (self.said.latest <= self.states.day)
        return among(self.said.endings, self.states.visible & over)

    @cached_property
    def _ended_on(self) -> Ints:
        """The day of each ending; without one the day on which it became known. One value for each statement."""
        return first_match((self.said.latest == NEVER, self.said.seen.known), otherwise=self.said.latest)


@dataclass(frozen=True)
class EventPromises:
    """Visible promises, all oldest knowledge first or some: their rows among the milestone statements, and what came.

    `places` are those of the rows among all promises of the record.
    """

    states: States
    rows: Ints
    places: Ints
    what_came: WhatCame

    def at(self, places: Ints) -> EventPromises:
        """Return those at some places; what is said of milestones is not worked out again."""
        return replace(self, rows=self.rows[places], places=self.places[places])

    @property
    def said(self) -> Milestones:
        return self.states.said

    # Of each promise.

    @cached_property
    def covenant(self) -> Ints:
        return self.said.covenant[self.rows]

    @cached_property
    def milestone(self) -> Ints:
        """The milestone promised: a covenant and a kind."""
        return self.said.group[self.rows]

    @cached_property
    def known(self) -> Ints:
        return self.said.seen.known[self.rows]

    @cached_property
    def voice(self) -> Ints:
        """The code of whose promise each is."""
        return self.states.columns.voice[self.rows]

    @cached_property
    def document(self) -> Ints:
        """The primary key of each promise's document; NOTHING while it was not public."""
        public = self.states.columns.document_public[self.rows] <= self.states.as_of.known_on.toordinal()
        return first_match((public, self.said.document[self.rows]), otherwise=NOTHING)

    @cached_property
    def documents(self) -> list[int]:
        """The primary keys of their public documents, each once."""
        return distinct(self.document)

    @cached_property
    def is_held_to(self) -> Mask:
        """Whether it is the promise by which its covenant is judged."""
        return self.states.held_to[self.covenant] == self.rows

    @cached_property
    def is_signature(self) -> Mask:
        return self.said.kind[self.rows] == SIGNED

    # What came.

    @cached_property
    def came_on(self) -> Ints:
        """The day that decides, NEVER where nothing came."""
        return of_pair(self.states.achieved_on, self.milestone)

    @cached_property
    def came(self) -> Mask:
        return self.came_on != NEVER

    @cached_property
    def first_came(self) -> Ints:
        """The first day on which the sources let the event come; NEVER without one."""
        return self.what_came.first_came[self.milestone]

    @cached_property
    def last_came(self) -> Ints:
        """The last day on which the sources let the event come; 0 without one."""
        return self.what_came.last_came[self.milestone]

    @cached_property
    def given_up(self) -> Mask:
        """Whether an ending gives the promise up: one on or after the day it became known, of a stage not behind it.

        A milestone that is given up takes its own promises along. Talks that stopped take all; any other end of a
        covenant leaves its evaluation and what comes after to be awaited.
        """
        about, early = self.what_came, self.said.kind[self.rows] < _EVALUATED
        ended_on = first_match((early, about.ended_on[self.covenant]), otherwise=about.stopped_on[self.covenant])
        return (self.known <= about.given_up_on[self.milestone]) | (self.known <= ended_on)

    # One by one.

    @cached_property
    def _about_milestones(self) -> tuple[Ints, Ints]:
        """Every row about the milestones that these are of, and of each row which of these that is."""
        rows, which = self.said.spans.of_each(self.covenant)
        own = self.said.group[rows] == self.milestone[which]
        return keep(rows, own), keep(which, own)

    def facts_of_each(self) -> list[tuple[int, ...]]:
        """Return the rows of every deciding fact about each: first the one that decides, the others by day."""
        said, (about, of) = self.said, self._about_milestones
        is_fact = said.is_fact[about] & said.decides[about] & self.states.is_over[about]
        rows, which = keep(about, is_fact), keep(of, is_fact)
        decides = of_pair(self.states.deciding, self.milestone)[which]
        first = in_order(every_row(len(rows)), which, rows != decides, said.latest[rows], said.key[rows])
        return listed(which[first], rows[first].tolist(), len(self.rows))

    def superseding_each(self) -> list[int | None]:
        """Return of each the row of the next of the same voice on the same milestone for another time."""
        said, voice, (about, of) = self.said, self.states.columns.voice, self._about_milestones
        own = self.rows[of]
        newer = (
            said.is_promise[about]
            & self.states.visible[about]
            & (said.seen.known[about] > said.seen.known[own])
            & ((said.earliest[about] != said.earliest[own]) | (said.latest[about] != said.latest[own]))
            & (voice[about] == voice[own])
        )
        rows, which = keep(about, newer), keep(of, newer)
        first = in_order(every_row(len(rows)), which, said.news_rank[rows])
        return [next(iter(one), None) for one in listed(which[first], rows[first].tolist(), len(self.rows))]


@dataclass(frozen=True)
class Verdicts:
    """What became of every promise by the generous or by the strict reading of its window."""

    promises: EventPromises
    strict: bool

    @cached_property
    def bound(self) -> Ints:
        """The last promised day; NEVER for an open end."""
        said = self.promises.said
        return (said.latest_strict if self.strict else said.latest)[self.promises.rows]

    @cached_property
    def outcome(self) -> Ints:
        """The code of what became of each; words without a last day are never scored (record.md, section 5)."""
        promises, states = self.promises, self.promises.states
        since = silent_since(states.as_of.judged_on).toordinal()
        return first_match(
            (self.bound == NEVER, CODE[Outcome.UNSCORED]),
            (promises.came & is_late(self.bound, promises.came_on), CODE[Outcome.LATE]),
            (promises.came, CODE[Outcome.KEPT]),
            (promises.given_up, CODE[Outcome.ABANDONED]),
            (~is_late(self.bound, states.judged_on), CODE[Outcome.OPEN]),
            (states.last_movement[promises.covenant] <= since, CODE[Outcome.SILENT]),
            otherwise=CODE[Outcome.LATE],
        )

    @cached_property
    def word(self) -> Ints:
        """What became of each in the words for covenants: that of the covenant for the promise it is held to."""
        promises = self.promises
        states = promises.states.read_strictly() if self.strict else promises.states
        alone = first_match((promises.came, _WORD_CAME[self.outcome]), otherwise=_WORD_WITHOUT[self.outcome])
        return first_match((promises.is_held_to, states.outcome[promises.covenant]), otherwise=alone)

    @cached_property
    def least_days(self) -> Ints:
        """The days late by the source that makes it earliest; NO_DAYS where none are counted."""
        return self._days(self.promises.first_came)

    @cached_property
    def most_days(self) -> Ints:
        """The days late by the source that makes it latest; NO_DAYS where none are counted."""
        return self._days(self.promises.last_came)

    def _days(self, came_on: Ints) -> Ints:
        """Only what came, or what is merely late and still counting, has days."""
        return first_match(
            (self.bound == NEVER, NO_DAYS),
            (self.promises.came, later_of(came_on - self.bound, 0)),
            (self.outcome == CODE[Outcome.LATE], self.promises.states.judged_on - self.bound),
            otherwise=NO_DAYS,
        )

    def of_each(self) -> Iterator[Judgement]:
        """Yield what became of each."""
        columns = (self.outcome, self.least_days, self.most_days)
        for code, least, most in zip(*(one.tolist() for one in columns), strict=True):
            yield Judgement(OUTCOMES[code]) if most == NO_DAYS else Judgement(OUTCOMES[code], least, most)

    def words_of_each(self) -> list[CovenantOutcome]:
        """Return the words for what became of each."""
        return [WORDS[code] for code in self.word.tolist()]


@dataclass(frozen=True)
class Judgements:
    """What became of every promise, by one reading of its window or the other."""

    promises: EventPromises

    def by(self, *, strict: bool) -> Verdicts:
        """Return what became of each by one reading."""
        return self._strict if strict else self._generous

    @cached_property
    def _generous(self) -> Verdicts:
        return Verdicts(self.promises, strict=False)

    @cached_property
    def _strict(self) -> Verdicts:
        return Verdicts(self.promises, strict=True)

    def at(self, places: Ints, *, strict: bool) -> Verdicts:
        """Return what became of some, in their order: no other is judged for them."""
        return Verdicts(self.promises.at(places), strict)

    # One by one.

    def read(self, places: Sequence[int]) -> list[Promise]:
        """Return some promises with what came of them; a page shows the same few in its table, chart and figures."""
        missing = [place for place in dict.fromkeys(places) if place not in self._kept]
        made = dict(zip(missing, self._read(column(missing)), strict=True))
        self._kept.update(islice(made.items(), max(MOST_KEPT - len(self._kept), 0)))
        return [made[place] if place in made else self._kept[place] for place in places]

    @cached_property
    def _kept(self) -> dict[int, Promise]:
        return {}

    def _read(self, places: Ints) -> Iterator[Promise]:
        """Yield some promises: no other is judged for them."""
        events = self.promises.at(places)
        generous, strict = Verdicts(events, strict=False), Verdicts(events, strict=True)
        said, slugs = events.said, events.states.columns.masters.slugs
        columns = zip(
            events.rows.tolist(),
            events.covenant.tolist(),
            events.voice.tolist(),
            generous.of_each(),
            strict.of_each(),
            events.facts_of_each(),
            events.superseding_each(),
            zip(generous.words_of_each(), strict.words_of_each(), strict=True),
            strict=True,
        )
        for row, covenant, voice, *judged, came, newer, words in columns:
            slug = slugs[covenant]
            yield Promise(
                fact=fact_of(said, row, slug),
                voice=VOICES[voice],
                generous=judged[0],
                strict=judged[1],
                came=tuple(fact_of(said, one, slug) for one in came),
                superseded_by=None if newer is None else fact_of(said, newer, slug),
                words=words,
            )


def judge_promises(states: States) -> Judgements:
    """Judge every promise visible at the moment of the states."""
    places = rows_where(states.visible[states.said.promises])
    return Judgements(EventPromises(states, at_places(states.said.promises, places), places, WhatCame(states)))
