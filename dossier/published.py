"""Master data as readers see them: as sealed at a revision, never as staff are editing them.

The versions lie in memory. A seal adds to them; nothing else changes them, so the newest revision alone says
whether they are fresh (docs/adr/0012).
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from threading import RLock
from typing import Any, NamedTuple, TypeVar

from django.db import connections, models

from dossier.canonical import master_models
from dossier.first_question import first_row
from dossier.models import MasterData, Revision, SealedMaster
from imvo_tracker.lib.read_only import PRIMARY, reading_alias

M = TypeVar("M", bound=MasterData)
T = TypeVar("T")
MOST_KEPT = 16


_NEWEST = "SELECT number, content_hash FROM dossier_revision ORDER BY number DESC LIMIT 1"


class Head(NamedTuple):
    """The newest sealed revision: its number, 0 for none, and its hash."""

    number: int
    content_hash: str


def read_head(alias: str = "") -> Head:
    """Ask the database that is read for the newest revision: the one number of freshness.

    Every request asks; putting the question together by the ORM would cost more than a page that is kept ready.
    """
    row = first_row(connections[alias or reading_alias()], _NEWEST)
    return Head(*row) if row else Head(0, "")


def continues(old: Head, new: Head) -> bool:
    """Say whether `new` lies further on in the same record: not so after a backup was put back."""
    if not 0 < old.number <= new.number:
        return False
    return Revision.objects.filter(number=old.number, content_hash=old.content_hash).exists()


@dataclass(frozen=True)
class Version:
    """One sealed content of one row."""

    key: str
    content: str

    @cached_property
    def values(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self.content)
        return values


class Published:
    """All master data as sealed at one revision. Rows are made when asked for, and never saved."""

    def __init__(self, versions: dict[type[MasterData], dict[int, Version]]) -> None:
        self._versions = versions
        self._made: dict[tuple[type[MasterData], int], Any] = {}
        self._derived: dict[Callable[[Published], Any], Any] = {}

    @cached_property
    def _places(self) -> dict[type[MasterData], dict[str, int]]:
        return {
            model: {version.key: pk for pk, version in rows.items()} for model, rows in self._versions.items()
        }  # fmt: skip

    def rows(self, model: type[MasterData]) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Yield primary key, natural key and sealed content of every row of a table."""
        for pk, version in self._versions.get(model, {}).items():
            yield pk, version.key, version.values

    def place(self, model: type[MasterData], key: str) -> int | None:
        """Return the primary key of the row with a natural key."""
        return self._places.get(model, {}).get(key)

    def key_of(self, model: type[MasterData], pk: int) -> str:
        """Return the natural key of a row, "" where it was not sealed yet; makes nothing."""
        version = self._versions.get(model, {}).get(pk)
        return version.key if version else ""

    def changed_since(self, other: Published, model: type[MasterData]) -> set[int]:
        """Return the primary keys of the rows of a table that say something else than they did, or are new."""
        old = other._versions.get(model, {})
        return {pk for pk, version in self._versions.get(model, {}).items() if old.get(pk) != version}

    def find(self, model: type[M], key: str | None) -> M | None:
        """Return the row with a natural key, None where it was not sealed yet."""
        pk = self.place(model, key) if key else None
        return None if pk is None else self.get(model, pk)

    def get(self, model: type[M], pk: int | None) -> M | None:
        """Return a row as it was sealed, with its parts and what it names; None where it was not sealed yet."""
        version = self._versions.get(model, {}).get(pk) if pk is not None else None
        if version is None or pk is None:
            return None
        if (model, pk) not in self._made:
            self._made[model, pk] = self._make(model, pk, version.values)
        made: M = self._made[model, pk]
        return made

    def every(self, model: type[M]) -> list[M]:
        """Return all rows of a table, in the order of their natural keys."""
        rows = (self.get(model, pk) for _key, pk in sorted(self._places.get(model, {}).items()))
        return [row for row in rows if row is not None]

    def once(self, derive: Callable[[Published], T]) -> T:
        """Return what follows from these master data alone; worked out when it is first asked for."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        derived: T = self._derived[derive]
        return derived

    def with_changes(self, changes: Mapping[tuple[type[MasterData], int], Version]) -> Published:
        """Return what would be read if these rows were sealed; an empty content removes a row."""
        versions = {model: dict(rows) for model, rows in self._versions.items()}
        for (model, pk), version in changes.items():
            table = versions.setdefault(model, {})
            table.pop(pk, None)
            if version.content:
                table[pk] = version
        return Published(versions)

    def _make(self, model: type[M], pk: int, values: dict[str, Any]) -> M:
        row = model(pk=pk)
        self._fill(row, values)
        row.is_published = True
        row._state.adding = False
        kept: dict[str, Any] = {}
        for name in model.PARTS:
            kept[name] = [self._part(row, name, part) for part in values.get(name, ())]
        for link in model._meta.many_to_many:
            others: Any = link.related_model
            kept[link.name] = [other for key in values[link.name] if (other := self.find(others, key)) is not None]
        row._prefetched_objects_cache = kept  # type: ignore[attr-defined]
        return row

    def _part(self, owner: MasterData, name: str, values: dict[str, Any]) -> models.Model:
        relation: Any = owner._meta.get_field(name)
        part: models.Model = relation.related_model(**{relation.remote_field.name: owner})
        self._fill(part, values)
        return part

    def _fill(self, row: models.Model, values: dict[str, Any]) -> None:
        for field in row._meta.concrete_fields:
            if field.name in values:
                setattr(row, field.name, self._value(field, values[field.name]))

    def _value(self, field: Any, value: Any) -> Any:
        return self.find(field.related_model, value) if field.is_relation else field.to_python(value)

    def attach(self, entry: models.Model) -> None:
        """Let an entry of the ledger name master data as sealed, by whatever relation it names them."""
        for field, model in master_links(type(entry)):
            row: Any = self.get(model, getattr(entry, field.attname))
            if row is not None:
                field.set_cached_value(entry, row)


@cache
def master_links(model: type[models.Model]) -> tuple[tuple[Any, type[MasterData]], ...]:
    """Return the foreign keys of a table that name master data, each with the table it names."""
    return tuple(
        (field, field.related_model)
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, MasterData)
    )


class Passed:
    """The heads that a memory of the record has been at: each is the beginning of what it holds.

    A replica may be a revision behind another database that this process reads. What is held answers for it too.
    """

    def __init__(self) -> None:
        self._heads: set[Head] = set()

    def add(self, head: Head) -> None:
        """Note a head that is held now."""
        self._heads.add(head)

    def covers(self, head: Head) -> bool:
        """Say whether a replica stands where this memory has been; of the primary it would be a backup put back."""
        return head in self._heads and reading_alias() != PRIMARY


class PublishedStore:
    """Keeps every sealed version of this process, and the last few readings of them."""

    def __init__(self) -> None:
        self._lock = RLock()
        self.clear()

    def clear(self) -> None:
        """Forget everything: the next reading loads all versions."""
        self._head = Head(0, "")
        self._passed = Passed()
        self._steps: list[tuple[int, type[MasterData], int, Version]] = []
        self._changes: list[int] = []  # the revisions that changed master data
        self._kept: dict[int, Published] = {}

    @property
    def head(self) -> Head:
        """The newest revision that was taken in."""
        return self._head

    def follow(self, head: Head) -> None:
        """Take in what was sealed up to `head`; start again where it is another record."""
        with self._lock:
            if head == self._head or self._passed.covers(head):
                return
            if not continues(self._head, head):
                self.clear()
            self._load(head)

    def _load(self, head: Head) -> None:
        tables = {model._meta.label_lower: model for model in master_models()}
        rows = SealedMaster.objects.filter(revision__gt=self._head.number, revision__lte=head.number)
        columns = ("valid_from", "table", "object_id", "key", "content")
        steps = [
            (valid_from, tables[table], pk, Version(key, content))
            for valid_from, table, pk, key, content in rows.order_by("pk").values_list(*columns)
        ]
        if any(step[0] <= self._head.number for step in steps):
            self._kept.clear()  # what stood there before master data were sealed
        self._steps = sorted([*self._steps, *steps], key=lambda step: step[0])
        self._changes = sorted({step[0] for step in self._steps})
        self._head = head
        self._passed.add(head)

    def ever(self, model: type[MasterData]) -> dict[int, str]:
        """Return by primary key the natural key of every row of a table ever sealed, in the order of sealing."""
        with self._lock:
            return {pk: version.key for _from, table, pk, version in self._steps if table is model}

    def stamp(self, revision: int | None) -> int:
        """Return the newest revision up to `revision` that changed master data: between two nothing differs."""
        place = len(self._changes) if revision is None else bisect_right(self._changes, revision)
        return self._changes[place - 1] if place else 0

    def at(self, revision: int | None) -> Published:
        """Return master data as sealed at a revision; None is the newest."""
        with self._lock:
            if revision is None or revision > self._head.number:
                self.follow(read_head())
            stamp = self.stamp(revision)
            if stamp not in self._kept:
                if len(self._kept) >= MOST_KEPT:
                    del self._kept[min(self._kept)]
                self._kept[stamp] = self._read(stamp)
            return self._kept[stamp]

    def _read(self, stamp: int) -> Published:
        versions: dict[type[MasterData], dict[int, Version]] = {}
        for valid_from, model, pk, version in self._steps:
            if valid_from > stamp:
                break
            table = versions.setdefault(model, {})
            if version.content:
                table[pk] = version
            else:
                table.pop(pk, None)
        return Published(versions)


PUBLISHED = PublishedStore()
_TRIAL: ContextVar[Published | None] = ContextVar("trial", default=None)


@contextmanager
def trial(published: Published) -> Iterator[None]:
    """Read master data as if these were sealed: how a publisher sees what a change does. Nothing is kept of it."""
    token = _TRIAL.set(published)
    try:
        yield
    finally:
        _TRIAL.reset(token)


def trial_or_none() -> Published | None:
    """Return the master data on trial."""
    return _TRIAL.get()


def published_at(revision: int | None) -> Published:
    """Return master data as sealed at a revision, from the memory of this process."""
    return _TRIAL.get() or PUBLISHED.at(revision)


def ever_sealed(model: type[MasterData]) -> dict[int, str]:
    """Return by primary key the natural key of every row of a table ever sealed, in the order; those on trial last."""
    tried = _TRIAL.get()
    new = {pk: key for pk, key, _values in tried.rows(model)} if tried else {}
    return {**PUBLISHED.ever(model), **new}
