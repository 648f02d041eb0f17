"""The database of a release, brought to today by the later migrations, is the one that all of them make."""

import contextlib
import copy
import re

import pytest
from django.core.management import call_command
from django.db import connections

from tests.dossier.own_database import ALIAS, OwnDatabase
from tests.met import met
from tests.releases.marks import marks
from tests.releases.servers import empty_database

ON_POSTGRESQL = """
SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
FROM information_schema.columns WHERE table_schema = 'public'
UNION SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION SELECT format('%s %s', proname, prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""
# A list that was read from SQL has its casts and brackets elsewhere than one that Django made
NOT_SAID_ALIKE = r"(::(character varying|text)(\[\])?|[()\s])+"
ON_SQLITE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in databases of their own."""


def shape():
    """Return tables, columns, constraints, indexes and guards of the database in use."""
    connection = connections[ALIAS]
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)
        return {re.sub(NOT_SAID_ALIKE, "", row[0]) for row in cursor.fetchall()}


@contextlib.contextmanager
def own_database_of(mark, directory):
    """Make the database of a release and let this thread work in it."""
    empty = connections[ALIAS]
    settings = copy.deepcopy(empty.settings_dict)
    if empty.vendor == "sqlite":
        settings["NAME"] = str(directory / "release.sqlite3")
        mark.load_into_file(settings["NAME"])
        with OwnDatabase(type(empty), settings).in_use():
            yield
        return
    with empty_database("release") as address:
        mark.load_into_server(address)
        settings["NAME"] = address.rpartition("/")[2]
        with OwnDatabase(type(empty), settings).in_use():
            yield


@pytest.mark.django_db
@pytest.mark.parametrize("mark", marks()[-2:], ids=lambda mark: mark.name)
def test_migrations_since_a_release_end_where_all_of_them_do(mark, tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        expected = shape()
        with own_database_of(mark, tmp_path):
            call_command("migrate", verbosity=0)
            found = shape()
    assert len(met(expected)) > 200
    assert (expected - found, found - expected) == (set(), set())
