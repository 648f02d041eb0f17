"""Visibility in SQL, and managers that let nobody walk past the rules of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from dossier.domain.visibility import Audience
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
        """Return what may be seen at `as_of`; `tests/spec/visibility.py` says the same entry by entry."""
        if self.query.has_filters():
            return self._visible(as_of, audience)
        seen: Self = _visible_rows(type(self), self.model, replace(as_of, day=as_of.known_on), audience).all()
        return seen

    def _visible(self, as_of: AsOf, audience: Audience) -> Self:
        corrections = self.model._base_manager.filter(_sealed_by(as_of), corrects=OuterRef("pk"))
        if audience is Audience.PUBLIC:
            corrections = corrections.filter(_takes_away(as_of))
        visible = self.filter(
            _sealed_by(as_of),
            ~Exists(corrections),
            is_withdrawal=False,
            known_from__lte=as_of.known_on,
        )
        if audience is Audience.STAFF:
            return visible
        return visible.filter(_opened_by(as_of), public_from__lte=as_of.known_on)

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


def _sealed_by(as_of: AsOf) -> Q:
    if as_of.revision is None:
        return Q(revision__isnull=False)
    return Q(revision__lte=as_of.revision)


def _opened_by(as_of: AsOf) -> Q:
    """Hold for what was sealed open, or opened by the revision."""
    if as_of.revision is None:
        return Q(public_from__isnull=False)
    return Q(closed=False, public_from__isnull=False) | Q(opened_in__lte=as_of.revision)


def _takes_away(as_of: AsOf) -> Q:
    """Hold for a correction that the public may see: `takes_away` of the specification."""
    no_embargo = Q(public_from__lte=F("known_from"))
    return _opened_by(as_of) & (no_embargo | Q(public_from__lte=as_of.known_on))


class MasterQuerySet(models.QuerySet):
    """Master data with history: `update` and bulk writes would pass the history by."""

    def update(self, **values: Any) -> NoReturn:
        _refuse("update()")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_create()")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse("bulk_update()")
