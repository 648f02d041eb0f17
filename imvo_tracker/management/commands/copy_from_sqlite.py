"""`manage.py copy_from_sqlite FILE`: everything of a SQLite database into the empty PostgreSQL of DATABASE_URL.

Rows keep their keys, times, accounts and hashes, so the anchor of `ledger_head` is the same on both sides. It happens
in one transaction: whatever goes wrong, the PostgreSQL stays as it was. See docs/how-to/sqlite-to-postgresql.md.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.query import QuerySet

from dossier.management.recording import RecordingCommand
from dossier.models import Revision
from dossier.selectors import find_faults, ledger_head
from dossier.selectors_content import content_head
from imvo_tracker.databases import database

SOURCE = "copied"
AT_ONCE = 500


class Command(RecordingCommand):
    help = "Copy everything of a SQLite database into the empty PostgreSQL of DATABASE_URL."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the SQLite file; the site that uses it is stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"{file} is not there")
        connections.settings[SOURCE] = connections.configure_settings(
            {"default": {}, SOURCE: database(f"sqlite:///{file.resolve()}", default_file=file)}
        )[SOURCE]
        try:
            self._refuse_what_cannot_be_copied()
            with transaction.atomic():
                copied = self._copy_everything()
                self._compare()
        finally:
            connections[SOURCE].close()
            del connections.settings[SOURCE]
        call_command("index_search", stdout=self.stdout)
        number, head = content_head()
        self.stdout.write(f"{copied} rows are copied, and the record is the same: {number} {head}")

    def _refuse_what_cannot_be_copied(self) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("DATABASE_URL must name the PostgreSQL that the rows go to")
        if Revision.objects.exists():
            raise CommandError("the database of DATABASE_URL has a record already: nothing was copied")
        here, there = (set(MigrationRecorder(connections[one]).applied_migrations()) for one in ("default", SOURCE))
        if here != there:
            raise CommandError("both databases must have the same migrations: run `migrate` on both, with this version")

    def _copy_everything(self) -> int:
        kinds = [one for one in apps.get_models(include_auto_created=True) if one._meta.managed and not one._meta.proxy]
        tables = ", ".join(connection.ops.quote_name(one._meta.db_table) for one in kinds)
        with connection.cursor() as cursor:
            self._guards(kinds, "DISABLE")
            cursor.execute(f"TRUNCATE {tables}")  # what `migrate` wrote: the other side has it, with its own keys
            copied = sum(map(_copy, kinds))
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            self._guards(kinds, "ENABLE")
            for statement in connection.ops.sequence_reset_sql(no_style(), kinds):
                cursor.execute(statement)
        return copied

    def _guards(self, kinds: list[type[models.Model]], what: str) -> None:
        """Take the guards off, or put them on; only the owner of the tables may."""
        with connection.cursor() as cursor:
            for kind in kinds:
                cursor.execute(f"ALTER TABLE {connection.ops.quote_name(kind._meta.db_table)} {what} TRIGGER USER")

    def _compare(self) -> None:
        """Raise CommandError, which undoes everything, unless both sides hold the same."""
        newest = Revision.objects.using(SOURCE).order_by("-number").values_list("number", "content_hash")
        theirs, ours = newest.first() or (0, ""), ledger_head()
        if ours != theirs:
            raise CommandError(f"the records differ: {theirs} there, {ours} here")
        faults = find_faults()
        if faults:
            raise CommandError("the record is damaged:\n" + "\n".join(map(str, faults)))


def _copy(kind: type[models.Model]) -> int:
    """Copy all rows of one table as they are: no manager, no signal, no time of now."""
    fields, count = kind._meta.concrete_fields, 0
    rows: QuerySet[models.Model] = QuerySet(kind, using=SOURCE).order_by("pk")
    batch: list[models.Model] = []
    for row in rows.iterator(AT_ONCE):
        batch.append(row)
        if len(batch) == AT_ONCE:
            count += _insert(kind, fields, batch)
    return count + _insert(kind, fields, batch)


def _insert(kind: type[models.Model], fields: Any, batch: list[models.Model]) -> int:
    count = len(batch)
    if batch:
        rows: Any = QuerySet(kind, using="default")
        rows._insert(batch, fields=fields, using="default", raw=True)
    batch.clear()
    return count
