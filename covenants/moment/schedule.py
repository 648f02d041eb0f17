"""How every milestone stands against what was said of it at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any

from covenants.domain.lateness import Schedule, is_late
from covenants.moment.layout import KINDS, SIGNED
from covenants.moment.phase import Phased
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    every_row,
    first_in_order,
    first_match,
    for_every_inner,
    holds_for,
    is_one_of,
    keep,
    of_inner,
    of_pair,
    rank_of_words,
    rows_where,
    unpair,
    value_at,
)

SCHEDULES = tuple(Schedule)
CODE = {schedule: code for code, schedule in enumerate(SCHEDULES)}
_ALPHABETICAL = rank_of_words(KINDS)


class Scheduled(Phased):
    """How each milestone stands against what was said of it, judged on the earlier of day and knowledge."""

    @cached_property
    def schedule(self) -> Ints:
        """How each milestone stands; NOTHING where nobody spoke of it."""
        return self._stands(lambda every: every)

    def schedule_at(self, places: Ints) -> Ints:
        """The same for the milestones of some covenants, one row for each covenant."""
        return self._stands(lambda every: every[places])

    def _stands(self, of: Callable[[Any], Any]) -> Ints:
        """How some milestones stand against what was said of each (record.md, 4); `of` takes them out of a column."""
        expected, achieved, spoken_of = of(self.expected), of(self.achieved), of(self.spoken_of)
        latest, earliest = self.bound(expected), value_at(self.said.earliest, expected, NEVER)
        return first_match(
            (achieved, CODE[Schedule.ACHIEVED]),
            (~spoken_of, NOTHING),
            (expected == NOTHING, CODE[Schedule.UNKNOWN]),
            (holds_for(self.said.is_abandoned, expected), CODE[Schedule.ABANDONED]),
            (latest == NEVER, CODE[Schedule.OPEN]),
            (is_late(latest, self.judged_on), CODE[Schedule.LATE]),
            (earliest <= self.judged_on, CODE[Schedule.DUE]),
            otherwise=CODE[Schedule.ON_TIME],
        )

    @cached_property
    def signing(self) -> Ints:
        """How signing stands; talks that ended without a signature gave it up."""
        stated = self._stands(partial(of_inner, inner=SIGNED))
        return first_match(
            (self.has_ended & ~self.is_signed, CODE[Schedule.ABANDONED]),
            (stated == NOTHING, CODE[Schedule.UNKNOWN]),
            otherwise=stated,
        )

    def days_over(self, expected: Ints) -> Ints:
        """Days since the last day that some expectations name; what it says holds only where that is late."""
        return self.judged_on - self.bound(expected)

    @cached_property
    def days_late(self) -> Ints:
        """Days since the last promised day of signing, 0 where it is not late."""
        late = self.signing == CODE[Schedule.LATE]
        return first_match((late, self.days_over(of_inner(self.expected, SIGNED))), otherwise=0)

    def soonest(self, covenants: Mask, schedules: Iterable[Schedule], count: int) -> list[tuple[int, int]]:
        """Return covenant and kind of the first few milestones by the last day expected, of those with one.

        Of some covenants, those that stand in one of some ways.
        """
        ends = value_at(self.said.latest, self.expected, NEVER)
        dated = rows_where(for_every_inner(covenants) & (ends != NEVER))
        stands = self._stands(lambda every: of_pair(every, dated))
        pairs = keep(dated, is_one_of(stands, [CODE[schedule] for schedule in schedules]))
        covenant, kind = unpair(pairs, len(KINDS))
        keys = (of_pair(ends, pairs), self.columns.masters.slug_rank[covenant], _ALPHABETICAL[kind])
        first = first_in_order(every_row(len(pairs)), count, *keys)
        return list(zip(covenant[first].tolist(), kind[first].tolist(), strict=True))
