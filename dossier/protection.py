"""Database triggers that hold the record: what Python refuses, the database refuses too.

Migrations call `ProtectLedger`, `ProtectRevisions` and `FreezeKey`. SQLite drops triggers when a
later migration rebuilds a table, so such a migration repeats the operation;
`missing_protection()` says where one is lacking and `verify_ledger` reports it.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_SQLITE_TRIGGER = """CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, '{message}'); END"""
_PG_TRIGGER = """CREATE TRIGGER {name} BEFORE {event} ON {table}
FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {function}()"""
_PG_FUNCTION = """CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
_MESSAGE = "the record is sealed"
_NAME = re.compile(r"CREATE TRIGGER (\w+)")


def ledger_triggers(table: str, columns: Sequence[str], vendor: str) -> list[str]:
    """Return the SQL that makes sealed rows of `table` immutable, but for one opening."""
    if vendor == "sqlite":
        return _sqlite_ledger(table, columns)
    return _postgresql_ledger(table)


def _sqlite_ledger(table: str, columns: Sequence[str]) -> list[str]:
    same = " AND ".join(f'OLD."{name}" IS NEW."{name}"' for name in columns if name != "public_from")
    opening = f"(OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND {same})"
    clash = (
        f"EXISTS (SELECT 1 FROM {table} s WHERE s.revision_id IS NOT NULL AND (s.id = NEW.id"
        " OR s.ref = NEW.ref OR s.corrects_id = NEW.corrects_id)"
    )
    rules = {
        "update": ("UPDATE", f"OLD.revision_id IS NOT NULL AND NOT {opening}"),
        "late": ("UPDATE", f"{_sealing()} AND {_not_newest()}"),
        "replace": ("UPDATE", f"{clash} AND s.id <> OLD.id)"),
        "delete": ("DELETE", "OLD.revision_id IS NOT NULL"),
        "insert": ("INSERT", f"NEW.revision_id IS NOT NULL OR {clash})"),
    }
    return [
        _SQLITE_TRIGGER.format(name=f"{table}_sealed_{name}", event=event, table=table, when=when, message=_MESSAGE)
        for name, (event, when) in rules.items()
    ]


def _sealing() -> str:
    return "OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL"


def _not_newest() -> str:
    return "NEW.revision_id <> (SELECT MAX(number) FROM dossier_revision)"


def _postgresql_ledger(table: str) -> list[str]:
    function = "imvo_record_is_sealed"
    opening = (
        "(OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND "
        "to_jsonb(OLD) - 'public_from' = to_jsonb(NEW) - 'public_from')"
    )
    rules = {
        "update": ("UPDATE", f"OLD.revision_id IS NOT NULL AND NOT {opening}"),
        "delete": ("DELETE", "OLD.revision_id IS NOT NULL"),
        "insert": ("INSERT", "NEW.revision_id IS NOT NULL"),
    }
    return [
        _PG_FUNCTION.format(function=function, message=_MESSAGE),
        *(
            _PG_TRIGGER.format(
                name=f"{table}_sealed_{name}",
                event=event,
                table=table,
                when=when,
                function=function,
            )
            for name, (event, when) in rules.items()
        ),
        *_postgresql_late(table),
        *_postgresql_truncate(table),
    ]


def _postgresql_late(table: str) -> list[str]:
    """A trigger condition cannot hold a query there, so this rule lives in the function."""
    function = "imvo_record_only_newest"
    return [
        f"""CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_not_newest()} THEN
    RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$""",
        _PG_TRIGGER.format(
            name=f"{table}_sealed_late",
            event="UPDATE",
            table=table,
            when=_sealing(),
            function=function,
        ),
    ]


def _postgresql_truncate(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_sealed_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION imvo_record_is_sealed()"
    ]


def revision_triggers(table: str, vendor: str) -> list[str]:
    """Return the SQL that lets revisions only be added, one number after the other."""
    if vendor == "sqlite":
        gap = f"NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM {table})"
        # INSERT OR REPLACE would drop the revision that holds the same hash
        clash = f"EXISTS (SELECT 1 FROM {table} s WHERE s.content_hash = NEW.content_hash)"
        rules = {
            "update": ("UPDATE", "1"),
            "delete": ("DELETE", "1"),
            "insert": ("INSERT", f"{gap} OR {clash}"),
        }
        return [
            _SQLITE_TRIGGER.format(
                name=f"{table}_sealed_{name}",
                event=event,
                table=table,
                when=when,
                message=_MESSAGE,
            )
            for name, (event, when) in rules.items()
        ]
    function = "imvo_record_is_sealed"
    changes = [
        _PG_TRIGGER.format(
            name=f"{table}_sealed_{event.lower()}",
            event=event,
            table=table,
            when="TRUE",
            function=function,
        )
        for event in ("UPDATE", "DELETE")
    ]
    return [
        _PG_FUNCTION.format(function=function, message=_MESSAGE),
        *changes,
        *_postgresql_gapless(table),
        *_postgresql_truncate(table),
    ]


def _postgresql_gapless(table: str) -> list[str]:
    function = "imvo_record_is_gapless"
    return [
        f"""CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM {table}) THEN
    RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$""",
        _PG_TRIGGER.format(
            name=f"{table}_sealed_insert",
            event="INSERT",
            table=table,
            when="TRUE",
            function=function,
        ),
    ]


def key_triggers(table: str, column: str, vendor: str) -> list[str]:
    """Return the SQL that freezes a natural key: sealed rows are hashed with it."""
    name = f"{table}_frozen_{column}"
    if vendor == "sqlite":
        when = f"OLD.{column} IS NOT NEW.{column}"
        return [_SQLITE_TRIGGER.format(name=name, event="UPDATE", table=table, when=when, message=_MESSAGE)]
    when = f"OLD.{column} IS DISTINCT FROM NEW.{column}"
    function = "imvo_record_is_sealed"
    return [
        _PG_FUNCTION.format(function=function, message=_MESSAGE),
        _PG_TRIGGER.format(name=name, event="UPDATE", table=table, when=when, function=function),
    ]


def active_triggers() -> set[tuple[str, str]]:
    """Return (table, name) of all triggers the database holds and fires."""
    source = (
        "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    )
    with connection.cursor() as cursor:
        cursor.execute(source)
        return set(cursor.fetchall())


def missing_protection(tables: Sequence[str], keys: Sequence[tuple[str, str]] = ()) -> list[str]:
    """Return the names of the triggers that should be there and are not.

    `tables` are those of the ledger, `keys` the (table, column) pairs of natural keys.
    """
    extra = "replace" if connection.vendor == "sqlite" else "truncate"
    wanted = {
        (table, f"{table}_sealed_{event}")
        for table in tables
        for event in ("update", "delete", "insert", "late", extra)
    }
    revision_events = {"update", "delete", "insert", extra} - {"replace"}
    wanted |= {("dossier_revision", f"dossier_revision_sealed_{event}") for event in revision_events}
    wanted |= {(table, f"{table}_frozen_{column}") for table, column in keys}
    return sorted(name for _table, name in wanted - active_triggers())


class _TriggerOperation(Operation):
    """A migration operation that puts triggers on one model's table."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    @abstractmethod
    def statements(self, model: type, vendor: str) -> list[str]:
        """Return the SQL for `model` on the database `vendor`."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The state of the models does not change."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        for statement in self.statements(model, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Dropping the table drops its triggers."""


class ProtectLedger(_TriggerOperation):
    """Make the sealed rows of a ledger table immutable."""

    def statements(self, model: type, vendor: str) -> list[str]:
        meta = model._meta  # type: ignore[attr-defined]
        columns = [field.column for field in meta.concrete_fields]
        return ledger_triggers(meta.db_table, columns, vendor)


class ProtectAgain(ProtectLedger):
    """Put the triggers back after a change of columns: rebuilding a table drops them, and SQLite's name its columns."""

    def statements(self, model: type, vendor: str) -> list[str]:
        return [*self._drops(model, vendor), *super().statements(model, vendor)]

    def _drops(self, model: type, vendor: str) -> list[str]:
        on_table = "" if vendor == "sqlite" else f" ON {model._meta.db_table}"  # type: ignore[attr-defined]
        names = [found[1] for one in super().statements(model, vendor) if (found := _NAME.match(one))]
        return [f"DROP TRIGGER IF EXISTS {name}{on_table}" for name in names]

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Let go of the columns; going back leaves the table without triggers, and `verify_ledger` says so."""
        model = from_state.apps.get_model(app_label, self.model_name)
        for statement in self._drops(model, schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)


class ProtectRevisions(_TriggerOperation):
    """Let revisions only be added."""

    def statements(self, model: type, vendor: str) -> list[str]:
        return revision_triggers(model._meta.db_table, vendor)  # type: ignore[attr-defined]


class FreezeKey(_TriggerOperation):
    """Freeze the natural key of a master table."""

    def __init__(self, model_name: str, column: str) -> None:
        super().__init__(model_name)
        self.column = column

    def statements(self, model: type, vendor: str) -> list[str]:
        return key_triggers(model._meta.db_table, self.column, vendor)  # type: ignore[attr-defined]
