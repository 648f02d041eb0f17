"""What a revision seals as canonical bytes: statements, master data, openings and editions, by natural keys."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from dossier.domain.chain import ChainLink, canonical_json
from dossier.kept_question import KeptAmong
from dossier.models import Edition, EditionFile, LedgerEntry, MasterData, Revision, SealedMaster

# What sealing itself sets.
_OUTSIDE_THE_HASH = {"revision", "stage", "opened_in"}
# What master data count for themselves, and what no reader sees.
_OUTSIDE_MASTERS = {"id", "version"}
# Columns that came later: rows sealed before have the hash of a row without them.
_ADDED_SINCE = {
    "oddity_reason", "reason_en", "member_of", "counts_toward", "counts_reason", "supplied_by", "supplied_locator",
    "owner", "closure", "opens_by", "opens_after", "count_is_public", "payer", "place", "initiative", "initiative_en",
    "initiative_state", "addressed_to",
}  # fmt: skip
# Lists of master data that came later: content sealed before has the bytes of content without them.
_PARTS_ADDED_SINCE = {"origins", "sector_days"}
OPENING = "dossier.opening"


@cache
def ledger_models() -> tuple[type[LedgerEntry], ...]:
    """Return the concrete ledger tables, in the order of `settings.LEDGER_MODELS`."""
    return tuple(apps.get_model(label) for label in settings.LEDGER_MODELS)


@cache
def master_models() -> tuple[type[MasterData], ...]:
    """Return the tables of master data, each after those it names."""
    return tuple(apps.get_model(label) for label in settings.MASTER_MODELS)


def natural_keys() -> list[tuple[str, str]]:
    """Return (table, column) of the keys by which sealed rows name other rows."""
    return [(model._meta.db_table, natural_key(model)) for model in master_models()]


def natural_key(model: type[models.Model]) -> str:
    """Return the column by which sealed rows name rows of a table; "" for what is named by its primary key.

    A table as a migration sees it has the key of the table as it is now.
    """
    return getattr(apps.get_model(model._meta.label), "NATURAL_KEY", "")


def canonical_rows(rows: models.QuerySet) -> Iterator[tuple[int | None, bytes]]:
    """Yield (revision number, canonical bytes) of each row of one ledger table."""
    yield from _canonical(rows.model, _columns_of(rows).iterator(chunk_size=2000))


def canonical_among(model: type[models.Model], keys: Sequence[int]) -> Iterator[tuple[int | None, bytes]]:
    """Yield the same of the rows of some keys, in the order of these."""
    yield from _canonical(model, _asked_among(model).rows(keys))


@cache
def _asked_among(model: type[models.Model]) -> KeptAmong:
    return KeptAmong(lambda keys: _columns_of(model._base_manager.filter(pk__in=keys)))


def _columns_of(rows: models.QuerySet) -> models.QuerySet:
    return rows.order_by("pk").values_list("revision_id", *_lookups_of(rows.model).values())


def _lookups_of(model: type[models.Model]) -> dict[str, str]:
    fields = (field for field in model._meta.concrete_fields if field.name not in _OUTSIDE_THE_HASH)
    return {field.name: _lookup(field) for field in fields}


def _canonical(model: type[models.Model], rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int | None, bytes]]:
    lookups = _lookups_of(model)
    for number, *values in rows:
        content = dict(zip(lookups, map(plain, values), strict=True))
        if content["closed"]:
            del content["public_from"]
        content = {name: value for name, value in content.items() if value or name not in _ADDED_SINCE}
        yield number, canonical_json({"table": model._meta.label_lower, **content})


def _lookup(field: models.Field) -> str:
    key = natural_key(field.related_model) if isinstance(field.related_model, type) else ""
    return f"{field.name}__{key}" if key else field.attname


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def plain(value: object) -> object:
    """Return a value of a column as JSON takes it, the same on every database."""
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")  # + 0: SQLite keeps the sign of a zero
    return value


def canonical_master(row: models.Model) -> str:
    """Return the content of one master row with its parts and links, as canonical JSON."""
    content: dict[str, object] = _fields_of(row)
    for name in _parts_of(row):
        owner = row._meta.get_field(name).remote_field.name  # type: ignore[union-attr]
        parts = [part_content(part, owner) for part in getattr(row, name).all()]
        if parts or name not in _PARTS_ADDED_SINCE:
            content[name] = sorted(parts, key=canonical_json)
    for link in row._meta.many_to_many:
        key = natural_key(link.related_model)
        content[link.name] = sorted(getattr(one, key) for one in getattr(row, link.name).all())
    return canonical_json(content).decode()


def _parts_of(row: models.Model | type[models.Model]) -> list[str]:
    """Return the lists of a master; a table as a migration sees it lacks those that came later."""
    there = {relation.name for relation in row._meta.related_objects}
    return [name for name in getattr(apps.get_model(row._meta.label), "PARTS", ()) if name in there]


def part_content(part: models.Model, owner: str) -> dict[str, object]:
    """Return what is sealed of a part of a master row; `owner` is its field that names that row."""
    return _fields_of(part, without=owner)


def _fields_of(row: models.Model, without: str = "") -> dict[str, object]:
    return {
        field.name: _named(row, field)
        for field in row._meta.concrete_fields
        if field.name not in _OUTSIDE_MASTERS and field.name != without
    }


def _named(row: models.Model, field: models.Field) -> object:
    if not field.is_relation:
        return plain(field.value_from_object(row))
    other = getattr(row, field.name)
    return None if other is None else getattr(other, natural_key(type(other)))


def with_content(rows: models.QuerySet) -> models.QuerySet:
    """Fetch with master rows what `canonical_master` reads, in a fixed number of queries."""
    meta = rows.model._meta
    named = [field.name for field in meta.concrete_fields if field.is_relation]
    parts = []
    for name in _parts_of(rows.model):
        model: Any = meta.get_field(name).related_model
        links = [field.name for field in model._meta.concrete_fields if field.is_relation]
        parts.append(models.Prefetch(name, model._base_manager.select_related(*links)))
    return rows.select_related(*named).prefetch_related(*parts, *(link.name for link in meta.many_to_many))


def sealed_master_bytes(table: str, key: str, valid_from: int, content: str, history: str) -> bytes:
    """Return what the hash of a revision covers of one sealed master row."""
    return canonical_json(
        {"sealed": table, "key": key, "valid_from": valid_from, "content": content, "history": history}
    )


def opening_bytes(table: str, entry: int, public_from: date | None) -> bytes:
    """Return what the hash of a revision covers of the opening of a closed entry."""
    return canonical_json({"table": OPENING, "of": table, "entry": entry, "public_from": plain(public_from)})


def edition_bytes(edition: Edition, files: Iterable[EditionFile]) -> bytes:
    """Return what the hash of a revision covers of an edition that it freezes: what it says, and each file's hash."""
    hashes = {one.name: hashlib.sha256(bytes(one.body)).hexdigest() for one in files}
    named = ["number", "title", "day", "known_on", "rule", "at_id", "content", "statements"]
    named += [name for name in ("kind", "selection") if getattr(edition, name)]  # annex 1 was frozen before them
    return canonical_json({"edition": {name: plain(getattr(edition, name)) for name in named}, "files": hashes})


def sealed_entries() -> dict[int, list[bytes]]:
    """Return the canonical bytes of every sealed entry of every table, by revision number."""
    contents: dict[int, list[bytes]] = defaultdict(list)
    for model in ledger_models():
        for number, content in canonical_rows(model._base_manager.exclude(revision=None)):
            contents[number].append(content)  # type: ignore[index]
    return contents


def sealed_others() -> dict[int, list[bytes]]:
    """Return the canonical bytes of all sealed master data, openings and editions, by revision number."""
    contents: dict[int, list[bytes]] = defaultdict(list)
    columns = ("revision_id", "table", "key", "valid_from", "content", "history")
    for number, *values in SealedMaster._base_manager.values_list(*columns).iterator(chunk_size=2000):
        contents[number].append(sealed_master_bytes(*values))
    for edition in Edition.objects.prefetch_related("files"):
        contents[edition.sealed_in_id].append(edition_bytes(edition, edition.files.all()))
    for model in ledger_models():
        opened = model._base_manager.exclude(opened_in=None).values_list("opened_in_id", "pk", "public_from")
        for number, pk, public_from in opened:
            contents[number].append(opening_bytes(model._meta.label_lower, pk, public_from))
    return contents


def envelope(number: int, sealed_at: datetime, author_id: int, reason: str) -> dict[str, str | int | None]:
    """Return what the hash of a revision covers besides its entries."""
    return {
        "number": number,
        "sealed_at": _instant(sealed_at),
        "author": author_id,
        "reason": reason,
    }


def chain_links(revisions: Iterable[Revision]) -> list[ChainLink]:
    """Return stored revisions as links of the pure chain."""
    return [
        ChainLink(
            number=revision.number,
            envelope=envelope(revision.number, revision.sealed_at, revision.author_id, revision.reason),
            entry_count=revision.entry_count,
            other_count=revision.other_count,
            previous_hash=revision.previous_hash,
            content_hash=revision.content_hash,
        )
        for revision in revisions
    ]
