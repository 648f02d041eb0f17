"""The corrections log: every sealed correction and withdrawal that is public at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from covenants.choices import LOADER
from covenants.evidence.statements import Statement, as_statement, name_as_sealed
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.models import LedgerEntry
from dossier.querysets import batched_keys
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood there and what took its place. `new` repeats the old content when it was withdrawn."""

    old: Statement
    new: Statement
    is_withdrawal: bool
    reason: str
    reason_en: str
    sealed_at: datetime
    revision: int
    from_file: bool


def read_corrections(places: Sequence[tuple[type[LedgerEntry], int]], as_of: AsOf) -> tuple[Correction, ...]:
    """Return some corrections of `Record.corrections` in the order given: one query for each table of the record."""
    by_place = {
        (model, one.new.entry.pk): one
        for model in ledger_models()
        for one in _read(model, [key for table, key in places if table is model] or [0], as_of)
    }
    return tuple(by_place[place] for place in places)


def corrections_of(statements: Collection[tuple[str, int]], record: Record) -> list[tuple[type[LedgerEntry], int]]:
    """Return which corrections of `Record.corrections` correct one of some statements, each by table and key.

    One query for each table of the record.
    """
    correcting = set()
    for model in ledger_models():
        keys = [key for table, key in statements if table == model._meta.label_lower]
        rows: Any = model.objects.all()
        for portion in batched_keys(keys or [0]):
            correcting |= {(model, pk) for pk in rows.filter(corrects__in=portion).values_list("pk", flat=True)}
    return [place for place in record.corrections if place in correcting]


# What a statement is about, by which a row of a list can be known
_ABOUT = {
    "covenant": ("covenant__slug", "covenant__names__name"),
    "threshold": ("threshold__covenant__slug", "threshold__covenant__names__name"),
    "undertaking": ("undertaking__key",),
    "sector": ("sector__code",),
    "document": ("document__key",),
}


def _paths(model: type[LedgerEntry]) -> list[str]:
    """Return from a correction the ways to what the statement that it corrects is about."""
    held = {field.name for field in model._meta.get_fields()}
    return [f"corrects__{path}" for name, own in _ABOUT.items() if name in held for path in own]


def corrections_since(
    revision: int, known_on: date, record: Record, about: Collection[str] | None = None
) -> list[tuple[type[LedgerEntry], int]]:
    """Return which corrections of `Record.corrections` came after a revision and correct what was known on a day then.

    With `about` only those of a statement of these, or about these: keys of covenants, sectors, documents and
    undertakings, names of covenants, or a statement's own key ("milestonestatement-8"). One query for each table.
    """
    places = set()
    for model in ledger_models():
        rows: Any = model.objects.filter(revision__gt=revision, corrects__revision__lte=revision)
        paths = _paths(model) if about is not None else ()
        for pk, corrected, *keys in rows.filter(corrects__known_from__lte=known_on).values_list(
            "pk", "corrects_id", *paths
        ):
            if about is None or not {f"{model._meta.model_name}-{corrected}", *keys}.isdisjoint(about):
                places.add((model, pk))
    return [place for place in record.corrections if place in places]


def _read(model: type[LedgerEntry], keys: list[int], as_of: AsOf) -> Iterator[Correction]:
    rows: Any = model.objects.filter(pk__in=keys)
    entries = list(rows.select_related("revision__author", "corrects"))
    name_as_sealed([*entries, *(entry.corrects for entry in entries)], as_of)
    for entry in entries:
        yield Correction(
            old=as_statement(entry.corrects, as_of),
            new=as_statement(entry, as_of),
            is_withdrawal=entry.is_withdrawal,
            reason=entry.reason,
            reason_en=entry.reason_en,
            sealed_at=entry.revision.sealed_at,
            revision=entry.revision.number,
            from_file=entry.revision.author.get_username() == LOADER,
        )
