"""The arrays of this process, as fresh as the database: one look at a stamp for each reading."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db.models import Count, Model, Subquery

from covenants.columns.layout import Columns
from covenants.columns.load import LEDGERS, load_columns, load_since
from covenants.models import Covenant, CovenantName
from dossier.models import Document, LedgerEntry, Organisation, Revision
from sectors.models import Sector

_MASTERS = (Covenant, CovenantName, Sector, Organisation, Document)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the arrays depend on: the newest seal, what was opened since, and the newest edit of master data."""

    revision: int
    content_hash: str
    opened: tuple[int | None, ...]
    edited: tuple[int | None, ...]


class ColumnStore:
    """Keeps one set of arrays; a new seal adds to them, a new edit replaces the master data."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: tuple[Stamp, Columns] | None = None

    def clear(self) -> None:
        """Forget everything: the next reading loads the whole record."""
        self._kept = None

    def current(self) -> Columns:
        """Return the arrays for the database as it is now."""
        stamp = read_stamp()
        kept = self._kept
        if kept is not None and kept[0] == stamp:
            return kept[1]
        with self._lock:
            self._kept = (stamp, self._refreshed(stamp))
            return self._kept[1]

    def _refreshed(self, stamp: Stamp) -> Columns:
        if self._kept is None:
            return load_columns(up_to=stamp.revision)
        old, columns = self._kept
        if old == stamp:
            return columns
        if not _continues(old, stamp):
            return load_columns(up_to=stamp.revision)
        return load_since(columns, after=old.revision, up_to=stamp.revision)


def _continues(old: Stamp, new: Stamp) -> bool:
    """Say whether the new stamp lies further on in the same record."""
    if old.opened != new.opened or old.revision > new.revision:
        return False
    return Revision.objects.filter(number=old.revision, content_hash=old.content_hash).exists()


def read_stamp() -> Stamp:
    """Ask the database once what the arrays depend on; without a seal nothing is visible, whatever else changed."""
    opened = {f"opened_{model._meta.model_name}": _opened(model) for model in LEDGERS}
    edited = {f"edited_{model._meta.model_name}": _edited(model) for model in _MASTERS}
    head = Revision.objects.order_by("-number").annotate(**opened, **edited)
    values = head.values_list("number", "content_hash", *opened, *edited).first()
    if values is None:
        return Stamp(0, "", (), ())
    number, content_hash, *rest = values
    return Stamp(number, content_hash, tuple(rest[: len(opened)]), tuple(rest[len(opened) :]))


def _opened(model: type[LedgerEntry]) -> Subquery:
    """How many statements were closed when they were sealed, and opened since."""
    rows: Any = model._base_manager.filter(closed=True, public_from__isnull=False).order_by()
    return Subquery(rows.values("closed").annotate(count=Count("pk")).values("count"))


def _edited(model: type[Model]) -> Subquery:
    """The newest line of the history of a table of master data."""
    history: Any = getattr(model, "history").model  # noqa: B009
    return Subquery(history.objects.order_by("-history_id").values("history_id")[:1])


COLUMNS = ColumnStore()
