"""What became of every promise of an event at one moment: kept, late, open, given up, silent, or never scored.

Each rule stands here once. `tests/spec/promises.py` says the same one promise at a time, and the two are held equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from covenants.domain.lateness import is_late
from covenants.domain.promises import Judgement, Outcome, Promise, word_of
from covenants.domain.silence import silent_since
from covenants.kinds import KIND_ORDER
from covenants.moment.facts import fact_of
from covenants.moment.layout import SIGNED, VOICES, Milestones
from covenants.moment.outcome import CODE as WORD
from covenants.moment.outcome import OUTCOMES as WORDS
from covenants.moment.states import States
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    at_places,
    column,
    first_match,
    holds_at,
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
class EventPromises:
    """Every visible promise, oldest knowledge first: its row among the milestone statements, and what came.

    `places` are those of the rows among all promises of the record.
    """

    states: States
    rows: Ints
    places: Ints

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
        facts = self.states.facts
        return smallest_of_each(self.said.latest, self.said.group, facts, self.said.groups)[self.milestone]

    @cached_property
    def last_came(self) -> Ints:
        """The last day on which the sources let the event come; 0 without one."""
        facts = self.states.facts
        return largest_of_each(self.said.latest, self.said.group, facts, self.said.groups)[self.milestone]

    # What gave it up.

    @cached_property
    def _endings(self) -> Ints:
        """Visible endings that are over on the day, or have no day."""
        over = (self.said.latest == NEVER) | (self.said.latest <= self.states.day)
        return among(self.said.endings, self.states.visible & over)

    @cached_property
    def _ended_on(self) -> Ints:
        """The day of each ending; without one the day on which it became known. One value for each statement."""
        return first_match((self.said.latest == NEVER, self.said.seen.known), otherwise=self.said.latest)

    @cached_property
    def given_up(self) -> Mask:
        """Whether an ending gives the promise up: one on or after the day it became known, of a stage not behind it.

        A milestone that is given up takes its own promises along. Talks that stopped take all; any other end of a
        covenant leaves its evaluation and what comes after to be awaited.
        """
        own = ~self.said.is_ending
        stopped = ~own & (self.said.kind == _STOPPED)
        by_milestone = self._last_ending(own, self.said.group, self.said.groups)[self.milestone]
        by_covenant = self._last_ending(~own, self.said.covenant, self.states.covenants)[self.covenant]
        by_stop = self._last_ending(stopped, self.said.covenant, self.states.covenants)[self.covenant]
        early = self.said.kind[self.rows] < _EVALUATED
        return (self.known <= by_milestone) | (self.known <= first_match((early, by_covenant), otherwise=by_stop))

    def _last_ending(self, which: Mask, group: Ints, groups: int) -> Ints:
        return largest_of_each(self._ended_on, group, among(self._endings, which), groups)

    # One by one.

    @cached_property
    def _is_seen_promise(self) -> Mask:
        return self.said.is_promise & self.states.visible

    @cached_property
    def _is_over_fact(self) -> Mask:
        return holds_at(self.states.facts, len(self.said.key))

    def _of_milestone(self, place: int) -> Ints:
        """Return every row about the milestone that was promised."""
        own = self.said.spans.of(int(self.covenant[place]))
        return keep(own, self.said.group[own] == self.milestone[place])

    def facts_of(self, place: int) -> list[int]:
        """Return the rows of every deciding fact of the event: first the one that decides, the others by day."""
        decides = self.states.deciding[self.covenant[place], self.said.kind[self.rows[place]]]
        facts = among(self._of_milestone(place), self._is_over_fact)
        by_day = in_order(facts, self.said.latest, self.said.key).tolist()
        return sorted(by_day, key=lambda row: row != decides)

    def superseding(self, place: int) -> int | None:
        """Return the row of the next promise of the same voice on the same milestone for another time."""
        said, own = self.said, int(self.rows[place])
        others = among(self._of_milestone(place), self._is_seen_promise)
        if len(others) == 1:  # itself
            return None
        newer = keep(
            others,
            (said.seen.known[others] > said.seen.known[own])
            & ((said.earliest[others] != said.earliest[own]) | (said.latest[others] != said.latest[own]))
            & (self.states.columns.voice[others] == self.states.columns.voice[own]),
        )
        return next(iter(in_order(newer, said.news_rank).tolist()), None)


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

    def of(self, place: int) -> Judgement:
        """Return what became of one promise."""
        outcome, most = OUTCOMES[self.outcome[place]], int(self.most_days[place])
        return Judgement(outcome) if most == NO_DAYS else Judgement(outcome, int(self.least_days[place]), most)


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

    # One by one.

    def promise(self, place: int) -> Promise:
        """Return one promise with what came of it; a page shows the same few in its table, chart and figures."""
        kept = self._kept.get(place)
        if kept is None:
            kept = self._read(place)
            if len(self._kept) < MOST_KEPT:
                self._kept[place] = kept
        return kept

    @cached_property
    def _kept(self) -> dict[int, Promise]:
        return {}

    def _read(self, place: int) -> Promise:
        events, generous, strict = self.promises, self.by(strict=False), self.by(strict=True)
        said, slug = events.said, events.states.columns.masters.slugs[events.covenant[place]]
        newer = events.superseding(place)
        return Promise(
            fact=fact_of(said, int(events.rows[place]), slug),
            voice=VOICES[events.voice[place]],
            generous=generous.of(place),
            strict=strict.of(place),
            came=tuple(fact_of(said, row, slug) for row in events.facts_of(place)),
            superseded_by=None if newer is None else fact_of(said, newer, slug),
            words=(WORDS[generous.word[place]], WORDS[strict.word[place]]),
        )


def judge_promises(states: States) -> Judgements:
    """Judge every promise visible at the moment of the states."""
    places = rows_where(states.visible[states.said.promises])
    return Judgements(EventPromises(states, at_places(states.said.promises, places), places))
