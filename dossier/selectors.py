"""Reads of the dossier that do not need the covenants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from dossier.canonical import chain_links, ledger_models, master_models, sealed_entries, sealed_others
from dossier.domain.chain import Fault, check_chain
from dossier.history import broken_histories, every_history_table, unlogged_changes
from dossier.models import AuditEvent, Decision, Edition, EditionFile, Proposal, Revision, SealedMaster
from dossier.protection import APPEND_ONLY, KEY, LEDGER, REVISION, SEALED_MASTER, guard_faults
from dossier.published import read_head
from imvo_tracker.lib.read_only import only_reading


def newest_revision() -> int:
    """Return the number of the newest revision; 0 while nothing is sealed."""
    return read_head().number


def ledger_head() -> tuple[int, str]:
    """Return number and hash of the newest revision: what an anchor file notes."""
    head = read_head()
    return head.number, head.content_hash


def protected_tables() -> list[tuple[type[models.Model], str]]:
    """Return the tables that the database guards, and the sort of their guards."""
    return [
        *((model, LEDGER) for model in ledger_models()),
        (Revision, REVISION),
        (SealedMaster, SEALED_MASTER),
        (AuditEvent, APPEND_ONLY),
        (Decision, APPEND_ONLY),
        (Proposal, APPEND_ONLY),
        (Edition, APPEND_ONLY),
        (EditionFile, APPEND_ONLY),
        *((apps.get_model(label), APPEND_ONLY) for label in settings.KEPT_MODELS),
        *((model, KEY) for model in master_models()),
        *((table, APPEND_ONLY) for table in every_history_table()),
    ]


def find_faults(anchors: Mapping[int, str] | None = None) -> list[Fault]:
    """Return everything that is wrong with the record and its protection; [] when it is whole.

    Everything is read from one snapshot, so that a seal meanwhile raises no alarm.
    """
    with _one_snapshot():
        return _faults_of_record(anchors) + find_faults_of_guards()


def find_faults_of_record() -> list[Fault]:
    """Return what is wrong with the record itself, whatever protects it; read from one snapshot."""
    with _one_snapshot():
        return _faults_of_record(None)


def find_faults_of_guards() -> list[Fault]:
    """Return what is wrong with the rules of the database that protect the record."""
    return [Fault(0, code, name) for code, name in guard_faults(protected_tables())]


def _faults_of_record(anchors: Mapping[int, str] | None) -> list[Fault]:
    links = chain_links(Revision.objects.order_by("number"))
    faults = check_chain(links, sealed_entries(), anchors, sealed_others())
    faults += list(_openings_out_of_order())
    faults += [Fault(revision, "history", row) for revision, row in broken_histories()]
    faults += [Fault(0, "unlogged", row) for row in unlogged_changes()]
    return faults + list(_keys_astray())


@contextmanager
def _one_snapshot() -> Iterator[None]:
    """Read one state of the database; SQLite gives that to any transaction, PostgreSQL when asked first."""
    fresh = not connection.in_atomic_block
    with only_reading(), transaction.atomic(savepoint=False):
        if fresh and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _openings_out_of_order() -> Iterator[Fault]:
    """Yield what was made public before the revision that opened it: then a cited page was rewritten."""
    baseline = set(SealedMaster.objects.filter(valid_from=0).values_list("revision_id", flat=True))
    zone = timezone.get_current_timezone()
    sealed_on = {
        number: at.astimezone(zone).date() for number, at in Revision.objects.values_list("number", "sealed_at")
    }
    for model in ledger_models():
        opened = model._base_manager.exclude(opened_in=None).values_list("opened_in_id", "pk", "public_from")
        for number, pk, public_from in opened:
            if number not in baseline and _is_early(public_from, sealed_on.get(number)):
                yield Fault(number, "opening_before_seal", f"{model._meta.label_lower} {pk}")
        unsealed = model._base_manager.filter(closed=True, public_from__isnull=False, opened_in=None)
        for pk in unsealed.values_list("pk", flat=True):
            yield Fault(0, "opening_unsealed", f"{model._meta.label_lower} {pk}")


def _is_early(public_from: date | None, sealed_on: date | None) -> bool:
    return public_from is None or (sealed_on is not None and public_from < sealed_on)


def _keys_astray() -> Iterator[Fault]:
    """Yield sealed master data whose row number leads to another row: statements would bear another name."""
    for model in master_models():
        keys = dict(model._base_manager.values_list("pk", model.NATURAL_KEY))  # type: ignore[attr-defined]
        rows = SealedMaster.objects.filter(table=model._meta.label_lower).exclude(content="")
        for number, pk, key in rows.values_list("revision_id", "object_id", "key"):
            if keys.get(pk, key) != key:
                yield Fault(number, "row", f"{model._meta.label_lower} {key}")
