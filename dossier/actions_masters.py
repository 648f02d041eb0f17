"""Sealing master data: what differs from what readers see, and what a revision makes public of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.db import models

from dossier.canonical import canonical_master, master_models, natural_key, with_content
from dossier.history import Place, history_of
from dossier.kept_question import KeptAmong
from dossier.models import LedgerEntry, MasterData, SealedMaster
from dossier.querysets import batched_keys


@dataclass(frozen=True, slots=True)
class Pending:
    """A master row whose working copy differs from what is sealed.

    `old` is the sealed content, "" for a new row; `new` the working copy, "" for a row that was removed.
    """

    model: type[MasterData]
    pk: int
    key: str
    old: str
    new: str

    @property
    def place(self) -> Place:
        return self.model, self.pk


def pending_masters(places: Iterable[Place] | None = None) -> list[Pending]:
    """Return what differs between working copies and sealed content, of all master data or of some rows.

    A fixed number of queries for each table.
    """
    if places is None:
        sealed = _all_newest_contents()
        return [one for model in master_models() for one in _pending_of(model, _rows_of(model, None), sealed[model])]
    pending = []
    for model, keys in _in_order(_by_model(places)):
        pending += _pending_of(model, _rows_of(model, keys), newest_contents(model, keys))
    return pending


def _pending_among(rows: Mapping[Place, MasterData | None]) -> list[Pending]:
    """Return as `pending_masters` does what differs, of rows that were read already."""
    pending = []
    for model, keys in _in_order(_by_model(rows)):
        stored = [row for pk in sorted(keys) if (row := rows[model, pk]) is not None]
        pending += _pending_of(model, stored, newest_contents(model, keys))
    return pending


def _in_order(wanted: Mapping[type[MasterData], list[int]]) -> Iterator[tuple[type[MasterData], list[int]]]:
    return ((model, wanted[model]) for model in master_models() if model in wanted)


def _by_model(places: Iterable[Place]) -> dict[type[MasterData], list[int]]:
    wanted: dict[type[MasterData], list[int]] = defaultdict(list)
    for model, pk in dict.fromkeys(places):
        wanted[model].append(pk)
    return wanted


def _pending_of(
    model: type[MasterData], rows: Iterable[MasterData], sealed: dict[int, tuple[str, str]]
) -> list[Pending]:
    column = natural_key(model)
    changed = []
    for row in rows:
        content, (_key, old) = canonical_master(row), sealed.pop(row.pk, ("", ""))
        if content != old:
            changed.append(Pending(model, row.pk, getattr(row, column), old, content))
    removed = [Pending(model, pk, key, old, "") for pk, (key, old) in sealed.items() if old]
    return changed + removed


def _rows_of(model: type[MasterData], keys: Sequence[int] | None, *, locked: bool = False) -> Iterator[MasterData]:
    rows = with_content(model._base_manager.order_by("pk"))
    if locked:
        rows = rows.select_for_update(of=("self",))
    if keys is None:
        yield from rows.iterator(chunk_size=2000)
        return
    for portion in batched_keys(keys):
        yield from rows.filter(pk__in=portion)


def newest_contents(model: type[MasterData], keys: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return natural key and newest sealed content by primary key, straight from the database."""
    asked = sealed_among(model._meta.label_lower)
    return {pk: (key, content) for portion in batched_keys(keys) for pk, key, content in asked.rows(portion)}


@cache
def sealed_among(table: str) -> KeptAmong:
    """Ask for key, natural key and sealed content of every version of some rows of a table, the oldest first."""
    rows = SealedMaster.objects.filter(table=table).order_by("pk")
    return KeptAmong(lambda keys: rows.filter(object_id__in=keys).values_list("object_id", "key", "content"))


def _all_newest_contents() -> dict[type[MasterData], dict[int, tuple[str, str]]]:
    """Return the same of every table, in one query."""
    tables = {model._meta.label_lower: model for model in master_models()}
    contents: dict[type[MasterData], dict[int, tuple[str, str]]] = {model: {} for model in tables.values()}
    rows = SealedMaster.objects.filter(table__in=tables).order_by("pk")
    for table, pk, key, content in rows.values_list("table", "object_id", "key", "content").iterator(chunk_size=2000):
        contents[tables[table]][pk] = key, content
    return contents


def named_by(rows: Iterable[models.Model]) -> Iterator[Place]:
    """Yield the master rows that some rows name by a foreign key."""
    for row in rows:
        for field in row._meta.concrete_fields:
            target = field.related_model
            if isinstance(target, type) and issubclass(target, MasterData):
                pk = getattr(row, field.attname)
                if pk is not None:
                    yield target, pk


def _locked_with_new_ones(places: Iterable[Place]) -> dict[Place, MasterData | None]:
    """Return the rows at the places, locked, and of whatever they name that was never sealed; None of a removed row.

    No reader may meet an empty name.
    """
    rows: dict[Place, MasterData | None] = {}
    waiting = list(dict.fromkeys(places))
    while waiting:
        rows.update(dict.fromkeys(waiting))
        named: dict[Place, None] = {}
        for model, keys in _by_model(waiting).items():
            for row in _rows_of(model, keys, locked=True):
                rows[model, row.pk] = row
                named.update(dict.fromkeys(_named_by_master(row)))
        waiting = unsealed(place for place in named if place not in rows)
    return rows


def _named_by_master(row: MasterData) -> Iterator[Place]:
    yield from named_by([row])
    for name in row.PARTS:
        yield from named_by(getattr(row, name).all())
    for link in row._meta.many_to_many:
        yield from ((type(other), other.pk) for other in getattr(row, link.name).all())


def unsealed(places: Iterable[Place]) -> list[Place]:
    """Return those of the places that were never sealed."""
    never_sealed: list[Place] = []
    for model, keys in _by_model(places).items():
        contents = newest_contents(model, keys)
        never_sealed += [(model, pk) for pk in keys if not contents.get(pk, ("", ""))[1]]
    return never_sealed


def versions_to_seal(entries: Sequence[LedgerEntry], masters: Iterable[Place]) -> list[SealedMaster]:
    """Return, unsaved, the new versions of some master rows and of all that is new and named; rows are locked."""
    rows = _locked_with_new_ones([*masters, *unsealed(set(named_by(entries)))])
    pending = _pending_among(rows)
    history = history_of(change.place for change in pending)
    return [
        SealedMaster(
            table=change.model._meta.label_lower,
            key=change.key,
            object_id=change.pk,
            content=change.new,
            history=history.get(change.place, ""),
        )
        for change in pending
    ]


def places_of(masters: Iterable[MasterData]) -> list[Place]:
    """Return table and primary key of some rows."""
    return [(type(row), row.pk) for row in masters]


def by_table(pending: Iterable[Pending]) -> Mapping[type[MasterData], list[Pending]]:
    """Return what waits by table, each in the order of its keys."""
    by_model: dict[type[MasterData], list[Pending]] = defaultdict(list)
    for one in pending:
        by_model[one.model].append(one)
    return {model: sorted(rows, key=lambda row: row.key) for model, rows in by_model.items()}
