"""Rows that may be seen, and managers that let nobody walk past the rules of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NoReturn, Self, TypeVar

from django.db import models

from dossier.domain.visibility import Audience
from dossier.visibility import visible
from imvo_tracker.lib.asof import AsOf

T = TypeVar("T")
KEPT_CONDITIONS = 64  # of every table, for some nine moments
_MOST_KEYS = 900  # SQLite takes at most 999 parameters in one statement on older builds


def batched_keys(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield keys in portions that every database takes in one statement."""
    for start in range(0, len(keys), _MOST_KEYS):
        yield keys[start : start + _MOST_KEYS]


class RecordIsProtected(Exception):
    """Raised when code tries to change the record by a way that leaves no trace."""


def _refuse(what: str) -> NoReturn:
    raise RecordIsProtected(f"{what} would change the record without a trace; use an action.")


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that are added, and that nobody changes or removes: sealed master data, decisions."""

    def update(self, **values: Any) -> NoReturn:
        _refuse("update()")

    def delete(self) -> NoReturn:
        _refuse("delete()")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_update()")


class LedgerQuerySet(AppendOnlyQuerySet):
    """Entries of the record. Bulk writes are refused; reads go through `visible_at`."""

    def visible_at(self, as_of: AsOf, audience: Audience = Audience.PUBLIC) -> Self:
        """Return what may be seen at `as_of`, by the rule of `dossier.visibility`."""
        if self._is_narrowed():
            return self._visible(as_of, audience)
        seen: Self = _visible_rows(type(self), self.model, replace(as_of, day=as_of.judged_on), audience).all()
        return seen

    def _is_narrowed(self) -> bool:
        """Say whether anything was asked of these rows before."""
        query = self.query
        asked = query.order_by, query.annotations, query.select_related, query.distinct, query.values_select
        return bool(query.has_filters()) or query.is_sliced or getattr(self, "_db", None) is not None or any(asked)

    def _visible(self, as_of: AsOf, audience: Audience) -> Self:
        return self.filter(visible(as_of, audience, self.model._base_manager.all()))

    def sealed(self) -> Self:
        return self.filter(revision__isnull=False)

    def unsealed(self) -> Self:
        return self.filter(revision__isnull=True)

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_create()")


@lru_cache(maxsize=KEPT_CONDITIONS)
def _visible_rows(rows: type[LedgerQuerySet], model: type[models.Model], as_of: AsOf, audience: Audience) -> Any:
    """Keep the condition of a table as Django built it: that costs as much as asking the database. Never its rows."""
    return rows(model)._visible(as_of, audience)


class MasterQuerySet(models.QuerySet):
    """Master data with history: `update` and bulk writes would pass the history by."""

    def update(self, **values: Any) -> NoReturn:
        _refuse("update()")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_create()")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_update()")
