"""Database triggers that hold the record: what Python refuses, the database refuses too.

Migrations call `Protect`, which puts the guards of one table in the place of whatever stood there. SQLite drops
triggers when a later migration rebuilds a table, so such a migration repeats the operation. `guard_faults()`
compares what the database holds with what is written here, bodies included; `verify_ledger` reports it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_MESSAGE = "the record is sealed"
_NEWEST = "(SELECT MAX(number) FROM dossier_revision)"
LEDGER, REVISION, APPEND_ONLY, SEALED_MASTER, KEY = "ledger", "revision", "append_only", "sealed_master", "key"


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger: its name, the event it stands before, and when it refuses.

    `refuses` is an SQL condition over OLD and NEW; it may hold queries, so on PostgreSQL it lives in a function.
    """

    name: str
    table: str
    event: str
    refuses: str


def guards_of(table: str, sort: str, columns: Sequence[str], vendor: str, key: str = "") -> list[Guard]:
    """Return the guards of a table of some sort; `columns` are all its columns, the primary key first."""
    rules = _RULES[sort](table, columns, vendor, key)
    if vendor == "postgresql" and sort != KEY:
        rules["truncate"] = ("TRUNCATE", "TRUE")
    return [Guard(f"{table}_{_prefix(sort)}_{name}", table, event, when) for name, (event, when) in rules.items()]


def _prefix(sort: str) -> str:
    return "frozen" if sort == KEY else "sealed"


_Rules = dict[str, tuple[str, str]]


def _ledger_rules(table: str, columns: Sequence[str], vendor: str, _key: str) -> _Rules:
    """Sealed rows are immutable, but for one opening by the newest revision."""
    kept = [name for name in columns if name not in ("public_from", "opened_in_id")]
    opening = (
        f"(OLD.public_from IS NULL AND NEW.public_from IS NOT NULL AND OLD.opened_in_id IS NULL"
        f" AND NEW.opened_in_id = {_NEWEST} AND {_same(kept, vendor)})"
    )
    sealing = "OLD.revision_id IS NULL AND NEW.revision_id IS NOT NULL"
    rules = {
        "update": ("UPDATE", f"OLD.revision_id IS NOT NULL AND NOT {opening}"),
        "late": ("UPDATE", f"{sealing} AND NEW.revision_id <> {_NEWEST}"),
        "delete": ("DELETE", "OLD.revision_id IS NOT NULL"),
    }
    if vendor == "postgresql":
        return {**rules, "insert": ("INSERT", "NEW.revision_id IS NOT NULL")}
    clash = (
        f"EXISTS (SELECT 1 FROM {table} s WHERE s.revision_id IS NOT NULL AND (s.id = NEW.id"
        " OR s.ref = NEW.ref OR s.corrects_id = NEW.corrects_id)"
    )
    return {
        **rules,
        "replace": ("UPDATE", f"{clash} AND s.id <> OLD.id)"),
        "insert": ("INSERT", f"NEW.revision_id IS NOT NULL OR {clash})"),
    }


def _same(columns: Iterable[str], vendor: str) -> str:
    equal = "IS" if vendor == "sqlite" else "IS NOT DISTINCT FROM"
    return " AND ".join(f'OLD."{name}" {equal} NEW."{name}"' for name in sorted(columns))


def _revision_rules(table: str, _columns: Sequence[str], vendor: str, _key: str) -> _Rules:
    """Revisions are only added, one number after the other."""
    gap = f"NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM {table})"
    if vendor == "sqlite":  # INSERT OR REPLACE would drop the revision that holds the same hash
        gap += f" OR EXISTS (SELECT 1 FROM {table} s WHERE s.content_hash = NEW.content_hash)"
    return {"update": ("UPDATE", "TRUE"), "delete": ("DELETE", "TRUE"), "insert": ("INSERT", gap)}


def _append_only_rules(table: str, columns: Sequence[str], vendor: str, _key: str) -> _Rules:
    """Rows are only added."""
    rules = {"update": ("UPDATE", "TRUE"), "delete": ("DELETE", "TRUE")}
    if vendor == "sqlite":  # INSERT OR REPLACE deletes without asking the guard of deletion
        rules["insert"] = ("INSERT", f"EXISTS (SELECT 1 FROM {table} s WHERE s.{columns[0]} = NEW.{columns[0]})")
    return rules


def _sealed_master_rules(table: str, columns: Sequence[str], vendor: str, _key: str) -> _Rules:
    """Rows are only added, to the newest revision."""
    rules = _append_only_rules(table, columns, vendor, "")
    late = f"NEW.revision_id <> {_NEWEST}"
    if vendor == "sqlite":
        twin = 's.revision_id = NEW.revision_id AND s."table" = NEW."table" AND s."key" = NEW."key"'
        late += f" OR EXISTS (SELECT 1 FROM {table} s WHERE s.id = NEW.id OR ({twin}))"
    return {**rules, "insert": ("INSERT", late)}


def _key_rules(_table: str, _columns: Sequence[str], vendor: str, key: str) -> _Rules:
    """A natural key stays: sealed rows are hashed with it."""
    other = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    return {key: ("UPDATE", f"OLD.{key} {other} NEW.{key}")}


_RULES: Mapping[str, Callable[[str, Sequence[str], str, str], _Rules]] = {
    LEDGER: _ledger_rules,
    REVISION: _revision_rules,
    APPEND_ONLY: _append_only_rules,
    SEALED_MASTER: _sealed_master_rules,
    KEY: _key_rules,
}


def statements_for(guard: Guard, vendor: str) -> list[str]:
    """Return the SQL that puts a guard on its table."""
    if vendor == "sqlite":
        return [_sqlite_trigger(guard)]
    return [
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $${_body(guard)}$$",
        _postgresql_trigger(guard),
    ]


def _sqlite_trigger(guard: Guard) -> str:
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} WHEN {guard.refuses}"
        f" BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )


def _postgresql_trigger(guard: Guard) -> str:
    each = "STATEMENT" if guard.event == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table}"
        f" FOR EACH {each} EXECUTE FUNCTION {guard.name}()"
    )


def _body(guard: Guard) -> str:
    returned = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(guard.event, "NEW")
    return (
        f"\nBEGIN\n  IF {guard.refuses} THEN\n"
        f"    RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';\n"
        f"  END IF;\n  RETURN {returned};\nEND "
    )


class _GuardOperation(Operation):
    """A migration operation on guards alone: the state of the models does not change."""

    reversible = True
    reduces_to_sql = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The state of the models does not change."""

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Dropping a table drops its triggers; guards taken off come back with the migration that lays them."""


class Protect(_GuardOperation):
    """Put the guards of a sort on one table, in the place of all triggers it had of ours.

    `comes_off`: on the way back they are taken off first, for a migration that adds a column they name; an
    `Unprotect` at its beginning puts the former ones back.
    """

    def __init__(self, model_name: str, sort: str, key: str = "", *, comes_off: bool = False) -> None:
        self.model_name, self.sort, self.key, self.comes_off = model_name, sort, key, comes_off

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        if self.comes_off:
            self._take_off(app_label, schema_editor, to_state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        meta = to_state.apps.get_model(app_label, self.model_name)._meta
        vendor = schema_editor.connection.vendor
        guards = guards_of(meta.db_table, self.sort, columns_of(meta), vendor, self.key)
        self._take_off(app_label, schema_editor, to_state)
        for guard in guards:
            for statement in statements_for(guard, vendor):
                schema_editor.execute(statement, params=None)

    def _take_off(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, state: ProjectState) -> None:
        table = state.apps.get_model(app_label, self.model_name)._meta.db_table
        drop_triggers(schema_editor, table, _prefix(self.sort), self.key)


class Unprotect(Protect):
    """Take the guards of a sort off one table, for a migration that drops a column they name; `Protect` follows.

    On the way back this comes last: a table that is as it was is guarded as it was.
    """

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._take_off(app_label, schema_editor, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)


class UnprotectAll(_GuardOperation):
    """Take every guard off, for migrations that write what they refuse or rebuild a table they ask; `Protect` follows.

    SQLite rebuilds a table under another name, and then a guard of another table that asks it cannot be read.
    """

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        database = schema_editor.connection
        with database.cursor() as cursor:
            cursor.execute(_TRIGGERS[database.vendor])
            held = [(table, name) for table, name, *_rest in cursor.fetchall()]
        for table, name in held:
            if name.startswith((f"{table}_sealed_", f"{table}_frozen_")):
                schema_editor.execute(f"DROP TRIGGER {name}" + ("" if database.vendor == "sqlite" else f" ON {table}"))


def drop_triggers(schema_editor: BaseDatabaseSchemaEditor, table: str, prefix: str, key: str = "") -> None:
    """Drop the triggers of ours of one kind on a table."""
    database = schema_editor.connection
    with database.cursor() as cursor:
        cursor.execute(_TRIGGERS[database.vendor])
        names = [name for owner, name, *_rest in cursor.fetchall() if owner == table]
    for name in names:
        if name.startswith(f"{table}_{prefix}_{key}"):
            schema_editor.execute(f"DROP TRIGGER {name}" + ("" if database.vendor == "sqlite" else f" ON {table}"))


def columns_of(meta: object) -> list[str]:
    """Return the columns of a table, the primary key first."""
    key = meta.pk.column  # type: ignore[attr-defined]
    return [key, *(field.column for field in meta.concrete_fields if field.column != key)]  # type: ignore[attr-defined]


# What the database holds: table, trigger, its text, whether it fires, the text of its function.
_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name, sql, 1, '' FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT relname, tgname, pg_get_triggerdef(t.oid), tgenabled IN ('O', 'A'), CASE WHEN proconfig IS"
    " NULL AND lanname = 'plpgsql' AND NOT prosecdef THEN prosrc ELSE '' END"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid"
    " JOIN pg_language l ON l.oid = prolang"
    " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace",
}
_POSTGRESQL_RULES = "SELECT tablename, rulename FROM pg_rules WHERE schemaname = current_schema()"


def active_triggers() -> set[tuple[str, str]]:
    """Return (table, name) of all triggers the database holds and fires."""
    return {(table, name) for table, name, _text, fires, _body_text in _held() if fires}


def _held() -> list[tuple[str, str, str, bool, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        return cursor.fetchall()


def guard_faults(protected: Iterable[tuple[type[models.Model], str]]) -> list[tuple[str, str]]:
    """Return (code, name) of every guard that is missing, says something else or stands where none should.

    `protected` names the tables and the sort of guards each should have; a table may have two.
    """
    expected = {(guard.table, guard.name): guard for guard in _expected(protected, connection.vendor)}
    tables = {guard.table for guard in expected.values()}
    held = {(table, name): (text, fires, body) for table, name, text, fires, body in _held() if table in tables}
    faults = []
    for place, guard in expected.items():
        text, fires, body = held.get(place, ("", False, ""))
        if not fires:
            faults.append(("trigger_missing", guard.name))
        elif not is_as_written(guard, text, body, connection.vendor):
            faults.append(("trigger_changed", guard.name))
    faults += [("trigger_unknown", name) for table, name in held.keys() - expected.keys()]
    return sorted(faults) + _unknown_rules(tables)


def _expected(protected: Iterable[tuple[type[models.Model], str]], vendor: str) -> list[Guard]:
    return [
        guard
        for model, sort in protected
        for guard in guards_of(
            model._meta.db_table, sort, columns_of(model._meta), vendor, getattr(model, "NATURAL_KEY", "")
        )
    ]


def is_as_written(guard: Guard, text: str, body: str, vendor: str) -> bool:
    """Tell whether trigger and function of a database, by their text and body, are the guard as it is written here."""
    if vendor == "sqlite":
        return _plain(text) == _plain(_sqlite_trigger(guard))
    told = re.sub(r"(?<= ON |ION )(?:\"?\w+\"?\.)", "", text)
    return _plain(told) == _plain(_postgresql_trigger(guard)) and _plain(body) == _plain(_body(guard))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _unknown_rules(tables: set[str]) -> list[tuple[str, str]]:
    """A rule of PostgreSQL may turn a write into nothing before any trigger is asked."""
    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL_RULES)
        return sorted(("rule_unknown", name) for table, name in cursor.fetchall() if table in tables)
