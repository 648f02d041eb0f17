"""Rows whose check constraints are asked of the database in one question, which is put into SQL once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet, FieldError, ValidationError
from django.db import DatabaseError, connections, models, router, transaction
from django.db.models import BooleanField, CheckConstraint, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.sql import Query


class CheckedAtOnce(models.Model):
    """Django asks one question a check constraint; here one asks all, and only where that fails each is asked alone."""

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Raise ValidationError naming what does not hold, as Django does."""
        self._are_checked = all_hold(self, exclude)
        try:
            super().validate_constraints(exclude)
        finally:
            del self._are_checked

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[models.BaseConstraint]]]:
        """Return what is still to be asked, each of its own."""
        if not getattr(self, "_are_checked", False):
            return super().get_constraints()
        return [
            (model, [one for one in constraints if not isinstance(one, CheckConstraint)])
            for model, constraints in super().get_constraints()
        ]


def all_hold(row: models.Model, exclude: Collection[str] | None = None) -> bool:
    """Tell whether every check constraint of a row holds; False also where they cannot be asked together."""
    values: Mapping[str, Any] = row._get_field_expression_map(meta=row._meta, exclude=exclude)  # type: ignore[attr-defined]
    names = names_asked(type(row))
    if not all(type(values.get(name)) is Value for name in names):
        return False  # left out, or worked out by the database itself
    using = router.db_for_write(type(row), instance=row)
    connection = connections[using]
    empty = frozenset(name for name in names if values[name].value is None)
    try:
        sql, asked = question(type(row), using, empty)
        given = [one.filled(values[one.name].value, connection) if isinstance(one, Given) else one for one in asked]
        with transaction.atomic(using=using, savepoint=connection.in_atomic_block), connection.cursor() as cursor:
            cursor.execute(sql, given)
            return cursor.fetchone() is not None
    except (EmptyResultSet, FieldError, DatabaseError, ValidationError, TypeError, ValueError):
        return False  # Django's own question says which


def checks_of(model: type[models.Model]) -> list[CheckConstraint]:
    return [one for one in model._meta.constraints if isinstance(one, CheckConstraint)]


@cache
def names_asked(model: type[models.Model]) -> frozenset[str]:
    """Return the fields that the check constraints of a table name."""
    references = model._get_expr_references  # type: ignore[attr-defined]
    return frozenset(path[0] for one in checks_of(model) for path in references(one.condition))


@lru_cache(maxsize=1000)
def question(model: type[models.Model], using: str, empty: frozenset[str]) -> tuple[str, tuple[Any, ...]]:
    """Return the question in SQL and what it is asked with: a value of a condition, or the place of one of the row.

    What is `empty` stands in the SQL as NULL.
    """
    query: Query = Query(None)
    for name in sorted(names_asked(model)):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        query.add_annotation(Given(name, field, is_empty=name in empty), name, select=False)
    query.add_annotation(Value(1), "_check")
    query.add_q(Q(*(Coalesce(Q(one.condition), True, output_field=BooleanField()) for one in checks_of(model))))
    sql, asked = query.get_compiler(using=using).as_sql()
    return sql, tuple(asked)


class Given(Value):
    """The place of a value of a row."""

    def __init__(self, name: str, field: Any, *, is_empty: bool) -> None:
        super().__init__(None if is_empty else name, field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Return a placeholder, to be filled with a value of the row."""
        return ("NULL", []) if self.value is None else ("%s", [self])

    def filled(self, value: Any, connection: Any) -> Any:
        """Return a value of the row as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection=connection)
