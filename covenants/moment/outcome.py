"""What became of the promise to sign each covenant: the one place that decides it."""

from __future__ import annotations

from functools import cached_property

from covenants.domain.lateness import Schedule, is_late
from covenants.domain.outcome import CovenantOutcome
from covenants.moment.schedule import CODE as SCHEDULE
from covenants.moment.silence import Heard
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    first_match,
    is_one_of,
    last_of_each,
    later_of,
)

OUTCOMES = tuple(CovenantOutcome)
CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}
NO_DAYS = -1


class Concluded(Heard):
    """What each covenant was promised, and what came of it."""

    @cached_property
    def held_to(self) -> Ints:
        """The promise of a signature that each covenant is held to: the first, since a later one changes nothing.

        The cabinet's own goes before those of others, and words with a last day before words without.
        """
        best_last = among(self.columns.promises_by_weight, self.visible)
        return last_of_each(self.said.covenant, best_last, self.covenants)

    @cached_property
    def is_promised(self) -> Mask:
        return self.held_to != NOTHING

    @cached_property
    def held_until(self) -> Ints:
        """The last day of that promise; NEVER for an open end, and without one."""
        return self.bound(self.held_to)

    @cached_property
    def outcome(self) -> Ints:
        """The code of what became of each (reading.md, rule 3); a window that is open is not late, nor silent."""
        late = is_late(self.held_until, self.signed_on)
        given_up = self.signing == SCHEDULE[Schedule.ABANDONED]
        open_still = self.is_promised & ~is_late(self.held_until, self.judged_on)
        return first_match(
            (self.is_signed & ~self.is_promised, CODE[CovenantOutcome.UNPROMISED]),
            (self.is_signed & (self.held_until == NEVER), CODE[CovenantOutcome.UNDATED]),
            (self.is_signed & late, CODE[CovenantOutcome.LATE]),
            (self.is_signed, CODE[CovenantOutcome.ON_TIME]),
            (given_up, CODE[CovenantOutcome.STOPPED]),
            (open_still & (self.held_until != NEVER), CODE[CovenantOutcome.PENDING]),
            (self.is_silent | self.searched, CODE[CovenantOutcome.SILENT]),
            (open_still, CODE[CovenantOutcome.PENDING]),
            (self.is_promised, CODE[CovenantOutcome.OVERDUE]),
            otherwise=CODE[CovenantOutcome.UNPROMISED],
        )

    def expected_by(self, day: int) -> Mask:
        """Say of each covenant whether a signature is counted on by a day.

        Signed ones, and windows that end by then and are still open on the day of judgement: never what is overdue,
        silent or stopped. Up to that day nothing is expected any more: it was signed or it was not.
        """
        open_still = ~is_late(self.expected_until, self.judged_on) & (self.expected_until <= day)
        given_up = is_one_of(self.outcome, [CODE[CovenantOutcome.SILENT], CODE[CovenantOutcome.STOPPED]])
        return (self.signed_on <= day) | (~self.is_signed & open_still & ~given_up)

    @cached_property
    def outcome_days(self) -> Ints:
        """The days late: of a signature that came late, and of one that is overdue and counts on; else NO_DAYS."""
        until = first_match((self.is_signed, self.signed_on), otherwise=self.judged_on)
        counts = (self.outcome == CODE[CovenantOutcome.LATE]) | (self.outcome == CODE[CovenantOutcome.OVERDUE])
        return first_match((counts, later_of(until - self.held_until, 0)), otherwise=NO_DAYS)
