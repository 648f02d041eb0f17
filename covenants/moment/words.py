"""The words in which the rules of the engine are written: each does one thing to whole columns at once.

A table has one array a column and one place a statement. `rows` are places in a table, in an order; NOTHING is no row.
`group` names for each row of a table what it belongs to, numbered from 0: a covenant, or a milestone of a covenant.
A mask holds one answer for each row. Days are ordinals; NEVER stands for an open end and for what has not happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Mask = NDArray[np.bool_]
Column = TypeVar("Column", Ints, Mask)

NOTHING = -1
NEVER = 9_999_999  # beyond date.max


# Days.


def ordinal(day: date | None) -> int:
    """Return a day as its value in a column."""
    return NEVER if day is None else day.toordinal()


def day_of(value: int) -> date | None:
    """Return the day of a value in a column."""
    return None if value >= NEVER else date.fromordinal(int(value))


class _Days(dict[int, "date | None"]):
    """The day of each value, made once for all records: they speak of some thousand days."""

    def __missing__(self, value: int) -> date | None:
        return self.setdefault(value, day_of(value))


_DAYS = _Days()


def days_of(values: Ints) -> list[date | None]:
    """Return the days of a column."""
    return list(map(_DAYS.__getitem__, values.tolist()))


def later_of(one: Ints, other: Ints | int) -> Ints:
    """Return the larger of each pair."""
    return np.maximum(one, other)


def earlier_of(one: Ints, other: Ints | int) -> Ints:
    """Return the smaller of each pair."""
    return np.minimum(one, other)


# Columns.


def column(values: Iterable[int], kind: type = np.int32) -> Ints:
    """Return numbers as a column; of a column a copy of that kind. One of `int` is the quickest to index by."""
    return values.astype(kind) if isinstance(values, np.ndarray) else np.fromiter(values, dtype=kind)


def mask(answers: Iterable[bool]) -> Mask:
    """Return answers as a mask."""
    return np.fromiter(answers, dtype=bool)


def all_of(size: int, value: int, kind: type = np.int64) -> Ints:
    """Return a column that holds one value everywhere."""
    return np.full(size, value, dtype=kind)


def none_of(size: int) -> Mask:
    """Return a mask that holds nowhere."""
    return np.zeros(size, dtype=bool)


def holds_at(places: Ints | Sequence[int], size: int) -> Mask:
    """Return a mask that holds at these places and nowhere else."""
    holds = none_of(size)
    holds[places] = True
    return holds


def spread(values: Ints, places: Ints, size: int, otherwise: int = 0) -> Ints:
    """Return a column with each value at its place, another elsewhere."""
    filled = all_of(size, otherwise)
    filled[places] = values
    return filled


def is_one_of(values: Ints, wanted: Iterable[int]) -> Mask:
    """Say of each value whether it is one of some."""
    return np.isin(values, list(wanted))


def value_at(values: Ints, rows: Ints, otherwise: int) -> Ints:
    """Return the value of each row, in the shape of `rows`; `otherwise` where there is no row.

    That stands behind the last value, where NOTHING points to: to choose at each place costs four times as much.
    """
    return np.append(values, values.dtype.type(otherwise))[rows]


def holds_for(answers: Mask, rows: Ints) -> Mask:
    """Say of each row, in the shape of `rows`, whether the mask of their table holds; never for NOTHING."""
    return np.append(answers, False)[rows]


def looked_up(keys: Ints, values: Mapping[int, int], otherwise: int) -> Ints:
    """Return the value of each key; `otherwise` for a key that has none, and for NOTHING."""
    table = np.full(max(max(values, default=0), int(keys.max(initial=0))) + 2, otherwise, dtype=np.int64)
    table[list(values)] = list(values.values())
    return table[keys]


def joined(*parts: Any) -> Any:
    """Return columns one after the other."""
    return np.concatenate(parts)


def first_match(*cases: tuple[Mask, Ints | int], otherwise: Ints | int) -> Ints:
    """Return for each place the value of the first case that holds there.

    Bit by bit: to branch at each place costs twenty times as much where a mask is half true.
    """
    values: list[Any] = [otherwise, *(value for _holds, value in cases)]
    has_columns = any(map(is_column, values))
    kind = np.result_type(*values) if has_columns else np.min_scalar_type(-max(map(abs, values)) - 1)
    answers = np.full(cases[0][0].shape, otherwise, kind)
    for holds, value in reversed(cases):
        answers ^= (answers ^ value) & -holds.astype(kind)
    return answers if has_columns else answers.astype(np.int64)


def how_many_until(ascending: Ints, value: int) -> int:
    """Return how many values of a column, which goes up, are no larger than one.

    The value is made of their kind: the library would else make a copy of the column in the kind of the value.
    """
    return int(np.searchsorted(ascending, ascending.dtype.type(value), side="right"))


def any_holds(*masks: Mask) -> Mask:
    """Return where at least one of some masks holds."""
    return np.logical_or.reduce(masks)


def is_column(value: object) -> bool:
    """Say whether a part of a table is a column, or a mask."""
    return isinstance(value, np.ndarray)


def replaced(values: Column, rows: Ints, new: Column | int) -> Column:
    """Return a copy of a column with other values in these rows."""
    copy = values.copy()
    copy[rows] = new
    return copy


def find_keys(keys: Ints, wanted: Ints) -> Ints:
    """Return the row of each key wanted; NOTHING where no row has it."""
    if not len(keys):
        return all_of(len(wanted), NOTHING)
    order = np.argsort(keys)
    rows = order[np.searchsorted(keys[order], wanted) % len(order)]
    return np.where(keys[rows] == wanted, rows, NOTHING)


# Rows of a table.


def rows_where(holds: Mask) -> Ints:
    """Return the rows for which it holds, in the order of the table."""
    return np.flatnonzero(holds)


def among(rows: Ints, holds: Mask) -> Ints:
    """Return those rows for which it holds, in their order; `holds` answers for every row of the table."""
    return keep(rows, holds[rows])


def keep(rows: Ints, holds: Mask) -> Ints:
    """Return those rows for which it holds, in their order; `holds` answers for these rows alone.

    A mask that is half true costs five times as much to index by as the places where it is true.
    """
    return rows[holds.nonzero()[0]]


def by_code(rows: Ints, codes: Ints, size: int) -> tuple[Ints, ...]:
    """Return the rows of each code from 0 up to `size`, in their order; `codes` says that of every row of the table."""
    return tuple(among(rows, codes == code) for code in range(size))


def at_places(rows: Ints, places: Ints) -> Ints:
    """Return the rows that stand at these places of an order."""
    return rows[places]


def in_order(rows: Ints, *keys: Ints) -> Ints:
    """Return rows sorted by columns of their table, the first column first; rows alike in all keep their order."""
    return rows[np.lexsort([key[rows] for key in reversed(keys)])] if keys and len(rows) > 1 else rows


def first_in_order(rows: Ints, count: int, *keys: Ints) -> Ints:
    """Return the first few rows of that order, without sorting the rest."""
    if len(rows) > count:
        leading = keys[0][rows]
        rows = rows[leading <= np.partition(leading, count - 1)[count - 1]]
    return in_order(rows, *keys)[:count]


def last_where(order: Ints, holds: Mask, most: int) -> Ints:
    """Return the last few rows of an order for which it holds; looks from the end, twice as far each time."""
    reach = most
    while True:
        newest = among(order[-reach:], holds)
        if len(newest) >= most or reach >= len(order):
            return newest[-most:]
        reach *= 2


def rank(order: Ints) -> Ints:
    """Return for each row of a table its place in an order of all of them."""
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def rank_of_words(words: Sequence[str]) -> Ints:
    """Return the place of each word when all are sorted; equal words share one."""
    place_of = {word: place for place, word in enumerate(sorted(set(words)))}
    return column((place_of[word] for word in words), np.int64)


def every_row(size: int) -> Ints:
    """Return all rows of a table."""
    return np.arange(size)


def distinct(values: Ints) -> list[int]:
    """Return the distinct values from 0 on, in order."""
    present: list[int] = np.flatnonzero(np.bincount(keep(values, values >= 0))).tolist()
    return present


def distinct_in_order(values: Ints) -> Ints:
    """Return the distinct values in the order in which they first appear."""
    return values[np.sort(np.unique(values, return_index=True)[1])]


def grouped_by(*columns: Ints) -> tuple[Ints, Ints]:
    """Number the rows that are alike in all columns; return one row of each group, and the group of each row."""
    _groups, first, which = np.unique(np.stack(columns), axis=1, return_index=True, return_inverse=True)
    return first, which.reshape(-1)


def ascending(values: Ints) -> Ints:
    """Return values sorted."""
    return np.sort(values)


# One value for each group.


def last_of_each(group: Ints, rows: Ints, groups: int) -> Ints:
    """Return the last of the rows of each group, in the order in which the rows stand; NOTHING without one."""
    last = np.full(groups, NOTHING, rows.dtype)
    last[group[rows]] = rows  # of those of one group the last is the one that stays
    return last


def largest_of_each(values: Ints, group: Ints, rows: Ints, groups: int, otherwise: int = 0) -> Ints:
    """Return the largest value among the rows of each group; `otherwise`, which no value lies below, without one."""
    largest = all_of(groups, otherwise, np.int32)
    np.maximum.at(largest, group[rows], values[rows])
    return largest


def smallest_of_each(values: Ints, group: Ints, rows: Ints, groups: int, otherwise: int = NEVER) -> Ints:
    """Return the smallest value among the rows of each group; `otherwise`, which no value exceeds, without one."""
    smallest = all_of(groups, otherwise, np.int32)
    np.minimum.at(smallest, group[rows], values[rows])
    return smallest


def any_of_each(group: Ints, rows: Ints, groups: int) -> Mask:
    """Say of each group whether it has any of the rows."""
    return holds_at(group[rows], groups)


def count_by(codes: Ints, size: int) -> list[int]:
    """Return how often each code from 0 up to `size` appears; other codes are not counted."""
    counted: list[int] = np.bincount(keep(codes, (codes >= 0) & (codes < size)), minlength=size).tolist()
    return counted


def count_by_two(outer: Ints, inner: Ints, shape: tuple[int, int]) -> Ints:
    """Return how often each pair of codes appears, as rows of the outer and columns of the inner code."""
    return np.bincount(outer * shape[1] + inner, minlength=shape[0] * shape[1]).reshape(shape)


def totals_by_day(days: Ints) -> tuple[list[date], list[int]]:
    """Return the distinct days, NEVER left out, and how many there are up to each."""
    days = keep(days, days < NEVER)
    first = int(days.min(initial=NEVER))
    counts = np.bincount(days - first)
    present = rows_where(counts > 0)
    return [day for day in days_of(present + first) if day], np.cumsum(counts[present]).tolist()


# Groups of two parts: a covenant and a kind of milestone.


def pair(outer: Ints, inner: Ints, inners: int) -> Ints:
    """Number the pairs of two groups, all inner ones of the first outer one first."""
    return outer * inners + inner


def by_pair(values: Column, inners: int) -> Column:
    """Lay values of pairs out as rows of the outer and columns of the inner group; nothing is copied."""
    return values.reshape(-1, inners)


def of_inner(laid_out: Any, inner: int) -> Any:
    """Return the column of one inner group."""
    return laid_out[:, inner]


def any_inner(laid_out: Mask) -> Mask:
    """Say of each outer group whether it holds for any of its inner ones."""
    return np.any(laid_out, axis=1)


def any_outer(laid_out: Mask) -> Mask:
    """Say of each inner group whether it holds for any of the outer ones."""
    return np.any(laid_out, axis=0)


def smallest_inner(laid_out: Ints) -> Ints:
    """Return the smallest value of each outer group."""
    return np.min(laid_out, axis=1)


def largest_inner(laid_out: Ints) -> Ints:
    """Return the largest value of each outer group."""
    return np.max(laid_out, axis=1)


def unpair(pairs: Ints, inners: int) -> tuple[Ints, Ints]:
    """Return the outer and the inner group of each pair."""
    return pairs // inners, pairs % inners


def for_every_inner(outer: Mask) -> Mask:
    """Return a mask of outer groups in a shape that meets values laid out by `by_pair`."""
    return outer[:, np.newaxis]


def of_pair(laid_out: Ints, pairs: Ints) -> Ints:
    """Return the value of each pair, from values laid out by `by_pair`."""
    return laid_out.reshape(-1)[pairs]
