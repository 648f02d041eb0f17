"""Rows whose check constraints are asked of the database in one question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import FieldError
from django.db import DatabaseError, connections, models, router, transaction
from django.db.models import BooleanField, CheckConstraint, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.sql import Query
from django.db.models.sql.constants import SINGLE


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
    checks = [
        Coalesce(Q(one.condition), True, output_field=BooleanField())
        for one in row._meta.constraints
        if isinstance(one, CheckConstraint)
    ]
    question: Query = Query(None)
    given: dict[str, Any] = row._get_field_expression_map(meta=row._meta, exclude=exclude)  # type: ignore[attr-defined]
    for name, value in given.items():
        question.add_annotation(value, name, select=False)
    question.add_annotation(Value(1), "_check")
    using = router.db_for_write(type(row), instance=row)
    try:
        question.add_q(Q(*checks))
        with transaction.atomic(using=using, savepoint=connections[using].in_atomic_block):
            return question.get_compiler(using=using).execute_sql(SINGLE) is not None
    except (FieldError, DatabaseError):
        return False
