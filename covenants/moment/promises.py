"""What became of every promise at one moment: `covenants.domain.promises` over arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from covenants.domain.promises import Outcome
from covenants.domain.silence import SILENT_MONTHS, months_before
from covenants.kinds import ENDINGS, KIND_ORDER
from covenants.moment.layout import NEVER, Ints, Mask
from covenants.moment.milestones import NOTHING, States

OUTCOMES = tuple(Outcome)
CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}
_ENDINGS = [KIND_ORDER[kind] for kind in ENDINGS]
_BEFORE_EVALUATION = KIND_ORDER["evaluated"]
_STOPPED = KIND_ORDER["talks_stopped"]
_NO_DAYS = -1


@dataclass(frozen=True)
class Judgements:
    """Every visible promise, oldest knowledge first: `rows` of the milestones, and what came of each.

    `places` are those of the rows among all promises of the record.
    """

    states: States
    rows: Ints
    places: Ints

    @cached_property
    def covenant(self) -> Ints:
        return self.states.columns.milestones.covenant[self.rows]

    @cached_property
    def group(self) -> Ints:
        return self.states.columns.milestones.group[self.rows]

    @cached_property
    def voice(self) -> Ints:
        """The code of whose promise each is."""
        return self.states.columns.voice[self.rows]

    @cached_property
    def document(self) -> Ints:
        """The primary key of each promise's document; NOTHING while it was not public."""
        public = self.states.columns.document_public[self.rows] <= self.states.as_of.known_on.toordinal()
        return np.where(public, self.states.columns.milestones.document[self.rows], NOTHING)

    def bound(self, *, strict: bool) -> Ints:
        """Return the last promised day."""
        milestones = self.states.columns.milestones
        return (milestones.latest_strict if strict else milestones.latest)[self.rows]

    @cached_property
    def _came(self) -> tuple[Ints, Ints]:
        """The first and the last day on which the sources let each event come; NEVER and 0 without one."""
        milestones, states = self.states.columns.milestones, self.states
        first = np.full(states.deciding.size, NEVER, dtype=np.int32)
        last = np.zeros(states.deciding.size, dtype=np.int32)
        facts = milestones.deciding_facts
        facts = facts[states.visible[facts] & (milestones.latest[facts] <= states.as_of.day.toordinal())]
        np.minimum.at(first, milestones.group[facts], milestones.latest[facts])
        np.maximum.at(last, milestones.group[facts], milestones.latest[facts])
        return first[self.group], last[self.group]

    @cached_property
    def came_on(self) -> Ints:
        """The day that decides, NEVER where nothing came."""
        deciding = self.states.deciding.reshape(-1)[self.group]
        found = np.full(len(deciding), NEVER, dtype=np.int32)
        came = deciding != NOTHING
        found[came] = self.states.columns.milestones.latest[deciding[came]]
        return found

    @cached_property
    def given_up(self) -> Mask:
        """Whether an ending that counts on the day gives the promise up: `domain.promises.gives_up`."""
        milestones, states = self.states.columns.milestones, self.states
        rows = milestones.endings
        latest, known = milestones.latest[rows], milestones.seen.known[rows]
        counts = states.visible[rows] & ((latest == NEVER) | (latest <= states.as_of.day.toordinal()))
        rows, ended = rows[counts], np.where(latest == NEVER, known, latest)[counts]
        own = milestones.is_abandoned[rows] & ~np.isin(milestones.kind[rows], _ENDINGS)
        stopped = ~own & (milestones.kind[rows] == _STOPPED)
        by_group = np.zeros(states.deciding.size, dtype=np.int32)
        by_covenant, by_stop = (np.zeros(states.covenants, dtype=np.int32) for _ in range(2))
        np.maximum.at(by_group, milestones.group[rows[own]], ended[own])
        np.maximum.at(by_covenant, milestones.covenant[rows[~own]], ended[~own])
        np.maximum.at(by_stop, milestones.covenant[rows[stopped]], ended[stopped])
        made = milestones.seen.known[self.rows]
        early = milestones.kind[self.rows] < _BEFORE_EVALUATION
        of_covenant = np.where(early, by_covenant[self.covenant], by_stop[self.covenant])
        return (made <= by_group[self.group]) | (made <= of_covenant)

    def outcome(self, *, strict: bool) -> Ints:
        """Return the code of what became of each by one reading."""
        return self._strict_outcome if strict else self._generous_outcome

    @cached_property
    def _generous_outcome(self) -> Ints:
        return self._judge(self.bound(strict=False))

    @cached_property
    def _strict_outcome(self) -> Ints:
        return self._judge(self.bound(strict=True))

    def _judge(self, bound: Ints) -> Ints:
        states = self.states
        came = self.came_on != NEVER
        silent_since = months_before(states.as_of.judged_on, SILENT_MONTHS).toordinal()
        silent = states.last_movement[self.covenant] <= silent_since
        return np.select(
            [
                bound == NEVER,
                came & (self.came_on > bound),
                came,
                self.given_up,
                states.judged_on <= bound,
                silent,
            ],
            [
                CODE[Outcome.UNSCORED],
                CODE[Outcome.LATE],
                CODE[Outcome.KEPT],
                CODE[Outcome.ABANDONED],
                CODE[Outcome.OPEN],
                CODE[Outcome.SILENT],
            ],
            CODE[Outcome.LATE],
        )

    def most_days(self, *, strict: bool) -> Ints:
        """Return how many days late each is by the source that makes it latest; -1 where none are counted."""
        return self._strict_days if strict else self._generous_days

    @cached_property
    def _generous_days(self) -> Ints:
        return self._count_days(strict=False)

    @cached_property
    def _strict_days(self) -> Ints:
        return self._count_days(strict=True)

    def _count_days(self, *, strict: bool) -> Ints:
        bound, (_first, last) = self.bound(strict=strict), self._came
        outcome = self.outcome(strict=strict)
        came = (self.came_on != NEVER) & (bound != NEVER)
        running = ~came & (outcome == CODE[Outcome.LATE])
        days = np.where(came, last, self.states.judged_on) - bound
        return np.where(came | running, np.maximum(days, 0), _NO_DAYS)


def judge_promises(states: States) -> Judgements:
    """Judge every promise visible at the moment of the states."""
    rows = states.columns.milestones.promises
    places = np.flatnonzero(states.visible[rows])
    return Judgements(states, rows[places], places)
