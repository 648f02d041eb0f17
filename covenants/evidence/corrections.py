"""The corrections log: every sealed correction and withdrawal that is public at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from covenants.choices import LOADER
from covenants.evidence.statements import Statement, as_statement, name_as_sealed
from covenants.moment.layout import Ints
from covenants.moment.load import LEDGERS
from covenants.moment.record import Record
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


def visible_corrections(record: Record) -> Ints:
    """Return the rows of the corrections that are public at the moment, newest first.

    Both the corrected entry and its successor must be public and known, or the log would tell what the
    pages do not.
    """
    found = record.readings.states.columns.corrections
    return np.flatnonzero(found.seen.at(record.as_of, record.audience))[::-1]


def read_corrections(rows: Ints, record: Record) -> tuple[Correction, ...]:
    """Return some corrections in the order given: one query for each table of the record."""
    columns = record.readings.states.columns.corrections
    places = [(int(columns.table[row]), int(columns.key[row])) for row in rows]
    found = {
        (number, one.new.entry.pk): one
        for number, model in enumerate(LEDGERS)
        for one in _read(model, [pk for table, pk in places if table == number] or [0], record.as_of)
    }
    return tuple(found[place] for place in places)


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
            sealed_at=entry.revision.sealed_at,
            revision=entry.revision.number,
            from_file=entry.revision.author.get_username() == LOADER,
        )
