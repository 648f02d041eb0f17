"""Ledger rows as canonical bytes, read straight from the database by natural keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

from django.apps import apps
from django.conf import settings
from django.db import models

from dossier.domain.chain import ChainLink, canonical_json
from dossier.models import LedgerEntry, Revision

# What sealing itself sets, and what was said among colleagues before it.
_OUTSIDE_THE_HASH = {"revision", "stage", "return_note"}


def ledger_models() -> tuple[type[LedgerEntry], ...]:
    """Return the concrete ledger tables, in the order of `settings.LEDGER_MODELS`."""
    return tuple(apps.get_model(label) for label in settings.LEDGER_MODELS)


def natural_keys() -> list[tuple[str, str]]:
    """Return (table, column) of the keys by which sealed rows name other rows."""
    keyed = [model for model in apps.get_models() if hasattr(model, "NATURAL_KEY")]
    return [(model._meta.db_table, model.NATURAL_KEY) for model in keyed]


def canonical_rows(rows: models.QuerySet) -> Iterator[tuple[int | None, bytes]]:
    """Yield (revision number, canonical bytes) of each row of one ledger table."""
    model = rows.model
    lookups = {
        field.name: _lookup(field) for field in model._meta.concrete_fields if field.name not in _OUTSIDE_THE_HASH
    }
    names = ("revision_id", *lookups.values())
    for number, *values in rows.order_by("pk").values_list(*names).iterator(chunk_size=2000):
        content = dict(zip(lookups, map(_plain, values), strict=True))
        if content["closed"]:
            del content["public_from"]
        if not content["oddity_reason"]:  # older rows were sealed before there was such a reason
            del content["oddity_reason"]
        yield number, canonical_json({"table": model._meta.label_lower, **content})


def _lookup(field: models.Field) -> str:
    target = field.related_model
    key = getattr(target, "NATURAL_KEY", None) if target else None
    return f"{field.name}__{key}" if key else field.attname


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")  # + 0: SQLite keeps the sign of a zero
    return value


def sealed_rows() -> dict[int, list[bytes]]:
    """Return the canonical bytes of every sealed entry of every table, by revision number."""
    found: dict[int, list[bytes]] = defaultdict(list)
    for model in ledger_models():
        for number, content in canonical_rows(model._base_manager.exclude(revision=None)):
            found[number].append(content)  # type: ignore[index]
    return found


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
            previous_hash=revision.previous_hash,
            content_hash=revision.content_hash,
        )
        for revision in revisions
    ]
