"""Rows of a table in the order in which they became known: those known by a day are the beginning of it.

Each row knows which one of its group stands before it and which after it. So the last one known by a day is the one
whose follower is not known yet, and only where that may not be seen does the row before it count: nobody goes through
all statements of the record for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from covenants.moment.spans import neighbours
from covenants.moment.visibility import Seen
from covenants.moment.words import (
    NOTHING,
    Ints,
    Mask,
    ascending,
    at_places,
    column,
    holds_at,
    how_many_until,
    joined,
    keep,
    rows_where,
    spread,
)


@dataclass(frozen=True)
class Line:
    """The rows, first known first: the day and group of each, and the places of its neighbours in its group."""

    rows: Ints
    known: Ints
    group: Ints
    groups: int
    before: Ints
    after: Ints


@dataclass(frozen=True)
class Told:
    """What may be seen of a line by a day: `places` in it are those of the last row of each group."""

    line: Line
    visible: Mask
    places: Ints

    def any_of_each(self) -> Mask:
        """Say of each group whether any row is about it."""
        return holds_at(self._group, self.line.groups)

    def last_of_each(self) -> Ints:
        """Return the row of each group that became known last; NOTHING without one."""
        return spread(self.line.rows[self.places], self._group, self.line.groups, NOTHING)

    def newest_of_each(self) -> Ints:
        """Return the day on which the last row of each group became known; 0 without one."""
        return spread(self.line.known[self.places], self._group, self.line.groups, 0)

    def known_last(self) -> Ints:
        """Return of each group every row that became known on that day, in the order of the line."""
        line, all_of_them, some = self.line, [self.places], self.places
        while len(some):
            before = line.before[some]
            some = keep(before, (before != NOTHING) & (line.known[before] == line.known[some]))
            all_of_them.append(keep(some, self.visible[line.rows[some]]))
        return at_places(line.rows, ascending(joined(*all_of_them)))

    @cached_property
    def _group(self) -> Ints:
        return self.line.group[self.places]


class Timeline:
    """Some rows of a table, which must come in the order in which they became known, and the group of each."""

    def __init__(self, seen: Seen, rows: Ints, group: Ints, groups: int) -> None:
        self.rows, of_each = column(rows), column(group[rows], int)
        self._line = Line(self.rows, seen.known[rows], of_each, groups, *neighbours(of_each))

    def until(self, day: int, visible: Mask) -> Told:
        """Return what was known by a day of what may be seen at a moment; `visible` answers for the whole table."""
        line, count = self._line, how_many_until(self._line.known, day)
        asked = rows_where(line.after[:count] >= count)
        last = [asked[:0]]
        while len(asked):
            is_seen = visible[line.rows[asked]]
            last.append(keep(asked, is_seen))
            before = line.before[keep(asked, ~is_seen)]
            asked = keep(before, before != NOTHING)
        return Told(line, visible, joined(*last))
