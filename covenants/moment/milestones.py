"""Every milestone of every covenant at one moment: `covenants.domain.milestones` and `reading` over arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from covenants.domain.lateness import Schedule
from covenants.domain.silence import SILENT_MONTHS, months_before
from covenants.kinds import ENDINGS, KIND_ORDER, STAGES
from covenants.moment.layout import KINDS, NEVER, SIGNED, Columns, Ints, Mask
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

SCHEDULES = tuple(Schedule)
CODE = {schedule: code for code, schedule in enumerate(SCHEDULES)}
NOTHING = -1
_ENDINGS = [KIND_ORDER[kind] for kind in ENDINGS]


@dataclass(frozen=True)
class States:
    """What is visible, and what it makes of the covenants.

    Rows of milestones stand in `deciding` and `expected`, NOTHING where there is none. Shapes: `visible` a row
    of `columns.milestones`; `deciding`, `expected` covenants x kinds.
    """

    columns: Columns
    as_of: AsOf
    audience: Audience
    strict: bool
    visible: Mask
    deciding: Ints
    expected: Ints

    @property
    def covenants(self) -> int:
        return len(self.columns.masters.slugs)

    @property
    def judged_on(self) -> int:
        return self.as_of.judged_on.toordinal()

    @cached_property
    def seen_mentions(self) -> Mask:
        return self.columns.mentions.seen.at(self.as_of, self.audience)

    @cached_property
    def known(self) -> Mask:
        """Covenants of which a visible entry speaks."""
        found = np.zeros(self.covenants, dtype=bool)
        found[self.columns.milestones.covenant[self.visible]] = True
        found[self.columns.mentions.covenant[self.seen_mentions]] = True
        return found

    @cached_property
    def schedule(self) -> Ints:
        """Covenants x kinds: the state of each milestone; NOTHING where nobody spoke of it."""
        milestones = self.columns.milestones
        found = np.full((self.covenants, len(KINDS)), NOTHING, dtype=np.int8)
        found.reshape(-1)[milestones.group[self.visible]] = CODE[Schedule.UNKNOWN]
        promised = self.expected != NOTHING
        found[promised] = self._judge(self.expected[promised])
        found[self.deciding != NOTHING] = CODE[Schedule.ACHIEVED]
        return found

    def bound(self, rows: Ints) -> Ints:
        """Return the last day of each row by the reading asked for."""
        milestones = self.columns.milestones
        return (milestones.latest_strict if self.strict else milestones.latest)[rows]

    def _judge(self, rows: Ints) -> Ints:
        milestones = self.columns.milestones
        latest = self.bound(rows)
        return np.select(
            [
                milestones.is_abandoned[rows],
                latest == NEVER,
                self.judged_on > latest,
                milestones.earliest[rows] <= self.judged_on,
            ],
            [CODE[Schedule.ABANDONED], CODE[Schedule.OPEN], CODE[Schedule.LATE], CODE[Schedule.DUE]],
            CODE[Schedule.ON_TIME],
        )

    @cached_property
    def achieved(self) -> Mask:
        return self.deciding != NOTHING

    @cached_property
    def achieved_between(self) -> tuple[Ints, Ints]:
        """The days of the first and of the last milestone achieved; NEVER and 0 without one."""
        days = _at(self.columns.milestones.latest, self.deciding)
        return days.min(axis=1), np.where(days == NEVER, 0, days).max(axis=1)

    @cached_property
    def phase(self) -> Ints:
        """The furthest stage reached, as its place in the order of kinds; NOTHING before the first."""
        found = np.full(self.covenants, NOTHING, dtype=np.int8)
        for stage in STAGES:
            found[self.achieved[:, KIND_ORDER[stage]]] = KIND_ORDER[stage]
        return found

    @cached_property
    def is_signed(self) -> Mask:
        return self.achieved[:, SIGNED]

    @cached_property
    def signed_on(self) -> Ints:
        return _at(self.columns.milestones.latest, self.deciding[:, SIGNED])

    @cached_property
    def signing(self) -> Ints:
        """How signing stands; talks that ended without a signature gave it up."""
        stated = self.schedule[:, SIGNED]
        stated = np.where(stated == NOTHING, CODE[Schedule.UNKNOWN], stated)
        given_up = np.isin(self.phase, _ENDINGS) & ~self.is_signed
        return np.where(given_up, CODE[Schedule.ABANDONED], stated)

    @cached_property
    def days_late(self) -> Ints:
        """Days since the last promised day of signing, 0 where it is not late."""
        late = self.signing == CODE[Schedule.LATE]
        found = np.zeros(self.covenants, dtype=np.int32)
        found[late] = self.judged_on - self.bound(self.expected[late, SIGNED])
        return found

    @cached_property
    def expected_until(self) -> Ints:
        """The last day by which the newest source expects a signature: `outlook_bound`."""
        milestones = self.columns.milestones
        rows = milestones.outlooks[self.visible[milestones.outlooks]]
        covenant, known = milestones.covenant[rows], milestones.seen.known[rows]
        newest = np.zeros(self.covenants, dtype=np.int32)
        np.maximum.at(newest, covenant, known)
        rows = rows[known == newest[covenant]]
        found = np.full(self.covenants, NEVER, dtype=np.int32)
        np.minimum.at(found, milestones.covenant[rows], milestones.latest[rows])
        return found

    @cached_property
    def window(self) -> tuple[Mask, Ints, Ints]:
        """Whether a signature is still expected, and the window: `domain.expectations.expected_window`."""
        milestones = self.columns.milestones
        rows = self.expected[:, SIGNED]
        latest = _at(milestones.latest, rows)
        latest = np.where(latest == NEVER, self.expected_until, latest)
        open_still = ~self.is_signed & (self.signing != CODE[Schedule.ABANDONED])
        expected = open_still & ((rows != NOTHING) | (self.expected_until != NEVER))
        return expected, _at(milestones.earliest, rows), latest

    @cached_property
    def promised_on(self) -> Ints:
        """The day by which each was promised, or there already: `domain.curve.promised_on`."""
        given_up = self.signing == CODE[Schedule.ABANDONED]
        return np.where(given_up, NEVER, np.minimum(self.signed_on, self.expected_until))

    @cached_property
    def last_movement(self) -> Ints:
        """The day on which something was last learned of each covenant; 0 for never."""
        milestones, mentions = self.columns.milestones, self.columns.mentions
        found = np.zeros(self.covenants, dtype=np.int32)
        np.maximum.at(found, milestones.covenant[self.visible], milestones.seen.known[self.visible])
        moved = self.seen_mentions & mentions.moves
        np.maximum.at(found, mentions.covenant[moved], mentions.seen.known[moved])
        return found

    @cached_property
    def silent(self) -> Mask:
        """Covenants of which nothing moved for nine months: `domain.silence.has_fallen_silent`."""
        since = months_before(self.as_of.judged_on, SILENT_MONTHS).toordinal()
        return (self.last_movement <= since) & ~np.isin(self.phase, _ENDINGS)

    @cached_property
    def searched(self) -> Mask:
        """Covenants of which somebody reports that nothing was found."""
        mentions = self.columns.mentions
        found = np.zeros(self.covenants, dtype=bool)
        found[mentions.covenant[self.seen_mentions & mentions.searched]] = True
        return found


def _at(values: Ints, rows: Ints) -> Ints:
    """Return the value of each row, NEVER where there is none."""
    found = np.full(rows.shape, NEVER, dtype=np.int32)
    found[rows != NOTHING] = values[rows[rows != NOTHING]]
    return found


def read_states(columns: Columns, as_of: AsOf, audience: Audience = Audience.PUBLIC, *, strict: bool = False) -> States:
    """Read every milestone at a moment."""
    milestones = columns.milestones
    visible = milestones.seen.at(as_of, audience)
    shape = (len(columns.masters.slugs), len(KINDS))
    deciding = np.full(shape, NOTHING, dtype=np.int64)
    facts = milestones.deciding_facts
    facts = facts[visible[facts] & (milestones.latest[facts] <= as_of.day.toordinal())]
    np.maximum.at(deciding.reshape(-1), milestones.group[facts], facts)  # rows stand in the order of sealing
    newest = np.full(shape, NOTHING, dtype=np.int64)
    said = milestones.expectations
    said = said[visible[said]]
    np.maximum.at(newest.reshape(-1), milestones.group[said], milestones.news_rank[said])
    expected = np.full(shape, NOTHING, dtype=np.int64)
    expected[newest != NOTHING] = milestones.by_news[newest[newest != NOTHING]]
    return States(columns, as_of, audience, strict, visible, deciding, expected)
