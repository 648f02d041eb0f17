"""Rows of a table in the order in which they became known: those known by a day are the beginning of it.

Nearly every row may be seen from the day it became known. To ask that of each, in a table with a place for every
statement of the record, takes longer than the rule that follows; here the few are asked of which more decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from covenants.moment.visibility import Seen, newest_sealed
from covenants.moment.words import (
    NOTHING,
    Ints,
    Mask,
    column,
    first_match,
    holds_at,
    how_many_until,
    keep,
    largest_so_far,
    last_by,
    replaced,
    rows_where,
)
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True)
class Told:
    """Rows known by a day, the first known first: the day of each, and which of `groups` groups it is about.

    Rows that may not be seen stand among them, and are about none: they have the number behind the last.
    """

    rows: Ints
    known: Ints
    group: Ints
    groups: int

    def any_of_each(self) -> Mask:
        """Say of each group whether any row is about it."""
        return holds_at(self.group, self.groups + 1)[:-1]

    def last_of_each(self) -> Ints:
        """Return the row of each group that became known last; NOTHING without one."""
        return last_by(self.group, self.rows, self.groups + 1, NOTHING)[:-1]

    def newest_of_each(self) -> Ints:
        """Return the day on which the last row of each group became known; 0 without one."""
        return self._newest[:-1]

    def known_last(self) -> Ints:
        """Return of each group every row that became known on that day."""
        of_groups = self.group < self.groups
        return keep(self.rows, of_groups & (self.known == self._newest[self.group]))

    @cached_property
    def _newest(self) -> Ints:
        return last_by(self.group, self.known, self.groups + 1, 0)


class Timeline:
    """Some rows of a table, which must come in the order in which they became known, and the group of each."""

    def __init__(self, seen: Seen, rows: Ints, group: Ints, groups: int) -> None:
        self.rows, self._group, self._groups = column(rows), column(group[rows], int), groups
        self._known = seen.known[rows]
        at_once = seen.at_once[rows]
        self._asked = rows_where(~at_once)
        self._revision = largest_so_far(first_match((at_once, seen.revision[rows]), otherwise=0))

    def until(self, day: int, as_of: AsOf, visible: Mask) -> Told:
        """Return what was known by a day of what may be seen at a moment; `visible` answers for the whole table."""
        count = how_many_until(self._known, day)
        rows, group = self.rows[:count], self._group[:count]
        if day > as_of.day.toordinal() or not self._is_sealed(count, as_of):
            group = first_match((visible[rows], group), otherwise=self._groups)
        else:
            asked = self._asked[: how_many_until(self._asked, count - 1)]
            group = replaced(group, keep(asked, ~visible[rows[asked]]), self._groups)
        return Told(rows, self._known[:count], group, self._groups)

    def _is_sealed(self, count: int, as_of: AsOf) -> bool:
        """Say whether the first rows were all sealed by the revision of a moment."""
        return not count or int(self._revision[count - 1]) <= newest_sealed(as_of)
