"""Both databases get the settings that keep what they acknowledged."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from imvo_tracker.databases import database

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
