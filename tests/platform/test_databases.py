"""Both databases get the settings that keep what they acknowledged."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

from dossier.first_question import first_row
from imvo_tracker.databases import database, replicas

FILE = Path("somewhere.sqlite3")
SQLITE_OPTIONS = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


def test_without_an_address_it_is_the_sqlite_file():
    assert database("", default_file=FILE) == {
        "ENGINE": "imvo_tracker.sqlite",
        "NAME": "somewhere.sqlite3",
        "CONN_MAX_AGE": 60,
        "OPTIONS": SQLITE_OPTIONS,
    }


def test_an_address_of_another_sqlite_file_gets_the_same_options():
    found = database("sqlite:////somewhere/else.sqlite3", default_file=FILE)
    assert (found["NAME"], found["CONN_MAX_AGE"], found["OPTIONS"]) == ("/somewhere/else.sqlite3", 60, SQLITE_OPTIONS)


def test_postgresql_connections_are_kept_and_checked():
    found = database("postgres://me:secret@db.example:5433/tracker", default_file=FILE)
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "tracker",
        "USER": "me",
        "PASSWORD": "secret",
        "HOST": "db.example",
        "PORT": 5433,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
    }


@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:secret@db.example/tracker",
        "postgre://me:secret@db.example/tracker",
        "postgres://me:secret@db.example:54x2/tracker",
        "postgres://me:secret@db.example:99999/tracker",
        "postgres://me:secret@db.example/",
        "postgres://me:secret@db.example",
        "postgres://me:sec#secret@db.example/tracker",
        "postgres://me:sec/secret@db.example/tracker",
        "postgres://me:secret @db.example/tracker",
        "postgres://me:secret@db.example/tracker?sslmod=verify-full",
        "postgres://me:secret@db.example/tracker?sslmode=verifyfull",
        "postgres://me:secret@db.example/tracker?sslmode=",
        "postgres://me:secret@db.example/tracker?sslmode=require&sslmode=disable",
        "sqlite://secret/tracker.sqlite3",
        "sqlite:///secret/",
        "sqlite:///secret.sqlite3?mode=ro",
        "secret.sqlite3",
    ],
)
def test_an_address_that_is_not_certain_is_refused_by_name_without_repeating_its_password(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refused:
        database(url, default_file=FILE)
    assert "secret" not in str(refused.value)


def test_options_of_the_driver_are_passed_on():
    found = database("postgres://db.example/tracker?sslmode=verify-full&application_name=x", default_file=FILE)
    assert found["OPTIONS"] == {"connect_timeout": 5, "sslmode": "verify-full", "application_name": "x"}


@pytest.mark.django_db
def test_the_connection_under_test_has_the_pragmas_of_sqlite():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    else:
        assert connection.settings_dict["CONN_HEALTH_CHECKS"] is True


def test_replicas_get_names_and_little_patience():
    of = database("postgres://u@h/t", default_file=FILE)
    found = replicas(["postgres://u@one/t?target_session_attrs=standby", "postgres://u@two/t"], of=of)
    assert {alias: (one["HOST"], one["OPTIONS"]["connect_timeout"]) for alias, one in found.items()} == {
        "replica1": ("one", 2),
        "replica2": ("two", 2),
    }
    assert found["replica1"]["OPTIONS"]["target_session_attrs"] == "standby"
    assert replicas([], of=of) == {}


def test_a_file_has_no_replicas():
    file, server = database("", default_file=FILE), "postgres://u@h/t"
    for urls, of in (([server], file), (["sqlite:////tmp/a"], database(server, default_file=FILE))):
        with pytest.raises(ImproperlyConfigured, match="DATABASE_REPLICA_URLS"):
            replicas(urls, of=of)


def test_all_servers_in_one_address_find_the_one_that_takes_writes():
    url = "postgres://u:p@/t?host=one,two&port=5432,5433&target_session_attrs=read-write"
    found = database(url, default_file=FILE)
    assert found["OPTIONS"] == {
        "connect_timeout": 5, "host": "one,two", "port": "5432,5433", "target_session_attrs": "read-write",
    }  # fmt: skip


@pytest.fixture
def kept():
    """A connection of its own that is looked at before its first question, as those of a server are."""
    own = connection.copy("kept")
    own.settings_dict["CONN_HEALTH_CHECKS"] = True
    own.ensure_connection()
    own.health_check_done = False  # as at the beginning of a request
    yield own
    own.close()


@pytest.mark.django_db
def test_the_first_question_stands_for_looking_whether_a_connection_lives(kept, monkeypatch):
    monkeypatch.setattr(kept, "is_usable", lambda: pytest.fail("a second round to the database"))
    assert (first_row(kept, "SELECT 1, 2"), first_row(kept, "SELECT 3"), first_row(kept, "SELECT 1 WHERE 1 = 2")) == (
        (1, 2),
        (3,),
        None,
    )


@pytest.mark.django_db
def test_a_connection_that_was_cut_is_renewed_once(kept):
    if connection.vendor == "sqlite":  # a file is not cut
        return
    _cut(kept)
    assert first_row(kept, "SELECT 1") == (1,)
    _cut(kept)
    with pytest.raises(OperationalError):  # in the middle of a request
        first_row(kept, "SELECT 1")


def _cut(other):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [other.connection.info.backend_pid])
        assert cursor.fetchone() == (True,)
