"""What an action tells of itself while a request or a command runs: its row, and where its reason stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_current: ContextVar[Notes | None] = ContextVar("notes", default=None)


@dataclass(slots=True)
class Notes:
    """Table and key of a row, "" for none; `reason` names the row that holds the reason, never its words."""

    table: str = ""
    key: str = ""
    reason: str = ""


@contextmanager
def taking_notes() -> Iterator[Notes]:
    """Yield what the actions of this block tell."""
    notes = Notes()
    token = _current.set(notes)
    try:
        yield notes
    finally:
        _current.reset(token)


def note_object(table: str, key: object) -> None:
    """Tell which row this is about; the first one that is told is meant."""
    notes = _current.get()
    if notes is not None and not notes.table:
        notes.table, notes.key = table, str(key)


def note_reason(table: str, key: object, *, widest: bool = False) -> None:
    """Tell which row holds the reason: the first one that is told, or the `widest`, a seal of many decisions."""
    notes = _current.get()
    if notes is not None and (widest or not notes.reason):
        notes.reason = f"{table} {key}"
