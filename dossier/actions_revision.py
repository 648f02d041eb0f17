"""Writing the next revision: the rows it seals, locked, and the link of the chain over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossier.actions_masters import versions_to_seal
from dossier.canonical import envelope, opening_bytes, sealed_master_bytes
from dossier.decisions import Content, contents_of
from dossier.domain.chain import GENESIS, content_hash
from dossier.history import Place
from dossier.models import LedgerEntry, Revision, SealedMaster
from dossier.querysets import keys_by_table
from imvo_tracker.lib.asof import AMSTERDAM, now, today
from imvo_tracker.lib.noted import note_reason

_LOCK_KEY = 26_485_220  # any fixed number: one seal at a time on PostgreSQL


def add_revision(
    entries: Sequence[LedgerEntry],
    tables: Sequence[models.QuerySet],
    masters: Iterable[Place] = (),
    openings: Mapping[LedgerEntry, date] = MappingProxyType({}),
    *,
    by: AbstractBaseUser,
    reason: str,
    sealed_at: datetime | None = None,
    beside: Sequence[bytes] = (),
) -> tuple[Revision, list[Content]]:
    """Write the next revision from locked drafts, whoever asks: `seal` asks for the right first.

    `tables` are the rows of `entries`, `beside` what else its hash covers: an edition. With `sealed_at` it is a
    revision of another record, taken over.

    Raises ValidationError where there is nothing to seal or an opening is refused.
    """
    for entry in entries:
        if entry.corrects_id and entry.opens_on:  # type: ignore[attr-defined]
            _refuse_before_corrected(entry, entry.opens_on, openings)
    for table in tables:
        table.filter(public_from=None).update(closed=True)
    opened = _locked_openings(openings, since=sealed_at.astimezone(AMSTERDAM).date() if sealed_at else today())
    versions = versions_to_seal(entries, masters)
    if not (entries or versions or opened or sealed_at or beside):
        raise ValidationError(_("Nothing differs from what is sealed already."))
    contents = list(contents_of(entries))
    revision = next_revision(
        contents, versions, opened, by=by, reason=reason.strip(), sealed_at=sealed_at or now(), beside=beside
    )
    revision.save(force_insert=True)
    note_reason(Revision._meta.label_lower, revision.number, widest=True)
    _write(revision, tables, versions, opened)
    return revision, contents


def _write(
    revision: Revision,
    tables: Iterable[models.QuerySet],
    versions: Sequence[SealedMaster],
    opened: Mapping[LedgerEntry, date],
) -> None:
    for table in tables:
        table.update(revision=revision)
    for version in versions:
        version.revision, version.valid_from = revision, revision.number
    SealedMaster.objects.bulk_create(versions, batch_size=100)
    for entry, public_from in opened.items():
        type(entry)._base_manager.filter(pk=entry.pk).update(public_from=public_from, opened_in=revision)
        entry.public_from, entry.opened_in = public_from, revision


def _locked_openings(openings: Mapping[LedgerEntry, date], since: date) -> Mapping[LedgerEntry, date]:
    """Return the openings, their rows locked; a day before that of the seal would rewrite what was cited."""
    for entry, public_from in openings.items():
        rows = type(entry)._base_manager.filter(pk=entry.pk, public_from=None, revision__isnull=False)
        if not len(rows.select_for_update().values_list("pk")):
            raise ValidationError(_("This statement is not a closed, sealed statement."))
        if public_from < since:
            raise ValidationError({"public_from": _("A statement is opened from today or a later day on.")})
        if entry.opens_by and public_from >= entry.opens_by:
            raise ValidationError(
                {
                    "public_from": _("It opens of itself on %(day)s: choose an earlier day.")
                    % {"day": date_format(entry.opens_by, "j F Y")}
                }
            )
        _refuse_before_corrected(entry, public_from, openings)
    return openings


def _refuse_before_corrected(entry: LedgerEntry, public_from: date, openings: Mapping[LedgerEntry, date]) -> None:
    """A correction of a correction opens no earlier than the one it corrects, or both would show."""
    before = entry.corrects
    if before is None or before.corrects is None:
        return
    opens = openings.get(before, before.opens_on)
    if opens is None or opens > public_from:
        raise ValidationError({"public_from": _("The correction that this one corrects is not public by then.")})


def take_record_lock() -> None:
    """Serialise sealing: advisory lock on PostgreSQL; SQLite began with BEGIN IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])


def locked_drafts(entries: Sequence[LedgerEntry]) -> list[models.QuerySet]:
    """Return the drafts by table, their rows locked: no edit slips in between hash and seal."""
    tables = [table.filter(revision=None) for table in tables_of(entries)]
    locked = sum(len(table.select_for_update().values_list("pk")) for table in tables)
    if locked != len(entries):
        raise ValidationError(_("Some of these statements are already sealed, or there are none."))
    return tables


def tables_of(entries: Iterable[LedgerEntry]) -> list[models.QuerySet]:
    """Return the stored rows of entries, by table, in portions that a query takes."""
    places = ((type(entry), entry.pk) for entry in entries)
    return [model._base_manager.filter(pk__in=keys) for model, keys in keys_by_table(places)]


def next_revision(
    contents: Sequence[Content],
    versions: Sequence[SealedMaster],
    opened: Mapping[LedgerEntry, date],
    *,
    by: AbstractBaseUser,
    reason: str,
    sealed_at: datetime,
    beside: Sequence[bytes] = (),
) -> Revision:
    """Return the unsaved revision of these contents: the next number, chained by its hash to the one before."""
    last = Revision.objects.order_by("-number").first()
    number = last.number + 1 if last else 1
    previous = last.content_hash if last else GENESIS
    rows = [content for _table, _key, content in contents]
    rows += [sealed_master_bytes(one.table, one.key, number, one.content, one.history) for one in versions]
    rows += [opening_bytes(entry._meta.label_lower, entry.pk, day) for entry, day in opened.items()]
    rows += beside
    return Revision(
        number=number,
        sealed_at=sealed_at,
        author=by,  # type: ignore[misc]
        reason=reason,
        entry_count=len(contents),
        other_count=len(versions) + len(opened) + len(beside),
        previous_hash=previous,
        content_hash=content_hash(previous, envelope(number, sealed_at, by.pk, reason), rows),
    )
