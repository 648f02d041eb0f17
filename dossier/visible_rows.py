"""The condition of `dossier.visibility` as SQL that is put together once for each table, with the moment filled in.

To build and compile it by the ORM takes some 2 ms of processor time a table, the same for every moment, and a page asks
up to fourteen times. With it, and the prepared questions, home costs 25 ms instead of 64 (docs/performance.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Self

from django.db import connections, models
from django.db.models.expressions import Expression

from dossier.domain.visibility import Audience
from dossier.kept_question import Compiled, blanks_for, compiled, filled
from dossier.visibility import visible
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.read_only import reading_alias

# A moment that no record knows: where its values stand in the compiled condition, those of the moment asked go.
_DAY = date.min
_KNOWN_ON = _DAY + timedelta(1)
_REVISION = -1
_TABLES, _DATABASES, _SHAPES = 16, 4, 8


class VisibleRow(Expression):
    """Holds for a row that may be seen. Names its table by whatever alias the query around it gives that."""

    conditional = True

    def __init__(self, model: type[models.Model], as_of: AsOf, audience: Audience) -> None:
        """Keep what is asked; the alias becomes known with the query."""
        super().__init__(output_field=models.BooleanField())
        self.model, self.as_of, self.audience = model, as_of, audience
        self.alias = ""

    def resolve_expression(self, query: Any = None, *_args: Any, **_options: Any) -> Self:
        """Take the alias of the query that it filters, once: a query inside another is resolved a second time."""
        return self if self.alias else self._named(query.get_initial_alias())

    def relabeled_clone(self, change_map: Mapping[str, str]) -> Self:
        """Follow the table when the query becomes part of another."""
        return self._named(change_map.get(self.alias, self.alias))

    def _named(self, alias: str) -> Self:
        named = copy(self)
        named.alias = alias
        return named

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        """Fill in alias and moment."""
        sql, params = _compiled(self.model, shape_of(self.as_of), self.audience, connection.alias)
        own = connection.ops.quote_name(self.model._meta.db_table)
        named = sql.replace(f"{own}.", f"{compiler.quote_name_unless_alias(self.alias)}.")
        return named, filled_in(params, self.as_of, connection)


class Prepared:
    """A question about visible rows whose SQL is put together once, for any moment and any values.

    `ask` gets a moment, an audience and the values, each a list that a column is one of, and returns the rows.
    """

    def __init__(self, ask: Callable[..., models.QuerySet[Any, Any]]) -> None:
        """Keep how the question is put; the models need not be there yet."""
        self._ask = ask
        self._kept = lru_cache(maxsize=_DATABASES * _SHAPES)(self._compile)

    def rows(self, as_of: AsOf, audience: Audience, *values: Sequence[Any]) -> list[Sequence[Any]]:
        """Ask it of one moment; returns the columns named, nothing for a column that is to be one of no values."""
        return self._answer(as_of, audience, values)[1] if all(values) else []

    def instances(self, as_of: AsOf, audience: Audience, *values: Sequence[Any]) -> list[Any]:
        """Ask it of one moment; returns rows of the model, read whole."""
        if not all(values):
            return []
        question, rows = self._answer(as_of, audience, values)
        return question.instances(rows)

    def _answer(
        self, as_of: AsOf, audience: Audience, values: Sequence[Sequence[Any]]
    ) -> tuple[Compiled, list[Sequence[Any]]]:
        connection = connections[reading_alias()]
        blanks = tuple(blanks_for(column, one) for column, one in enumerate(values))
        question = self._kept(shape_of(as_of), audience, blanks, connection.alias, connection.vendor)
        given = dict(chain.from_iterable(map(filled, blanks, values)))
        return question, question.answer(filled_in(question.params, as_of, connection, given))

    def _compile(
        self, shape: AsOf, audience: Audience, blanks: tuple[Sequence[Any], ...], using: str, _vendor: str
    ) -> Compiled:
        return compiled(self._ask(shape, audience, *blanks), using)


@lru_cache(maxsize=64)
def visible_among(model: type[models.Model], columns: tuple[str, ...], shown: tuple[str, ...] = ()) -> Prepared:
    """Ask a table for the visible rows in which each of some `columns` is one of some values, by their keys.

    `shown` are the columns to answer with, where the rows are not read whole.
    """

    def ask(as_of: AsOf, audience: Audience, *values: Sequence[Any]) -> models.QuerySet[Any, Any]:
        given = {f"{column}__in": one for column, one in zip(columns, values, strict=True)}
        rows: Any = model._default_manager
        chosen = rows.visible_at(as_of, audience).filter(**given).order_by("pk")
        return chosen.values_list(*shown) if shown else chosen

    return Prepared(ask)


def shape_of(as_of: AsOf) -> AsOf:
    """Return the moment that stands for all those of which the condition reads the same."""
    return AsOf(
        day=_DAY if as_of.day < as_of.known_on else _KNOWN_ON,
        known_on=_KNOWN_ON,
        revision=None if as_of.revision is None else _REVISION,
    )


def filled_in(
    params: Iterable[Any], as_of: AsOf, connection: Any, given: Mapping[Any, Any] = MappingProxyType({})
) -> tuple[Any, ...]:
    """Return the values of a compiled condition with what is asked in the place of what no record knows."""
    adapt = connection.ops.adapt_datefield_value
    moment = {adapt(_DAY): adapt(as_of.day), adapt(_KNOWN_ON): adapt(as_of.known_on), _REVISION: as_of.revision}
    asked = {**moment, **given}
    return tuple(asked.get(value, value) for value in params)


@lru_cache(maxsize=_TABLES * _DATABASES * _SHAPES)
def _compiled(model: type[models.Model], shape: AsOf, audience: Audience, using: str) -> tuple[str, tuple[Any, ...]]:
    """Return the condition with its values; its inner table gets a name that no query around it can take."""
    query = model._base_manager.filter(visible(shape, audience, model._base_manager.all())).query
    sql, params = query.where.as_sql(query.get_compiler(using), connections[using])
    return re.sub(r"\bU0\b", "correction", sql), tuple(params)
