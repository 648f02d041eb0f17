"""A connection to SQLite serves many requests, and none after its file was replaced."""

import shutil
import sqlite3

import pytest
from django.core.signals import request_finished, request_started
from django.db import connections, transaction

from imvo_tracker.databases import database
from imvo_tracker.sqlite.base import DatabaseWrapper


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "own" / "record.sqlite3"
    file.parent.mkdir()
    fill(file, "first")
    return file


def fill(file, name):
    made = sqlite3.connect(file)
    made.execute("PRAGMA journal_mode=WAL")
    made.execute("CREATE TABLE record (name TEXT)")
    made.execute("INSERT INTO record VALUES (?)", [name])
    made.commit()
    made.close()


@pytest.fixture
def served(file, django_db_blocker):
    """Another connection in the place of the default one, as a server has it."""
    usual = connections["default"]
    settings = usual.settings_dict | database(f"sqlite:///{file}", default_file=file)
    connections["default"] = own = DatabaseWrapper(settings, alias="default")
    with django_db_blocker.unblock():
        yield own
        own.close()
    connections["default"] = usual


def ask(served):
    """Return what a request reads, and by which connection."""
    request_started.send(None)
    with served.cursor() as cursor:
        name = cursor.execute("SELECT name FROM record").fetchone()[0]
    used = served.connection
    request_finished.send(None)
    return name, used


def test_requests_share_a_connection(served):
    first, second = ask(served), ask(served)
    assert (first, second[0]) == (second, "first")


def test_another_file_under_the_name_is_seen_by_the_next_request(served, file, tmp_path):
    ask(served)
    fill(tmp_path / "backup.sqlite3", "restored")
    (tmp_path / "backup.sqlite3").replace(file)
    assert ask(served)[0] == "restored"


def test_a_file_written_over_is_seen_by_the_next_request(served, file, tmp_path):
    ask(served)
    fill(tmp_path / "backup.sqlite3", "restored")
    shutil.copyfile(tmp_path / "backup.sqlite3", file)
    assert ask(served)[0] == "restored"


def test_a_file_that_went_away_is_no_longer_read(served, file):
    ask(served)
    file.unlink()
    request_started.send(None)
    assert served.connection is None


def test_what_another_process_commits_is_read_by_the_same_connection(served, file):
    _name, used = ask(served)
    other = sqlite3.connect(file)
    other.execute("UPDATE record SET name = 'changed'")
    other.commit()
    other.close()
    assert ask(served) == ("changed", used)


def test_inside_a_transaction_nothing_is_closed(served, file):
    ask(served)
    with transaction.atomic():
        used = served.connection
        file.unlink()
        request_started.send(None)
        assert served.connection is used
