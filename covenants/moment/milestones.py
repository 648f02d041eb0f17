"""Every milestone of every covenant at one moment: what is achieved, what is expected, what is late, who is silent.

Each rule stands here once. `tests/spec/` says the same one covenant at a time, and the two are held equal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from covenants.domain.lateness import Schedule
from covenants.domain.silence import silent_since
from covenants.kinds import KIND_ORDER, STAGES
from covenants.moment.layout import ENDING_KINDS, KINDS, SIGNED, Columns, Mentions, Milestones
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    any_of_each,
    by_pair,
    earlier_of,
    every_row,
    first_in_order,
    first_match,
    holds_for,
    in_order,
    is_one_of,
    keep,
    largest_inner,
    largest_of_each,
    last_of_each,
    later_of,
    of_inner,
    of_pair,
    rank_of_words,
    rows_where,
    smallest_inner,
    smallest_of_each,
    unpair,
    value_at,
)
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf

SCHEDULES = tuple(Schedule)
# Neither reading of a window changes what is visible, what decides and what is expected.
_WITHOUT_A_READING = {
    "visible",
    "seen_mentions",
    "known",
    "facts",
    "deciding",
    "expected",
    "spoken_of",
    "sources_differ",
}
_ALPHABETICAL = rank_of_words(KINDS)
CODE = {schedule: code for code, schedule in enumerate(SCHEDULES)}


@dataclass(frozen=True)
class States:
    """What is visible, and what it makes of the covenants.

    What speaks of a milestone has the shape covenants x kinds; what speaks of a covenant has one value for each.
    """

    columns: Columns
    as_of: AsOf
    audience: Audience
    strict: bool

    @property
    def covenants(self) -> int:
        return len(self.columns.masters.slugs)

    @property
    def said(self) -> Milestones:
        return self.columns.milestones

    @property
    def mentions(self) -> Mentions:
        return self.columns.mentions

    @property
    def day(self) -> int:
        return self.as_of.day.toordinal()

    @property
    def judged_on(self) -> int:
        """The earlier of the day asked about and the day of knowledge: lateness is judged on it."""
        return self.as_of.judged_on.toordinal()

    def read_strictly(self) -> States:
        """Return the same moment with every window read strictly; what no reading changes is not computed again."""
        other = replace(self, strict=True)
        other.__dict__.update({name: value for name, value in self.__dict__.items() if name in _WITHOUT_A_READING})
        return other

    # What can be seen: the rule of `layout.Seen`.

    @cached_property
    def visible(self) -> Mask:
        """Say of each milestone statement whether it may be seen."""
        return self.said.seen.at(self.as_of, self.audience)

    @cached_property
    def seen_mentions(self) -> Mask:
        """Say of each statement of another kind whether it may be seen."""
        return self.mentions.seen.at(self.as_of, self.audience)

    @cached_property
    def known(self) -> Mask:
        """Covenants of which a visible statement speaks."""
        return self._spoken_of(self.said, self.visible) | self._spoken_of(self.mentions, self.seen_mentions)

    def _spoken_of(self, table: Milestones | Mentions, visible: Mask) -> Mask:
        return any_of_each(table.covenant, keep(table.rows, visible), self.covenants)

    # Each milestone.

    @cached_property
    def facts(self) -> Ints:
        """Deciding facts that are over on the day: never earlier than the source supports (record.md, section 4)."""
        return among(self.said.deciding_facts, self.visible & (self.said.latest <= self.day))

    @cached_property
    def deciding(self) -> Ints:
        """The fact that decides each milestone: of those over on the day the last one sealed."""
        return by_pair(last_of_each(self.said.group, self.facts, self.said.groups), len(KINDS))

    @cached_property
    def expected(self) -> Ints:
        """The expectation of each milestone: of those stated the one known last; what is implied is never scored."""
        said = among(self.said.expectations, self.visible)
        return by_pair(last_of_each(self.said.group, said, self.said.groups), len(KINDS))

    @cached_property
    def spoken_of(self) -> Mask:
        """Milestones of which anything visible was said."""
        visible = keep(self.said.rows, self.visible)
        return by_pair(any_of_each(self.said.group, visible, self.said.groups), len(KINDS))

    @cached_property
    def sources_differ(self) -> Mask:
        """Milestones of which visible facts, over on the day, name windows that cannot all be right."""
        facts = among(self.said.bounded_facts, self.visible & (self.said.latest <= self.day))
        last_start = largest_of_each(self.said.earliest, self.said.group, facts, self.said.groups)
        first_end = smallest_of_each(self.said.latest, self.said.group, facts, self.said.groups)
        return by_pair(last_start > first_end, len(KINDS))

    @cached_property
    def schedule(self) -> Ints:
        """How each milestone stands against what was said of it; NOTHING where nobody spoke of it.

        Open-ended words age but are never late ("op korte termijn": Kamerstuk 26 485, nr. 220, p. 3).
        """
        latest, earliest = self.bound(self.expected), value_at(self.said.earliest, self.expected, NEVER)
        return first_match(
            (self.achieved, CODE[Schedule.ACHIEVED]),
            (~self.spoken_of, NOTHING),
            (self.expected == NOTHING, CODE[Schedule.UNKNOWN]),
            (holds_for(self.said.is_abandoned, self.expected), CODE[Schedule.ABANDONED]),
            (latest == NEVER, CODE[Schedule.OPEN]),
            (latest < self.judged_on, CODE[Schedule.LATE]),
            (earliest <= self.judged_on, CODE[Schedule.DUE]),
            otherwise=CODE[Schedule.ON_TIME],
        )

    @cached_property
    def days_over(self) -> Ints:
        """Days since the last day promised for each milestone; what it says holds only where it is late."""
        return self.judged_on - self.bound(self.expected)

    def soonest(self, which: Mask, count: int) -> list[tuple[int, int]]:
        """Return covenant and kind of the first few of some milestones by the last day expected, of those with one."""
        ends = value_at(self.said.latest, self.expected, NEVER)
        pairs = rows_where(which & (ends != NEVER))
        covenant, kind = unpair(pairs, len(KINDS))
        keys = (of_pair(ends, pairs), self.columns.masters.slug_rank[covenant], _ALPHABETICAL[kind])
        first = first_in_order(every_row(len(pairs)), count, *keys)
        return list(zip(covenant[first].tolist(), kind[first].tolist(), strict=True))

    def bound(self, rows: Ints) -> Ints:
        """Return the last day of each row by the reading asked for, the generous or the strict one."""
        return value_at(self.said.latest_strict if self.strict else self.said.latest, rows, NEVER)

    @cached_property
    def achieved(self) -> Mask:
        return self.deciding != NOTHING

    @cached_property
    def achieved_on(self) -> Ints:
        """The day from which each milestone counts: the last day of the fact that decides it."""
        return value_at(self.said.latest, self.deciding, NEVER)

    @cached_property
    def first_achieved(self) -> Ints:
        """The day of each covenant's first milestone; NEVER without one."""
        return smallest_inner(self.achieved_on)

    @cached_property
    def last_achieved(self) -> Ints:
        """The day of each covenant's last milestone; 0 without one."""
        return largest_inner(first_match((self.achieved, self.achieved_on), otherwise=0))

    # The phase, and how signing stands.

    @cached_property
    def phase(self) -> Ints:
        """The furthest stage achieved, as its place among the kinds; NOTHING before the first (record.md, 4)."""
        furthest_first = [KIND_ORDER[stage] for stage in reversed(STAGES)]
        return first_match(*((of_inner(self.achieved, kind), kind) for kind in furthest_first), otherwise=NOTHING)

    @cached_property
    def has_ended(self) -> Mask:
        return is_one_of(self.phase, ENDING_KINDS)

    @cached_property
    def is_signed(self) -> Mask:
        return of_inner(self.achieved, SIGNED)

    @cached_property
    def signed_on(self) -> Ints:
        return of_inner(self.achieved_on, SIGNED)

    @cached_property
    def signing(self) -> Ints:
        """How signing stands; talks that ended without a signature gave it up."""
        stated = of_inner(self.schedule, SIGNED)
        return first_match(
            (self.has_ended & ~self.is_signed, CODE[Schedule.ABANDONED]),
            (stated == NOTHING, CODE[Schedule.UNKNOWN]),
            otherwise=stated,
        )

    @cached_property
    def days_late(self) -> Ints:
        """Days since the last promised day of signing, 0 where it is not late: the one rule of "te laat"."""
        late = self.signing == CODE[Schedule.LATE]
        return first_match((late, of_inner(self.days_over, SIGNED)), otherwise=0)

    # When a signature is expected.

    @cached_property
    def expected_until(self) -> Ints:
        """The last day by which the newest source expects a signature, implied windows included; NEVER without one."""
        said, rows = self.said, among(self.said.outlooks, self.visible)
        newest = largest_of_each(said.seen.known, said.covenant, rows, self.covenants)
        of_newest = keep(rows, said.seen.known[rows] == newest[said.covenant[rows]])
        return smallest_of_each(said.latest, said.covenant, of_newest, self.covenants)

    @cached_property
    def is_awaited(self) -> Mask:
        """Whether a signature is still expected: not there, not given up, and somebody said when."""
        open_still = ~self.is_signed & (self.signing != CODE[Schedule.ABANDONED])
        return open_still & ((of_inner(self.expected, SIGNED) != NOTHING) | (self.expected_until != NEVER))

    @cached_property
    def awaited_from(self) -> Ints:
        """The first day of the window in which a signature is expected; NEVER for an open start."""
        return value_at(self.said.earliest, of_inner(self.expected, SIGNED), NEVER)

    @cached_property
    def awaited_until(self) -> Ints:
        """Its last day: words without one ("daarna") take the day that another sentence implies."""
        latest = value_at(self.said.latest, of_inner(self.expected, SIGNED), NEVER)
        return first_match((latest == NEVER, self.expected_until), otherwise=latest)

    @cached_property
    def promised_on(self) -> Ints:
        """The day by which each was promised, or there already; NEVER when given up."""
        given_up = self.signing == CODE[Schedule.ABANDONED]
        return first_match((given_up, NEVER), otherwise=earlier_of(self.signed_on, self.expected_until))

    # Silence.

    @cached_property
    def last_movement(self) -> Ints:
        """The day on which something was last learned of each covenant; 0 for never. A mention is no movement."""
        said, mentions = self.said, self.mentions
        moved = among(mentions.moving, self.seen_mentions)
        return later_of(
            largest_of_each(said.seen.known, said.covenant, keep(said.rows, self.visible), self.covenants),
            largest_of_each(mentions.seen.known, mentions.covenant, moved, self.covenants),
        )

    @cached_property
    def is_silent(self) -> Mask:
        """Covenants of which nothing moved for nine months and whose life is not over (record.md, section 5)."""
        return (self.last_movement <= silent_since(self.as_of.judged_on).toordinal()) & ~self.has_ended

    @cached_property
    def searched(self) -> Mask:
        """Covenants of which somebody reports that nothing was found."""
        mentions = self.mentions
        return any_of_each(mentions.covenant, among(mentions.searching, self.seen_mentions), self.covenants)

    # Who leads the talks, and what is measured.

    @cached_property
    def facilitations(self) -> Ints:
        """Visible statements on who leads the talks about a covenant."""
        return among(self.mentions.facilitations, self.seen_mentions)

    @cached_property
    def asked_conditions(self) -> Ints:
        """Visible conditions of thresholds, in the order in which they were recorded."""
        conditions = self.columns.conditions
        return in_order(keep(conditions.rows, conditions.seen.at(self.as_of, self.audience)), conditions.key)
