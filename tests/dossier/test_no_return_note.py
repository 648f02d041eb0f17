"""Dropping the empty column of return notes leaves sealed rows, hashes and guards as they were, there and back."""

from copy import deepcopy

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from dossier.canonical import ledger_models
from dossier.protection import active_triggers
from dossier.selectors import find_faults, ledger_head

BEFORE = [("covenants", "0009_oddity_reason_and_known_years"), ("dossier", "0010_put_back")]
TABLES = [model._meta.db_table for model in ledger_models()]


def held():
    """Return all that must stay as it is: tables with a sealed row, head, guards, faults."""
    assert [names_of(table).count("return_note") for table in TABLES] == [0] * 7
    return guarded(), ledger_head(), active_triggers(), find_faults()


def names_of(table):
    with connection.cursor() as cursor:
        return [column.name for column in connection.introspection.get_table_description(cursor, table)]


def guarded():
    """Return the tables with a sealed row, each of which refuses a change."""
    tables = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT id FROM {table} WHERE revision_id IS NOT NULL LIMIT 1")
            if cursor.fetchone():
                with pytest.raises(DatabaseError, match="the record is sealed"), transaction.atomic():
                    cursor.execute(f"UPDATE {table} SET wording = 'x' WHERE revision_id IS NOT NULL")
                tables.append(table)
    return tables


def there_and_back():
    """Go to the schema with the column and to the one without it; nothing else differs, and guards hold in both."""
    before = held()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    MigrationExecutor(connection).migrate(BEFORE)
    assert [names_of(table).count("return_note") for table in TABLES] == [1] * 7
    # Tables that came later are not there then, and so are not their guards
    there = set(connection.introspection.table_names())
    assert (guarded(), active_triggers()) == (before[0], {one for one in before[2] if one[0] in there})
    newest = MigrationExecutor(connection)
    newest.migrate([node for node in newest.loader.graph.leaf_nodes() if node[0] in ("covenants", "dossier")])
    assert held() == before
    assert before[3] == []
    return len(before[0])


@pytest.fixture
def alone(tmp_path):
    """Give a test a copy whose schema may change: SQLite does not change one within the transaction of a test."""
    within = connections["default"]
    if within.vendor == "postgresql":
        yield
        return
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(within.connection.serialize())
    copy = type(within)(deepcopy(within.settings_dict) | {"NAME": str(file)}, alias="default")
    connections["default"] = copy
    yield
    connections["default"] = within
    copy.connection.close()


def test_the_column_goes_and_comes_back_under_sealed_rows(letter, alone):
    assert there_and_back() > 3
