"""Statements of a snapshot: every one the public may read, also what was corrected since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from covenants.evidence.lists import own_key
from covenants.ledgers import LEDGERS, Ledger
from covenants.selectors.public_masters import PublicMasters
from covenants.selectors.snapshots import Snapshot
from dossier.models import Document, LedgerEntry, Organisation, PeriodFields
from dossier.visibility import ever_public

# What a record file says in the place of the words for an opening that are for staff.
OPENED_LATER = "…"
WINDOW = ("earliest", "latest", "earliest_strict", "latest_strict", "period_rule", "edtf")


@dataclass(frozen=True, slots=True)
class PublicStatement:
    """One statement. `own` are its columns by the keys of record files, `window` its period as it was read.

    `corrects` is the key of a public statement or "". `public` is the day since which it may be read; `opened_in` the
    revision that opened it, `opens_by` the day on which it opened of itself, where it was sealed closed.
    """

    ledger: Ledger
    key: str
    revision: int
    document: str
    actor: str
    entry: Any
    own: dict[str, Any]
    window: dict[str, Any]
    corrects: str
    public: date
    is_closed: bool
    opened_in: int | None
    opens_by: date | None


class PublicStatements:
    """Reads the statements of a snapshot table by table, never all at once."""

    def __init__(self, snapshot: Snapshot, masters: PublicMasters) -> None:
        self._snapshot, self._masters = snapshot, masters

    def of(
        self, ledger: Ledger, revision: int | None = None, *, opened_in: int | None = None
    ) -> Iterator[PublicStatement]:
        """Yield the statements of one table in the order in which they were recorded: all, or those of a revision."""
        rows = self._rows(ledger)
        if revision is not None:
            rows = rows.filter(revision=revision)
        if opened_in is not None:
            rows = rows.filter(opened_in=opened_in)
        for entry in rows.order_by("pk").iterator(chunk_size=2000):
            statement = self._statement(ledger, entry)
            if statement is not None:
                yield statement

    def all_of(self, revision: int) -> Iterator[PublicStatement]:
        for ledger in LEDGERS:
            yield from self.of(ledger, revision=revision)

    def opened_in(self, revision: int) -> Iterator[PublicStatement]:
        """Yield the statements that a revision opened."""
        for ledger in LEDGERS:
            yield from self.of(ledger, opened_in=revision)

    def _rows(self, ledger: Ledger) -> Any:
        hidden = self._masters.hidden_documents
        rows = ledger.model._base_manager.filter(ever_public(self._snapshot.as_of)).exclude(document__in=hidden)
        return rows.select_related("corrects")

    def _statement(self, ledger: Ledger, entry: Any) -> PublicStatement | None:
        corrects = self._corrected(entry)
        if entry.is_withdrawal and not corrects:
            return None  # it takes back what nobody could read
        newest, day = self._snapshot.revision, self._snapshot.day
        opened_in = entry.opened_in_id if entry.opened_in_id and entry.opened_in_id <= newest else None
        opens_by = entry.opens_by if entry.opens_by and entry.opens_by <= day else None
        public = entry.public_from if not entry.closed or opened_in else None
        return PublicStatement(
            ledger,
            entry.ref or own_key(ledger.model, entry.pk, entry.revision_id),
            entry.revision_id,
            self._masters.key(Document, entry.document_id),
            self._masters.key(Organisation, entry.actor_id),
            entry,
            self._own(ledger, entry),
            {name: getattr(entry, name) for name in WINDOW} if isinstance(entry, PeriodFields) else {},
            corrects,
            min(one for one in (public, opens_by) if one is not None),
            entry.closed,
            opened_in,
            opens_by,
        )

    def _corrected(self, entry: Any) -> str:
        old: LedgerEntry | None = entry.corrects
        if old is None or not self._is_public(old):
            return ""
        return old.ref or own_key(type(old), old.pk, old.revision_id or 0)

    def _is_public(self, entry: LedgerEntry) -> bool:
        """Say of one row what `ever_public` says of many."""
        newest, day = self._snapshot.revision, self._snapshot.day
        is_opened = not entry.closed or (entry.opened_in_id is not None and entry.opened_in_id <= newest)
        days = [one for one in (entry.public_from if is_opened else None, entry.opens_by) if one is not None]
        if entry.document_id in self._masters.hidden_documents or not days or entry.known_from > day:
            return False
        return min(days) <= day and not (entry.is_withdrawal and not self._corrected(entry))

    def _own(self, ledger: Ledger, entry: Any) -> dict[str, Any]:
        own = {column.key: self._value(entry, column.field) for column in ledger.columns}
        if not own.get("supplied_by", True):
            own["supplied_page"] = ""  # a page of a document that is still to come
        return own

    def _value(self, entry: Any, name: str) -> Any:
        field = entry._meta.get_field(name)
        if not field.is_relation:
            return getattr(entry, name)
        target: type[Model] = field.related_model
        return self._masters.key(target, getattr(entry, field.attname)) or None
