"""A question to the database whose SQL is put together once, and asked again with other values.

To build and compile one by the ORM takes longer than the database takes to answer it, and each request of staff asks
the same few: whose session this is, who that is, and what the account may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from django.db import connections, models
from django.db.models.query import get_related_populators

from dossier.planned import put
from imvo_tracker.lib.read_only import PRIMARY

_VENDORS, _LENGTHS = 4, 16
# Keys are positive, and no row is named by a negative number.
_FIRST_BLANK, _BLANKS_OF_A_COLUMN = -1000, 1_000_000
_PADDED_BY = 64
Value = int | str | date


@dataclass(frozen=True, slots=True)
class Compiled:
    """The SQL of a question, and how what the database answers becomes values of Python."""

    using: str
    model: Any
    columns: Sequence[str]
    sql: str
    params: tuple[Any, ...]
    converters: Mapping[int, Any]
    # Makers of the rows of other tables that are read with each row, and what is fetched for all of them after that
    others: Sequence[Any] = ()
    fetched: Sequence[Any] = ()

    def answer(self, params: Sequence[Any]) -> list[Sequence[Any]]:
        """Ask it with these values in the places of `params`; returns the columns of each row."""
        connection = connections[self.using]
        with connection.cursor() as cursor:
            put(connection, cursor, self.sql, params)
            rows = cursor.fetchall()
        return [self._convert(list(row), connection) for row in rows] if self.converters else list(rows)

    def instances(self, rows: Iterable[Sequence[Any]]) -> list[Any]:
        """Return rows that were read whole as rows of the model, with what was to be read with them."""
        made = []
        for row in rows:
            one = self.model.from_db(self.using, self.columns, row[: len(self.columns)])
            for other in self.others:
                other.populate(row, one)
            made.append(one)
        if made and self.fetched:
            models.prefetch_related_objects(made, *self.fetched)
        return made

    def _convert(self, row: list[Any], connection: Any) -> list[Any]:
        for place, (steps, expression) in self.converters.items():
            for step in steps:
                row[place] = step(row[place], expression, connection)
        return row


def compiled(rows: models.QuerySet[Any, Any], using: str) -> Compiled:
    """Put together the SQL of a question, as Django does each time."""
    compiler: Any = rows.query.get_compiler(using)
    sql, params = compiler.as_sql()
    selected = [expression for expression, _sql, _alias in compiler.select]
    columns = [getattr(getattr(one, "target", None), "attname", "") for one in selected]
    others: Sequence[Any] = ()
    if whole := compiler.klass_info:
        columns = [columns[place] for place in whole["select_fields"]]
        others = get_related_populators(whole, compiler.select, using)  # type: ignore[call-arg]
    fetched = rows._prefetch_related_lookups  # type: ignore[attr-defined]
    converters = compiler.get_converters(selected)
    return Compiled(using, rows.query.model, columns, sql, tuple(params), converters, others, fetched)


class KeptQuestion:
    """A question to the primary with some values in it. `ask` gets them and returns the rows.

    It is put together with `blanks`: values of the same types that stand nowhere else in it.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Any, Any]], *blanks: Value) -> None:
        """Keep how the question is put; the models need not be there yet."""
        self._blanks = blanks
        self._kept = lru_cache(maxsize=_VENDORS)(lambda _vendor: compiled(ask(*blanks), PRIMARY))

    def rows(self, *values: Value) -> list[Sequence[Any]]:
        """Ask it; returns the columns named."""
        return self._answer(values)[1]

    def instances(self, *values: Value) -> list[Any]:
        """Ask it; returns rows of the model, read whole."""
        question, rows = self._answer(values)
        return question.instances(rows)

    def _answer(self, values: Sequence[Value]) -> tuple[Compiled, list[Sequence[Any]]]:
        connection = connections[PRIMARY]
        question, adapt = self._kept(connection.vendor), connection.ops.adapt_datefield_value
        pairs = zip(self._blanks, values, strict=True)
        given = {_adapted(blank, adapt): _adapted(value, adapt) for blank, value in pairs}
        return question, question.answer([given.get(value, value) for value in question.params])


class KeptAmong:
    """A question to the primary about the rows of some keys. `ask` gets these and returns the rows."""

    def __init__(self, ask: Callable[[Sequence[Any]], models.QuerySet[Any, Any]]) -> None:
        """Keep how the question is put; the models need not be there yet."""
        self._kept = lru_cache(maxsize=_LENGTHS)(lambda blanks, _vendor: compiled(ask(blanks), PRIMARY))

    def rows(self, keys: Sequence[int]) -> list[Sequence[Any]]:
        """Ask it; returns the columns named."""
        if not keys:
            return []
        blanks = blanks_for(0, keys)
        question, given = self._kept(blanks, connections[PRIMARY].vendor), dict(filled(blanks, keys))
        return question.answer([given.get(value, value) for value in question.params])


def blanks_for(column: int, values: Sequence[Any]) -> tuple[Any, ...]:
    """Return what no row holds, for each of some values; about as many for about as many, so that few are compiled."""
    few = len(values) <= _PADDED_BY
    count = 1 << (len(values) - 1).bit_length() if few else -(-len(values) // _PADDED_BY) * _PADDED_BY
    first = _FIRST_BLANK - column * _BLANKS_OF_A_COLUMN
    numbers = range(first, first - count, -1)
    return tuple(map(str, numbers)) if isinstance(values[0], str) else tuple(numbers)


def filled(blanks: Sequence[Any], values: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each blank with its value; the last value fills what is left."""
    return zip_longest(blanks, values, fillvalue=values[-1])


def _adapted(value: Value, adapt: Callable[[date], Any]) -> Any:
    return adapt(value) if isinstance(value, date) else value
