"""Every write on the ledger that has a rule: draft, propose, seal, correct, withdraw, open, take over, drop.

Each checks role, owner and stage itself (`dossier.domain.steps`) and leaves a decision behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from dossier.actions_closing import own_and_end
from dossier.actions_index import index_sealed
from dossier.actions_revision import add_revision, locked_drafts, tables_of, take_record_lock
from dossier.choices import Stage, Step
from dossier.decisions import decide, demand, demand_seal, refuse_unchanged_since_return, refused
from dossier.domain.locators import read_locator
from dossier.domain.plausibility import NO_CHANGE
from dossier.history import Place
from dossier.mail import tell_publishers
from dossier.models import LedgerEntry, Proposal, Revision
from imvo_tracker.lib.asof import now
from imvo_tracker.lib.noted import note_reason

# The columns that say where in a document something stands.
PLACES = ("locator", "supplied_locator")


@transaction.atomic
def record(
    entry: LedgerEntry, *, by: AbstractBaseUser, as_system: bool = False, beside: Sequence[LedgerEntry] = ()
) -> LedgerEntry:
    """Save a draft of `by`: a new one, or the own draft it was before.

    `beside` are new entries that are recorded and sealed with it: it may correct one of those.

    Raises ValidationError naming the fields, also for a correction that changes nothing, and NotAllowed for a
    colleague's draft or a lacking right. `as_system` is for management commands: it stands in for the right.
    """
    step = _recording(entry, by, as_system=as_system, beside=beside)
    if step is Step.EDITED and not _differs(entry):
        return entry  # what came back with a note is still as it came back
    _make_draft(entry, by, now())
    entry.full_clean()
    own_and_end(entry, by=by)
    _refuse_no_change(entry)
    entry.save()
    decide([entry], step, by=by, note=entry.reason if entry.corrects else "")
    return entry


@transaction.atomic
def record_many(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser, as_system: bool = False) -> list[LedgerEntry]:
    """Save unsaved entries as drafts of `by` in a few statements a table, by the rules of `record`.

    Rows that an entry names are handed over saved. What takes a query to find out, such as a reference used
    twice or a named constraint, the database finds out when it writes; then nothing is saved and the entries are
    recorded one by one, so that the ValidationError names the fields.
    """
    moment = now()
    steps: dict[Step, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        steps[_recording(entry, by, as_system=as_system, beside=entries)].append(entry)
        _make_draft(entry, by, moment)
        entry.clean_fields(exclude=_given_rows(entry))
        entry.clean()
        own_and_end(entry, by=by)
        _refuse_no_change(entry)
    try:
        with transaction.atomic():
            for portion in _in_order(entries):
                # the only way round the managers, which refuse bulk writes: every rule was asked above
                type(portion[0])._base_manager.bulk_create(portion)
    except IntegrityError:
        for entry in entries:
            entry.pk, entry._state.adding = None, True
        for entry in entries:
            entry.corrects = entry.corrects  # its key, should it be one of these
            record(entry, by=by, as_system=as_system, beside=entries)
        return list(entries)
    for step, recorded in steps.items():
        for note, alike in _by_note(recorded):
            decide(alike, step, by=by, note=note)
    return list(entries)


def _differs(entry: LedgerEntry) -> bool:
    stored = type(entry)._base_manager.get(pk=entry.pk)
    columns = [field for field in entry._meta.concrete_fields if field.name != "recorded_at"]
    return any(field.to_python(getattr(entry, field.attname)) != getattr(stored, field.attname) for field in columns)


def _by_note(entries: Iterable[LedgerEntry]) -> Iterable[tuple[str, list[LedgerEntry]]]:
    """Yield the entries by what is noted of them: the reason of a correction, nothing of the others."""
    by_note: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        by_note[entry.reason if entry.corrects_id else ""].append(entry)  # type: ignore[attr-defined]
    return by_note.items()


def _make_draft(entry: LedgerEntry, by: AbstractBaseUser, moment: datetime) -> None:
    entry.recorded_by = by  # type: ignore[assignment]
    entry.recorded_at = moment
    entry.stage = Stage.DRAFT


def _given_rows(entry: LedgerEntry) -> set[str]:
    """Return the names of the fields whose rows are at hand and saved: they need not be looked up."""
    rows = entry._state.fields_cache
    return {name for name, row in rows.items() if row is not None and not row._state.adding}


def _in_order(entries: Iterable[LedgerEntry]) -> Iterator[list[LedgerEntry]]:
    """Yield the entries by table, what corrects another new entry after that one."""
    left = list(entries)
    while left:
        ready = [entry for entry in left if entry.corrects is None or entry.corrects.pk is not None] or left
        by_model: dict[type[LedgerEntry], list[LedgerEntry]] = defaultdict(list)
        for entry in ready:
            by_model[type(entry)].append(entry)
        yield from by_model.values()
        left = [entry for entry in left if entry not in ready]


def _recording(
    entry: LedgerEntry, by: AbstractBaseUser, *, as_system: bool, beside: Sequence[LedgerEntry] = ()
) -> Step:
    """Return which step a save of this entry is, once it is known that `by` may take it with what is stored and new."""
    if not (as_system or entry.is_withdrawal):  # what is withdrawn stands as it was sealed
        for name in filter(partial(hasattr, entry), PLACES):
            setattr(entry, name, read_locator(getattr(entry, name)))
    step = _step_with_stored(entry, by, as_system=as_system, beside=beside)
    demand(Step.RECORDED, entry, by=by, as_system=as_system)
    return step


def _step_with_stored(
    entry: LedgerEntry, by: AbstractBaseUser, *, as_system: bool, beside: Sequence[LedgerEntry]
) -> Step:
    if not entry._state.adding:
        demand(Step.EDITED, _locked(entry), by=by, as_system=as_system)
        return Step.EDITED
    if entry.corrects is None:
        return Step.RECORDED
    step = Step.WITHDRAWAL if entry.is_withdrawal else Step.CORRECTION
    if any(entry.corrects is other for other in beside):  # sealed together
        return step
    corrected = _locked(entry.corrects) if entry.corrects.pk else entry.corrects
    demand(step, corrected, by=by, as_system=as_system)
    return step


def _refuse_no_change(entry: LedgerEntry) -> None:
    if entry.corrects is None:
        return
    corrected = _locked(entry.corrects) if entry.corrects.pk else entry.corrects
    if entry.content() == corrected.content():
        raise refused(_(NO_CHANGE), code="no_change")


def _locked(entry: LedgerEntry) -> LedgerEntry:
    """Return the entry as it is stored now, its row locked until the end of the transaction."""
    return _all_locked([entry])[0]


def _all_locked(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Return entries as they are stored now, their rows locked, by one query a table."""
    stored = {(type(row), row.pk): row for rows in tables_of(entries) for row in rows.select_for_update()}
    try:
        return [stored[type(entry), entry.pk] for entry in entries]
    except KeyError:
        raise refused(_("This draft is no longer there: it was dropped."), code="dropped") from None


def propose(entry: LedgerEntry, *, by: AbstractBaseUser) -> LedgerEntry:
    """Hand one's own draft over for sealing."""
    propose_many([entry], by=by)
    return entry


@transaction.atomic
def propose_many(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser, note: str = "") -> Proposal:
    """Hand own drafts over for sealing as one proposal, all or none, in a few statements a table.

    What came back with a note is refused while nothing in it changed.
    """
    if not entries:
        raise ValidationError(_("Choose at least one statement to propose."))
    proposal = Proposal.objects.create(by=by, at=now(), note=note.strip())  # type: ignore[misc]
    note_reason(Proposal._meta.label_lower, proposal.pk)
    _move_all(entries, Step.PROPOSED, by=by, note=note, proposal=proposal, stage=Stage.PROPOSED)
    # A mail that does not go out is logged, and takes nothing back.
    transaction.on_commit(lambda: tell_publishers(proposal, len(entries)), robust=True)
    return proposal


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


def _move(entry: LedgerEntry, step: Step, *, by: AbstractBaseUser, note: str = "", **changes: Any) -> LedgerEntry:
    _move_all([entry], step, by=by, note=note, **changes)
    return entry


@transaction.atomic
def _move_all(
    entries: Sequence[LedgerEntry],
    step: Step,
    *,
    by: AbstractBaseUser,
    note: str = "",
    proposal: Proposal | None = None,
    **changes: Any,
) -> None:
    """Change nothing but stage and owner of the stored rows, and of the entries handed in."""
    for stored in _all_locked(entries):
        demand(step, stored, by=by)
    if step is Step.PROPOSED:
        refuse_unchanged_since_return(entries)
    for table in tables_of(entries):
        table.update(**changes)
    for entry in entries:
        for name, value in changes.items():
            setattr(entry, name, value)
    decide(entries, step, by=by, note=note, proposal=proposal)


@transaction.atomic
def seal(
    entries: Sequence[LedgerEntry],
    *,
    by: AbstractBaseUser,
    reason: str,
    as_system: bool = False,
    masters: Iterable[Place] = (),
    openings: Mapping[LedgerEntry, date] = MappingProxyType({}),
    sealed_at: datetime | None = None,
) -> Revision:
    """Seal proposals, own drafts, master data and openings as one revision, all or nothing; returns the revision.

    `masters` are rows whose working copy is made public; whatever is new and named comes with it. `openings` are
    closed sealed entries and the day from which each is public. Raises ValidationError when there is nothing to
    seal, a reason lacks, an entry is sealed or a colleague's unproposed draft, or an opening lies in the past, and
    NotAllowed without the right to seal. `as_system` seals what the command itself recorded. A
    revision taken over from another record keeps its own `sealed_at`, may hold nothing, and opens what it opened then.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why these statements are sealed.")})
    take_record_lock()
    tables = locked_drafts(entries) if entries else []
    demand_seal(tables, by=by, as_system=as_system)
    for entry in openings:
        demand(Step.OPENED, _locked(entry), by=by, as_system=as_system)
    revision, contents = add_revision(entries, tables, masters, openings, by=by, reason=reason, sealed_at=sealed_at)
    for entry in entries:
        entry.revision = revision
    decide(entries, Step.SEALED, by=by, note=reason, contents=contents)
    for entry, public_from in openings.items():
        decide([entry], Step.OPENED, by=by, note=public_from.isoformat())
    index_sealed(revision.number, [*entries, *openings])
    transaction.on_commit(import_string(settings.AFTER_SEAL), robust=True)
    return revision


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
    fresh = {
        "id", "ref", "revision", "corrects", "closed", "stage", "reason", "reason_en", "is_withdrawal", "opened_in",
    }  # fmt: skip
    if entry.public_from is not None:  # what was opened has no closure any more
        fresh |= {"closure", "opens_by", "opens_after"}
    copied = {
        field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields if field.name not in fresh
    }
    return type(entry)(**copied, corrects=entry, reason=reason.strip())  # type: ignore[misc]


def open_entry(entry: LedgerEntry, *, by: AbstractBaseUser, public_from: date, reason: str) -> LedgerEntry:
    """Open a closed sealed entry to the public from a day on, as a revision of its own: once, and never back."""
    seal([], by=by, reason=reason, openings={entry: public_from})
    return entry
