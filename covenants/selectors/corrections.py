"""The corrections log: every sealed correction and withdrawal that is public at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from covenants.actions.load_record import LOADER
from covenants.selectors.statements import Statement, as_statement, relations_of
from dossier.canonical import ledger_models
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood there and what took its place. `new` repeats the old content when it was withdrawn."""

    old: Statement
    new: Statement
    is_withdrawal: bool
    reason: str
    sealed_at: datetime
    revision: int
    from_file: bool


def count_corrections(as_of: AsOf) -> int:
    """Return how many corrections are public at the moment."""
    return sum(_corrected(model, as_of).count() for model in ledger_models())


def corrections(as_of: AsOf, start: int, stop: int) -> tuple[Correction, ...]:
    """Return some of the public corrections, newest first: a fixed number of queries.

    Both the corrected entry and its successor must be public and known at the moment, or the log
    would tell what the pages do not.
    """
    places = [
        (revision, name, pk)
        for name, model in _tables().items()
        for revision, pk in _corrected(model, as_of)
        .order_by("-revision_id", "-pk")
        .values_list("revision_id", "pk")[:stop]
    ]
    shown = sorted(places, reverse=True)[start:stop]
    found = {
        (name, one.new.entry.pk): one
        for name, model in _tables().items()
        for one in _read(model, [pk for _revision, table, pk in shown if table == name], as_of)
    }
    return tuple(found[name, pk] for _revision, name, pk in shown)


def _tables() -> dict[str, type[LedgerEntry]]:
    return {model._meta.model_name or "": model for model in ledger_models()}


def _corrected(model: type[LedgerEntry], as_of: AsOf) -> QuerySet:
    return _public(model.objects.filter(corrects__isnull=False, revision__isnull=False), as_of)


def _read(model: type[LedgerEntry], keys: list[int], as_of: AsOf) -> Iterator[Correction]:
    relations = relations_of(model)
    both = [*relations, *(f"corrects__{name}" for name in relations)]
    rows: Any = model.objects.filter(pk__in=keys)
    for entry in rows.select_related("revision__author", "corrects", *both):
        yield Correction(
            old=as_statement(entry.corrects, as_of),
            new=as_statement(entry, as_of),
            is_withdrawal=entry.is_withdrawal,
            reason=entry.reason,
            sealed_at=entry.revision.sealed_at,
            revision=entry.revision.number,
            from_file=entry.revision.author.get_username() == LOADER,
        )


def _public(rows: QuerySet, as_of: AsOf) -> QuerySet:
    known: dict[str, Any] = {
        f"{prefix}{column}__lte": as_of.known_on
        for prefix in ("", "corrects__")
        for column in ("known_from", "public_from")
    }
    if as_of.revision is not None:
        known["revision__lte"] = as_of.revision
    return rows.filter(**known)
