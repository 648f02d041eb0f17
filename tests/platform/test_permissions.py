"""Secrets and the database are for the account that serves, whatever their modes were before."""

import copy
import os
import stat

import pytest
from django.db import connection

from imvo_tracker.permissions import create_private, keep_private
from imvo_tracker.sqlite.base import DatabaseWrapper
from scripts import local_env


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def directory(tmp_path):
    """A directory that everybody may read."""
    found = tmp_path / "data"
    found.mkdir()
    found.chmod(0o755)
    return found


def connect(file):
    """Open a file as the site does, and write to it."""
    settings = copy.deepcopy(connection.settings_dict) | {
        "ENGINE": "imvo_tracker.sqlite",
        "NAME": str(file),
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL", "transaction_mode": "IMMEDIATE"},
    }
    wrapper = DatabaseWrapper(settings, alias="default")
    wrapper.inc_thread_sharing()
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS t (x)")
        cursor.execute("INSERT INTO t VALUES (1)")
    return wrapper


def modes_while_open(directory, name):
    wrapper = connect(directory / name)
    found = {one.name: mode(one) for one in (directory, *directory.iterdir())}
    wrapper.close()
    return found


@pytest.mark.django_db
def test_a_new_database_is_private_from_its_first_byte(directory):
    usual = os.umask(0)
    try:
        assert modes_while_open(directory, "a.sqlite3") == {
            "data": 0o700,
            "a.sqlite3": 0o600,
            "a.sqlite3-wal": 0o600,
            "a.sqlite3-shm": 0o600,
        }
    finally:
        os.umask(usual)


@pytest.mark.django_db
def test_a_database_that_everybody_could_read_is_closed(directory):
    for ending in ("", "-wal", "-shm"):
        (directory / f"b.sqlite3{ending}").touch()
        (directory / f"b.sqlite3{ending}").chmod(0o666)
    found = modes_while_open(directory, "b.sqlite3")
    assert found == {"data": 0o700, "b.sqlite3": 0o600, "b.sqlite3-wal": 0o600, "b.sqlite3-shm": 0o600}


def test_a_directory_that_is_more_than_ours_stays_as_it_is(tmp_path, monkeypatch):
    sticky, home = tmp_path / "sticky", tmp_path / "home"
    for one, given in ((sticky, 0o1777), (home, 0o755)):
        one.mkdir()
        one.chmod(given)
    monkeypatch.setenv("HOME", str(home))
    for one in (sticky, home, tmp_path / "missing"):
        keep_private(one)
    assert [mode(sticky), mode(home)] == [0o1777, 0o755]


def test_what_the_owner_may_not_do_is_not_given_back(tmp_path):
    file = tmp_path / "env"
    file.touch()
    file.chmod(0o444)
    keep_private(file)
    assert mode(file) == 0o400


def test_an_existing_file_keeps_its_content(tmp_path):
    file = tmp_path / "a"
    file.write_text("words")
    create_private(file)
    assert (file.read_text(), mode(file)) == ("words", 0o600)


@pytest.mark.parametrize("exists", [False, True])
def test_the_secret_of_this_machine_is_private(tmp_path, monkeypatch, exists):
    target = tmp_path / "local" / "env"
    if exists:
        target.parent.mkdir(mode=0o755)
        target.write_text("IMVO_HTTPS=false\n")
        target.chmod(0o644)
    monkeypatch.setattr(local_env, "TARGET", target)
    local_env.main()
    assert (mode(target), mode(target.parent)) == (0o600, 0o700)


def test_uploads_are_private_and_static_files_are_not(settings):
    assert (settings.FILE_UPLOAD_PERMISSIONS, settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS) == (0o600, 0o700)
