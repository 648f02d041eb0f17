"""Every write on a sitting: its owner's alone, one at a time, nothing typed lost.

Two windows of one sitting meet here. A cell is kept against the value it was shown with: only what somebody typed over
is theirs, the same cell sent twice is one write, and where both typed over it both are shown and nothing is written.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from covenants.domain.letter_cells import CELLS, LONGEST_CELL, MOST_ROWS, is_token
from covenants.models import Sitting, SittingRow
from covenants.models.sittings import cells_hash
from dossier.decisions import SEAL, WORDS
from dossier.domain.steps import Obstacle
from dossier.models import Document, Organisation
from dossier.models.legible import say_unfit
from imvo_tracker.lib.asof import now
from imvo_tracker.lib.badinput import NotAllowed
from imvo_tracker.lib.text import unfit_character

MOST_PARTS = 30
# So many letters of a sort are named on a page
SHOWN_SITTINGS = 10


class CellConflict(Exception):
    """Two windows typed over the same cell: `stored` is what is kept, `typed` what was sent."""

    def __init__(self, stored: str, typed: str) -> None:
        super().__init__(stored, typed)
        self.stored, self.typed = stored, typed


@dataclass(frozen=True, slots=True)
class CellTyped:
    """One cell as a window sends it: what it was shown with, and what stands in it now."""

    token: str
    name: str
    before: str
    value: str
    after: str = ""  # the row above it, where the row is new


class SittingClosed(Exception):
    """The rows were proposed already: nothing of the sitting changes any more."""


@transaction.atomic
def open_sitting(document: Document, *, by: AbstractBaseUser, actor: Organisation | None = None) -> Sitting:
    """Return the open sitting of this account on a document, or begin one."""
    sitting, _made = Sitting.objects.get_or_create(
        document=document, owner_id=by.pk, done_at=None, defaults={"opened_at": now(), "actor": actor}
    )
    return sitting


def sitting_of(key: int, by: AbstractBaseUser) -> Sitting | None:
    """Return a sitting of this account; another's does not exist for it."""
    return Sitting.objects.select_related("document", "actor").filter(pk=key, owner=by.pk).first()


def in_progress(by: AbstractBaseUser) -> QuerySet[Sitting]:
    """Return the letters that an account is at work on, the newest first."""
    return Sitting.objects.filter(owner=by.pk, done_at=None).select_related("document")


def left_behind() -> QuerySet[Sitting]:
    """Return the letters in progress of accounts that are no longer in use."""
    return Sitting.objects.filter(done_at=None, owner__is_active=False).select_related("document", "owner")


@transaction.atomic
def take_over_sitting(key: int, *, by: User) -> Sitting | None:
    """Give a letter that was left behind to a publisher; None where it is not there (any more).

    Raises NotAllowed for who may not seal, ValidationError where the document is open at one's own desk.
    """
    if not by.has_perm(SEAL):
        raise NotAllowed(WORDS[Obstacle.MAY_NOT_SEAL])
    sitting = left_behind().select_for_update(of=("self",)).filter(pk=key).first()
    if sitting is None:
        return None
    if Sitting.objects.filter(document=sitting.document_id, owner=by.pk, done_at=None).exists():
        raise ValidationError(_("You have this document open yourself: propose your own rows first."))
    sitting.owner = by
    sitting.save(update_fields=["owner"])
    return sitting


def locked(sitting: Sitting) -> Sitting:
    """Hold the sitting until the end of the transaction: its writes come one after another."""
    held = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if held.is_done:
        raise SittingClosed
    return held


@transaction.atomic
def keep_cell(sitting: Sitting, typed: CellTyped, extra: Mapping[str, str] | None = None) -> SittingRow:
    """Keep one cell, making its row where this is the first of it; raises CellConflict and ValidationError.

    `extra` are cells that the server itself keeps with it.
    """
    _check(typed)
    held = locked(sitting)
    row = held.rows.filter(token=typed.token).first() or _new_row(held, typed.token, typed.after)
    stored = row.cells.get(typed.name, "")
    if typed.value in (stored, typed.before) and not extra:
        return row
    if typed.value != typed.before and stored not in (typed.before, typed.value):
        raise CellConflict(stored, typed.value)
    return _write(row, {typed.name: typed.value, **(extra or {})})


def _check(typed: CellTyped) -> None:
    if not is_token(typed.token) or typed.name not in CELLS:
        raise ValidationError(_("This row or cell is not known."))
    if len(typed.value) > LONGEST_CELL:
        raise ValidationError(_("At most %(count)s characters fit in a cell.") % {"count": LONGEST_CELL})
    unfit = unfit_character(typed.value)
    if unfit:
        raise ValidationError(say_unfit(typed.value, *unfit))


def _write(row: SittingRow, changes: Mapping[str, str]) -> SittingRow:
    cells = {name: value for name, value in {**row.cells, **changes}.items() if value}
    fresh = cells_hash(cells)
    if fresh != row.content_hash:
        row.cells, row.content_hash, row.version = cells, fresh, row.version + 1
        row.save(update_fields=["cells", "content_hash", "version"])
    return row


def _new_row(
    sitting: Sitting, token: str, after: str, cells: Mapping[str, str] | None = None, *, order: int | None = None
) -> SittingRow:
    """Add a row below another one; at the end where that one is not there."""
    rows = list(sitting.rows.all())
    if len(rows) >= MOST_ROWS:
        raise ValidationError(_("A sitting has at most %(count)s rows; propose these first.") % {"count": MOST_ROWS})
    own = dict(cells or {})
    row = SittingRow(sitting=sitting, token=token, order=len(rows), cells=own, content_hash=cells_hash(own))
    row.save(force_insert=True)
    place = _place_below(rows, after)
    _number([*rows[:place], row, *rows[place:]])
    return row


def _place_below(rows: Sequence[SittingRow], above: str) -> int:
    """Return the place below a row and the rows that were split off from it: a browser may not know those yet."""
    place = next((number for number, one in enumerate(rows) if one.token == above), len(rows) - 1) + 1
    split_off = {_token_of_part(above, number) for number in range(2, MOST_PARTS)} if is_token(above) else set()
    while place < len(rows) and rows[place].token in split_off:
        place += 1
    return place


def _token_of_part(token: str, number: int) -> str:
    """Return the number of the row for the second, third … subject of a row: the same at every press."""
    return uuid.uuid5(uuid.UUID(token), str(number)).hex


def _number(rows: Sequence[SittingRow]) -> None:
    for number, row in enumerate(rows):
        if row.order != number:
            row.order = number
            row.save(update_fields=["order"])


@transaction.atomic
def add_row(sitting: Sitting, token: str, *, after: str, cells: Mapping[str, str]) -> SittingRow:
    """Add a row with some cells filled in, such as those of the row above; the same row sent twice is one."""
    for name, value in cells.items():
        _check(CellTyped(token, name, "", value))
    held = locked(sitting)
    row = held.rows.filter(token=token).first()
    return row or _new_row(held, token, after, {name: value for name, value in cells.items() if value})


@transaction.atomic
def drop_row(sitting: Sitting, token: str, *, dropped: bool = True) -> SittingRow | None:
    """Take a row out, or put it back: it stays until the sitting is done."""
    row = locked(sitting).rows.filter(token=token).first()
    if row is not None and row.dropped != dropped:
        row.dropped, row.version = dropped, row.version + 1
        row.save(update_fields=["dropped", "version"])
    return row


@transaction.atomic
def move_row(sitting: Sitting, token: str, *, after: str) -> None:
    """Put a row below another one; "" is the top. A row that is not there stays out."""
    rows = list(locked(sitting).rows.all())
    moved = next((one for one in rows if one.token == token), None)
    if moved is None or after == token:
        return
    others = [one for one in rows if one is not moved]
    place = next((number + 1 for number, one in enumerate(others) if one.token == after), 0)
    _number([*others[:place], moved, *others[place:]])


@transaction.atomic
def split_row(sitting: Sitting, token: str, names: Sequence[str]) -> list[SittingRow]:
    """Give each name of "about" its own row with all other cells the same; returns the new rows.

    The new rows have numbers made from the first one's, so that a second press makes none.
    """
    held = locked(sitting)
    row = held.rows.filter(token=token).first()
    if row is None or len(names) < 2:
        return []
    shared, above, made = {**row.cells}, token, []
    _write(row, {"about": names[0]})
    for number, name in enumerate(names[1:MOST_PARTS], start=2):
        fresh = _token_of_part(token, number)
        if not held.rows.filter(token=fresh).exists():
            made.append(_new_row(held, fresh, above, {**shared, "about": name}))
        above = fresh
    return made


@transaction.atomic
def change_speaker(sitting: Sitting, actor: Organisation | None, *, before: str) -> None:
    """Set whose word the letter is, for every row that names no other; `before` is the name it was shown with.

    Raises CellConflict where another window named somebody else meanwhile.
    """
    held = locked(sitting)
    stored = str(held.actor or "")
    if stored not in (before, str(actor or "")):
        raise CellConflict(stored, str(actor or ""))
    held.actor = actor
    held.save(update_fields=["actor"])


def live_rows(sitting: Sitting) -> list[SittingRow]:
    """Return the rows that are not taken out, in their order."""
    return [row for row in sitting.rows.all() if not row.dropped]


def made_of(entries: Iterable[Any]) -> list[list[Any]]:
    """Return what names statements for later: table and key."""
    return [[entry._meta.label_lower, entry.pk] for entry in entries]
