"""Rows by what they belong to: those of each group, and of each row its neighbours in its group.

`group` names for each row of a table what it belongs to, numbered from 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from covenants.moment.words import NOTHING, Ints, all_of, ascending, every_row, rows_where


class Spans:
    """The rows of each group, found without a search."""

    def __init__(self, group: Ints, groups: int) -> None:
        self._rows = _by_group(group)
        self._start = np.searchsorted(group[self._rows], np.arange(groups + 1))

    def of(self, number: int) -> Ints:
        """Return the rows of one group in the order of the table."""
        return self._rows[self._start[number] : self._start[number + 1]]

    def of_each(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Return the rows of some groups, one group after the other, and of each row which of these it is of."""
        start = self._start[numbers]
        sizes = self._start[numbers + 1] - start
        which = np.repeat(np.arange(len(numbers)), sizes)
        before = np.cumsum(sizes) - sizes
        return self._rows[np.arange(len(which)) + (start - before)[which]], which


def listed(which: Ints, values: Iterable[Any], size: int) -> list[tuple[Any, ...]]:
    """Return the values of each of some groups; `which` says of each value whose it is, those of the first first."""
    ordered, ends = tuple(values), np.cumsum(np.bincount(which, minlength=size)).tolist()
    return [ordered[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def neighbours(group: Ints) -> tuple[Ints, Ints]:
    """Return for each place the last one before it and the first one after it of the same group.

    NOTHING where none is before it, and the number of places where none is after it.
    """
    size = len(group)
    order = _by_group(group)
    follows = rows_where(group[order[1:]] == group[order[:-1]])
    one, other = order[follows], order[follows + 1]
    before, after = all_of(size, NOTHING, np.int32), all_of(size, size, np.int32)
    before[other], after[one] = one, other
    return before, after


def _by_group(group: Ints) -> Ints:
    """Return the rows of the first group, then those of the next, each in the order of the table."""
    size = len(group)
    return ascending(group.astype(np.int64) * size + every_row(size)) % size
