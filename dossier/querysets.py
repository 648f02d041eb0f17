"""Rows that may be seen, and managers that let nobody walk past the rules of the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NoReturn, Self, TypeVar

from django.db import models

from dossier.domain.visibility import Audience
from dossier.visible_rows import VisibleRow
from imvo_tracker.lib.asof import AsOf

T = TypeVar("T")
K = TypeVar("K")
_MOST_KEYS = 900  # SQLite takes at most 999 parameters in one statement on older builds


def batched_keys(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield keys in portions that every database takes in one statement."""
    for start in range(0, len(keys), _MOST_KEYS):
        yield keys[start : start + _MOST_KEYS]


def keys_by_table(places: Iterable[tuple[K, int]]) -> Iterator[tuple[K, Sequence[int]]]:
    """Yield the keys of places (a table and a key) table by table, sorted, in portions as `batched_keys` makes them."""
    keys: dict[K, list[int]] = defaultdict(list)
    for table, key in places:
        keys[table].append(key)
    for table, own in keys.items():
        yield from ((table, portion) for portion in batched_keys(sorted(own)))


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
        return self.filter(VisibleRow(self.model, replace(as_of, day=as_of.judged_on), audience))

    def sealed(self) -> Self:
        return self.filter(revision__isnull=False)

    def unsealed(self) -> Self:
        return self.filter(revision__isnull=True)

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_create()")


class MasterQuerySet(models.QuerySet):
    """Master data with history: `update` and bulk writes would pass the history by."""

    def update(self, **values: Any) -> NoReturn:
        _refuse("update()")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_create()")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_update()")
