"""Every write on the ledger that has a rule: draft, propose, seal, correct, withdraw, open, take over, drop.

Each checks role, owner and stage itself (`dossier.domain.steps`) and leaves a decision behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.canonical import canonical_rows, envelope
from dossier.choices import Stage, Step
from dossier.decisions import decide, demand, demand_seal, refused
from dossier.domain.chain import GENESIS, content_hash
from dossier.models import LedgerEntry, Revision
from imvo_tracker.lib.asof import now

NO_CHANGE = gettext_lazy("This correction changes nothing: it says the same as the statement it corrects.")
_LOCK_KEY = 26_485_220  # any fixed number: one seal at a time on PostgreSQL
_BATCH = 900  # SQLite takes at most 999 parameters in one statement on older builds


@transaction.atomic
def record(entry: LedgerEntry, *, by: AbstractBaseUser, as_system: bool = False) -> LedgerEntry:
    """Save a draft of `by`: a new one, or the own draft it was before.

    Raises ValidationError naming the fields, also for a correction that changes nothing, and NotAllowed for a
    colleague's draft or a lacking right. `as_system` is for management commands: it stands in for the right.
    """
    step = _recording(entry, by, as_system=as_system)
    entry.recorded_by = by  # type: ignore[assignment]
    entry.recorded_at = now()
    entry.stage = Stage.DRAFT
    entry.full_clean()
    _refuse_no_change(entry)
    entry.save()
    decide([entry], step, by=by, note=entry.reason if entry.corrects else "")
    return entry


def _recording(entry: LedgerEntry, by: AbstractBaseUser, *, as_system: bool) -> Step:
    """Return which step a save of this entry is, once it is known that `by` may take it."""
    if not entry._state.adding:
        demand(Step.EDITED, _locked(entry), by=by, as_system=as_system)
        return Step.EDITED
    if entry.corrects is None:
        demand(Step.RECORDED, entry, by=by, as_system=as_system)
        return Step.RECORDED
    step = Step.WITHDRAWAL if entry.is_withdrawal else Step.CORRECTION
    demand(step, _locked(entry.corrects), by=by, as_system=as_system)
    return step


def _refuse_no_change(entry: LedgerEntry) -> None:
    if entry.corrects is not None and entry.content() == _locked(entry.corrects).content():
        raise refused(NO_CHANGE, code="no_change")


def _locked(entry: LedgerEntry) -> LedgerEntry:
    """Return the entry as it is stored now, its row locked until the end of the transaction."""
    stored = type(entry)._base_manager.select_for_update().filter(pk=entry.pk).first()
    if stored is None:
        raise refused(_("This draft is no longer there: it was dropped."), code="dropped")
    return stored


def propose(entry: LedgerEntry, *, by: AbstractBaseUser) -> LedgerEntry:
    """Hand one's own draft over for sealing."""
    return _move(entry, Step.PROPOSED, by=by, stage=Stage.PROPOSED)


def take_back(entry: LedgerEntry, *, by: AbstractBaseUser) -> LedgerEntry:
    """Take one's own proposal back, to edit it."""
    return _move(entry, Step.TAKEN_BACK, by=by, stage=Stage.RETURNED)


def send_back(entry: LedgerEntry, *, by: AbstractBaseUser, note: str) -> LedgerEntry:
    """Return a colleague's proposal with a note saying why."""
    return _move(entry, Step.RETURNED, by=by, note=_needed(note), stage=Stage.RETURNED)


def take_over(entry: LedgerEntry, *, by: AbstractBaseUser, note: str) -> LedgerEntry:
    """Make a colleague's draft or proposal one's own draft, with a note saying why."""
    return _move(entry, Step.TAKEN_OVER, by=by, note=_needed(note), stage=Stage.DRAFT, recorded_by=by)


@transaction.atomic
def drop(entry: LedgerEntry, *, by: AbstractBaseUser, note: str = "") -> None:
    """Delete a draft: one's own, or with a note a colleague's; what was dropped stays in the decisions."""
    stored = _locked(entry)
    demand(Step.DROPPED, stored, by=by)
    kept = note if stored.recorded_by_id == by.pk else _needed(note)
    decide([stored], Step.DROPPED, by=by, note=kept, subject=str(stored))
    stored.delete()


def _needed(note: str) -> str:
    if not note.strip():
        raise ValidationError({"note": _("Say why, for the colleague whose draft it is.")})
    return note


@transaction.atomic
def _move(entry: LedgerEntry, step: Step, *, by: AbstractBaseUser, note: str = "", **changes: Any) -> LedgerEntry:
    """Change nothing but stage and owner of the stored row, and of the entry handed in."""
    demand(step, _locked(entry), by=by)
    type(entry)._base_manager.filter(pk=entry.pk).update(**changes)
    for name, value in changes.items():
        setattr(entry, name, value)
    decide([entry], step, by=by, note=note)
    return entry


@transaction.atomic
def seal(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser, reason: str, as_system: bool = False) -> Revision:
    """Seal proposals and own drafts as one revision, all or nothing; returns the new revision.

    Raises ValidationError when there is nothing to seal, a reason lacks, an entry is sealed or is a colleague's
    unproposed draft, and NotAllowed without the right to seal. `as_system` seals what the command itself recorded.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why these statements are sealed.")})
    _take_the_lock()
    tables = _locked_drafts(entries)
    demand_seal(tables, by=by, as_system=as_system)
    for table in tables:
        table.filter(public_from=None).update(closed=True)
    revision = _next_revision(tables, by=by, reason=reason.strip(), count=len(entries))
    revision.save(force_insert=True)
    for table in tables:
        table.update(revision=revision)
    for entry in entries:
        entry.revision = revision
    decide(entries, Step.SEALED, by=by, note=reason)
    return revision


def _take_the_lock() -> None:
    """Serialise sealing: advisory lock on PostgreSQL; SQLite began with BEGIN IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])


def _locked_drafts(entries: Sequence[LedgerEntry]) -> list[models.QuerySet]:
    """Return the drafts by table, their rows locked: no edit slips in between hash and seal."""
    by_model: dict[type[LedgerEntry], list[int]] = defaultdict(list)
    for entry in entries:
        by_model[type(entry)].append(entry.pk)
    tables = [
        model._base_manager.filter(pk__in=chunk, revision=None)
        for model, keys in by_model.items()
        for chunk in batched_keys(keys)
    ]
    locked = sum(len(table.select_for_update().values_list("pk")) for table in tables)
    if not entries or locked != len(entries):
        raise ValidationError(_("Some of these statements are already sealed, or there are none."))
    return tables


def batched_keys(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield keys in portions that every database takes in one statement."""
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]


def _next_revision(tables: Iterable[models.QuerySet], *, by: AbstractBaseUser, reason: str, count: int) -> Revision:
    last = Revision.objects.order_by("-number").first()
    number = last.number + 1 if last else 1
    previous = last.content_hash if last else GENESIS
    sealed_at = now()
    rows = (content for table in tables for _number, content in canonical_rows(table))
    return Revision(
        number=number,
        sealed_at=sealed_at,
        author=by,  # type: ignore[misc]
        reason=reason,
        entry_count=count,
        previous_hash=previous,
        content_hash=content_hash(previous, envelope(number, sealed_at, by.pk, reason), rows),
    )


def correct(
    entry: LedgerEntry, *, by: AbstractBaseUser, reason: str, as_system: bool = False, **changes: Any
) -> LedgerEntry:
    """Draft a correction of a sealed entry: the same content but for `changes`, of which there is at least one.

    It keeps the entry's `known_from`, so an earlier view shows what the source said, not the typo.
    """
    successor = _successor(entry, reason)
    for name, value in changes.items():
        setattr(successor, name, value)
    return record(successor, by=by, as_system=as_system)


def withdraw(entry: LedgerEntry, *, by: AbstractBaseUser, reason: str, as_system: bool = False) -> LedgerEntry:
    """Draft the withdrawal of a sealed entry: a correction without content."""
    successor = _successor(entry, reason)
    successor.is_withdrawal = True
    return record(successor, by=by, as_system=as_system)


def _successor(entry: LedgerEntry, reason: str) -> LedgerEntry:
    if not reason.strip():
        raise ValidationError({"reason": _("Say why this statement is corrected.")})
    fresh = {"id", "ref", "revision", "corrects", "closed", "stage", "reason", "is_withdrawal", "return_note"}
    copied = {
        field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields if field.name not in fresh
    }
    return type(entry)(**copied, corrects=entry, reason=reason.strip())  # type: ignore[misc]


@transaction.atomic
def open_entry(entry: LedgerEntry, *, by: AbstractBaseUser, public_from: date) -> LedgerEntry:
    """Open a closed sealed entry to the public from a day on: once, and never back."""
    demand(Step.OPENED, _locked(entry), by=by)
    type(entry)._base_manager.filter(pk=entry.pk, public_from=None).update(public_from=public_from)
    entry.public_from = public_from
    decide([entry], Step.OPENED, by=by, note=public_from.isoformat())
    return entry
