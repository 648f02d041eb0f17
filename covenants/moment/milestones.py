"""Every milestone of every covenant at one moment: what decides it, what is expected, whether sources differ."""

from __future__ import annotations

from functools import cached_property

from covenants.moment.layout import KINDS
from covenants.moment.sight import Sight
from covenants.moment.words import (
    NEVER,
    NOTHING,
    Ints,
    Mask,
    among,
    any_inner,
    by_pair,
    first_match,
    largest_inner,
    largest_of_each,
    last_of_each,
    smallest_inner,
    smallest_of_each,
    value_at,
)


class Decided(Sight):
    """The statements that decide each milestone."""

    @cached_property
    def facts(self) -> Ints:
        """Deciding facts that are over on the day: never earlier than the source supports (record.md, section 4)."""
        return among(self.said.deciding_facts, self.is_over)

    @cached_property
    def is_over(self) -> Mask:
        """Visible statements of which the last day has come."""
        return self.visible & (self.said.latest <= self.day)

    @cached_property
    def deciding(self) -> Ints:
        """The fact that decides each milestone: of those over on the day the last one sealed."""
        return by_pair(last_of_each(self.said.group, self.facts, self.said.groups), len(KINDS))

    @cached_property
    def expected(self) -> Ints:
        """The expectation of each milestone: of those stated the one known last; what is implied is never scored."""
        return by_pair(self._told(self.said.expectations).last_of_each(), len(KINDS))

    @cached_property
    def spoken_of(self) -> Mask:
        """Milestones of which anything visible was said."""
        return by_pair(self._told(self.said.spoken).any_of_each(), len(KINDS))

    @cached_property
    def known(self) -> Mask:
        """Covenants of which a visible statement speaks."""
        mentioned = self.mentions.spoken.until(self.known_on, self.seen_mentions)
        return any_inner(self.spoken_of) | mentioned.any_of_each()

    @cached_property
    def sources_differ(self) -> Mask:
        """Milestones of which visible facts, over on the day, name windows that cannot all be right."""
        return self._differ(among(self.said.bounded_facts, self.is_over))

    def sources_differ_at(self, places: Ints) -> Mask:
        """The same for the milestones of some covenants, one row for each covenant."""
        about, _which = self.said.spans.of_each(places)
        return self._differ(among(about, self.said.is_bounded_fact & self.is_over))[places]

    def _differ(self, facts: Ints) -> Mask:
        """Whether some facts about a milestone cannot all be right: one begins after another is over."""
        last_start = largest_of_each(self.said.earliest, self.said.group, facts, self.said.groups)
        first_end = smallest_of_each(self.said.latest, self.said.group, facts, self.said.groups)
        return by_pair(last_start > first_end, len(KINDS))

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
