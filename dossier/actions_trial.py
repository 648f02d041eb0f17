"""What readers would see if drafts were sealed: they are sealed for a moment, and the seal is taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction

from dossier.actions_revision import add_revision, locked_drafts, take_record_lock
from dossier.canonical import master_models
from dossier.models import LedgerEntry, MasterData, Revision, SealedMaster
from dossier.published import Version, published_at, trial

_PATIENCE = 1000  # milliseconds: a page is shown without its preview rather than late


@contextmanager
def sealed_on_trial(entries: Sequence[LedgerEntry], *, by: AbstractBaseUser) -> Iterator[Revision]:
    """Let the record hold these drafts, and the master data they bring along, as its next revision; then take it back.

    What is read inside goes by this transaction alone and is kept nowhere: read it from `covenants.moment` with
    `read_added`. Raises ValidationError when a draft is gone or sealed, OperationalError while somebody else seals.
    """
    now_published = published_at(None)
    with _impatient(), transaction.atomic():
        take_record_lock()
        revision, _contents = add_revision(entries, locked_drafts(entries), by=by, reason="trial")
        tables = {model._meta.label_lower: model for model in master_models()}
        new: dict[tuple[type[MasterData], int], Version] = {
            (tables[one.table], one.object_id): Version(one.key, one.content)
            for one in SealedMaster.objects.filter(revision=revision)
        }
        try:
            with trial(now_published.with_changes(new)):
                yield revision
        finally:
            transaction.set_rollback(True)


@contextmanager
def _impatient() -> Iterator[None]:
    """Wait for the lock of the record no longer than a reader waits for a page."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}" if sqlite else f"SET lock_timeout = {_PATIENCE}")
    try:
        yield
    finally:
        usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000) if sqlite else 0
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}" if sqlite else "RESET lock_timeout")
