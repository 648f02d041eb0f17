"""The history of master data under seal: fingerprints of its lines, and whether the rows still follow from it."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import models

from dossier.canonical import master_models, plain
from dossier.domain.chain import canonical_json
from dossier.kept_question import KeptAmong
from dossier.models import MasterData, SealedMaster
from dossier.querysets import batched_keys

Place = tuple[type[MasterData], int]


@cache
def history_tables(model: type[MasterData]) -> tuple[tuple[type[models.Model], str], ...]:
    """Return the tables of history of a table, its parts and links, each with the column that names the row.

    Kept, as the library makes a class of managers for each look at a table's history.
    """
    kept = _history_model(model)
    if kept is None:
        return ()
    tables = [(kept, "id")]
    for name in model.PARTS:
        relation: Any = model._meta.get_field(name)
        part = _history_model(relation.related_model)
        if part is not None:
            tables.append((part, relation.remote_field.attname))
    for relation in kept._meta.related_objects:
        link = relation.related_model
        (owner,) = [
            field.attname
            for field in link._meta.concrete_fields
            if field.is_relation and field.related_model is model
        ]  # fmt: skip
        tables.append((link, owner))
    return tuple(tables)


def _history_model(model: type[models.Model]) -> type[models.Model] | None:
    history: type[models.Model] | None = getattr(getattr(model, "history", None), "model", None)
    return history


def every_history_table() -> list[type[models.Model]]:
    """Return all tables of history of master data."""
    return [table for model in master_models() for table, _owner in history_tables(model)]


def history_of(places: Iterable[Place]) -> dict[Place, str]:
    """Return by row the fingerprint of its history now: count of lines and their hash, by table."""
    wanted: dict[type[MasterData], list[int]] = defaultdict(list)
    for model, pk in places:
        wanted[model].append(pk)
    fingerprints = {}
    for model, keys in wanted.items():
        lines = _lines(model, keys)
        fingerprints.update({(model, pk): _fingerprint(lines[pk]) for pk in keys if pk in lines})
    return fingerprints


def _lines(model: type[MasterData], keys: list[int] | None) -> dict[int, dict[str, list[bytes]]]:
    """Return by row and table the lines of history, oldest first."""
    lines: dict[int, dict[str, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    for table, owner in history_tables(model):
        columns = [field.attname for field in table._meta.concrete_fields]
        place = columns.index(owner)
        for row in _history_rows(table, owner, keys, columns):
            lines[row[place]][table._meta.label_lower].append(canonical_json([plain(value) for value in row]))
    return lines


def _history_rows(
    table: type[models.Model], owner: str, keys: list[int] | None, columns: list[str]
) -> Iterator[Sequence[Any]]:
    if keys is None:
        yield from table._base_manager.order_by("pk").values_list(*columns)
        return
    for portion in batched_keys(keys):
        yield from _history_among(table, owner, tuple(columns)).rows(portion)


@cache
def _history_among(table: type[models.Model], owner: str, columns: tuple[str, ...]) -> KeptAmong:
    rows = table._base_manager.order_by("pk").values_list(*columns)
    return KeptAmong(lambda keys: rows.filter(**{f"{owner}__in": keys}))


def _fingerprint(lines: Mapping[str, list[bytes]], counts: Mapping[str, list[Any]] | None = None) -> str:
    """Hash the lines of each table; with `counts`, only the first so many."""
    tables = lines if counts is None else counts
    said = {}
    for table in sorted(tables):
        kept = lines.get(table, [])
        first = kept if counts is None else kept[: counts[table][0]]
        said[table] = [len(first), hashlib.sha256(b"\n".join(first)).hexdigest()]
    return json.dumps(said, sort_keys=True)


def broken_histories() -> Iterator[tuple[int, str]]:
    """Yield revision and row where the history is no longer what it was when the row was sealed."""
    for model in master_models():
        lines = _lines(model, None)
        rows = SealedMaster.objects.filter(table=model._meta.label_lower).exclude(history="").order_by("pk")
        for revision, key, pk, history in rows.values_list("revision_id", "key", "object_id", "history"):
            if _fingerprint(lines.get(pk, {}), json.loads(history)) != history:
                yield revision, f"{model._meta.label_lower} {key}"


def unlogged_changes() -> Iterator[str]:
    """Yield the working copies that differ from the newest line of their history: changed past every rule."""
    for model in master_models():
        for table, owner in history_tables(model):
            if any(field.name == "history_type" for field in table._meta.concrete_fields):
                yield from _unlogged_rows(table)
            else:
                yield from _unlogged_links(model, table, owner)


def _unlogged_rows(table: Any) -> Iterator[str]:
    model = table.instance_type
    columns = [field.attname for field in model._meta.concrete_fields]
    newest = {row[0]: row[1:] for row in table._base_manager.order_by("pk").values_list("id", "history_type", *columns)}
    now = {row[0]: row[1:] for row in model._base_manager.values_list("pk", *columns)}
    for pk, (kind, *values) in newest.items():
        stored = now.get(pk)
        if (kind == "-") != (stored is None) or (stored is not None and tuple(values) != tuple(stored)):
            yield f"{model._meta.label_lower} {pk}"
    # a table that was filled in bulk, such as a sample, has no history to hold it against
    for pk in sorted(now.keys() - newest.keys()) if newest else ():
        yield f"{model._meta.label_lower} {pk}"


def _unlogged_links(model: type[MasterData], table: type[models.Model], owner: str) -> Iterator[str]:
    """Compare the links of each row with those noted at the newest line of its history."""
    (other,) = [
        field.attname
        for field in table._meta.concrete_fields
        if field.is_relation and field.attname not in (owner, "history_id")
    ]
    throughs: list[Any] = [link.remote_field.through for link in model._meta.many_to_many]
    (through,) = [one for one in throughs if table.__name__ == f"Historical{one.__name__}"]
    kept: Any = _history_model(model)
    newest = dict(kept._base_manager.order_by("pk").values_list("id", "pk"))
    noted, stored = defaultdict(set), defaultdict(set)
    for row, line, linked in table._base_manager.values_list(owner, "history_id", other):
        if newest.get(row) == line:
            noted[row].add(linked)
    for row, linked in through._base_manager.values_list(owner, other):
        stored[row].add(linked)
    for pk in newest:
        if noted[pk] != stored[pk]:
            yield f"{through._meta.label_lower} {pk}"
