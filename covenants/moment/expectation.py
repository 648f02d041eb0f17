"""When a signature is expected."""

from __future__ import annotations

from functools import cached_property

from covenants.domain.lateness import Schedule, is_late
from covenants.moment.layout import SIGNED
from covenants.moment.schedule import CODE, Scheduled
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    first_match,
    largest_of_each,
    of_inner,
    smallest_of_each,
    value_at,
)


class Expected(Scheduled):
    """The windows in which signatures are expected."""

    @cached_property
    def expected_until(self) -> Ints:
        """The last day by which the newest source expects a signature, implied windows included; NEVER without one.

        Of its windows the first that is still open on the day of judgement; once all are over, the last.
        """
        said, of_newest = self.said, self._told(self.said.outlooks).known_last()
        is_open = ~is_late(said.latest, self.judged_on)
        first_open = smallest_of_each(said.latest, said.covenant, among(of_newest, is_open), self.covenants)
        last_over = largest_of_each(said.latest, said.covenant, among(of_newest, ~is_open), self.covenants)
        return first_match((first_open != NEVER, first_open), (last_over > 0, last_over), otherwise=NEVER)

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
