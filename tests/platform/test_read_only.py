"""A database that cannot be written to can be read, and a save says why it does not work."""

import contextlib
import logging
import os
import shutil
import sqlite3
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, OperationalError, connection

from dossier.models import AuditEvent, Organisation
from imvo_tracker.outage import why_unavailable
from imvo_tracker.sqlite.base import whole_copy
from tests.dossier.own_database import own_database
from tests.platform.test_served import fetch
from tests.serving import free_port, running

ADD = "/admin/dossier/organisation/add/"
WORDS = "de database staat op alleen-lezen"


@contextlib.contextmanager
def refusing_writes() -> Iterator[None]:
    """Let this connection read only, as a copy or a database under repair does."""
    on, off = {
        "sqlite": ("PRAGMA query_only=1", "PRAGMA query_only=0"),
        "postgresql": ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off"),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(on)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(off)


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def own(django_db_setup, django_db_blocker, tmp_path):
    """Work in a database of the test's own, where a transaction is what it is on the site."""
    with django_db_blocker.unblock(), own_database(tmp_path) as found, found.in_use():
        yield found


@pytest.mark.django_db
def test_a_save_says_that_the_database_is_read_only_and_pages_are_shown(client, own):
    client.force_login(User.objects.create_superuser("admin", password="password"))
    client.raise_request_exception = False
    names = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    form = {"slug": "ser", "kind": "council", "name": "SER", **names}
    with refusing_writes():
        refused = client.post("/admin/dossier/organisation/add/", form)
        pages = [client.get(path).status_code for path in ("/", "/documenten/", "/admin/", "/readyz")]
        login = client.post("/admin/login/?next=/admin/", {"username": "admin", "password": "password"})
    for response in (refused, login):
        text = response.content.decode()
        assert (response.status_code, response["Retry-After"], WORDS in text) == (503, "30", True)
    assert pages == [200, 200, 200, 200]
    assert Organisation.objects.count() == 0
    assert client.post("/admin/dossier/organisation/add/", form).status_code == 302
    assert Organisation.objects.get().slug == "ser"


@pytest.mark.django_db
def test_an_event_that_cannot_be_kept_is_told_to_the_operator_and_changes_no_answer(client, own, caplog):
    boss = User.objects.create_superuser("admin", password="password")
    client.force_login(boss)
    client.raise_request_exception = False
    names = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    form = {"slug": "ser", "kind": "council", "name": "SER", **names}
    with refusing_writes(), caplog.at_level(logging.ERROR, "imvo.audit"):
        answers = [client.post("/robots.txt").status_code, client.post(ADD, form).status_code]
    lines = [one for one in caplog.records if one.name == "imvo.audit"]
    told = [(one.actor, one.action, one.origin, one.result.partition(";")[0]) for one in lines]
    assert (answers, told, AuditEvent.objects.count()) == (
        [405, 503],
        [
            (f"user:{boss.pk}", "robots", "127.0.0.1", "refused 405 no-such-method"),
            (f"user:{boss.pk}", "dossier.organisation.add", "127.0.0.1", "failed 503 http-503"),
        ],
        0,
    )


@pytest.mark.django_db
def test_what_is_committed_is_done_in_the_trail_and_what_is_rolled_back_is_not(client, own, monkeypatch):
    client.force_login(User.objects.create_superuser("admin", password="password"))
    client.raise_request_exception = False
    names = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    answers = [client.post(ADD, {"slug": "ser", "kind": "council", "name": "SER", **names}).status_code]
    plain = Organisation.save

    def saved_and_then_not(self, *args, **kwargs):
        plain(self, *args, **kwargs)
        raise RuntimeError

    monkeypatch.setattr(Organisation, "save", saved_and_then_not)
    answers.append(client.post(ADD, {"slug": "kamer", "kind": "council", "name": "Kamer", **names}).status_code)
    told = list(AuditEvent.objects.order_by("pk").values_list("action", "result", "status", "reason"))
    add = "dossier.organisation.add"
    assert (answers, told) == (
        [302, 500],
        [(add, "ok", 302, "not-asked"), (add, "failed", 500, "http-500")],
    )
    assert list(Organisation.objects.values_list("slug", flat=True)) == ["ser"]


@pytest.mark.django_db
@pytest.mark.urls("tests.platform.urls")
def test_a_database_that_restarts_in_the_middle_is_a_503(client, own):
    if connection.vendor == "sqlite":
        return  # there is no server that could restart
    client.raise_request_exception = False
    response = client.post("/cut-off/")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    connection.close()
    assert client.get("/readyz").status_code == 200


def test_a_lock_held_too_long_and_a_full_disk_are_named(tmp_path):
    file = tmp_path / "a.sqlite3"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as one:
        one.execute("CREATE TABLE t (x)")
        one.execute("BEGIN IMMEDIATE")
        with contextlib.closing(sqlite3.connect(file, timeout=0)) as other:
            assert "Iemand anders schrijft" in reason_of(other, "INSERT INTO t VALUES (1)")
        one.execute("ROLLBACK")
        one.execute("PRAGMA max_page_count=2")
        assert "schijf van het dossier is vol" in reason_of(one, "INSERT INTO t VALUES (zeroblob(100000))")


def reason_of(raw: sqlite3.Connection, statement: str) -> str | None:
    """Return the words for the error that a statement brings."""
    with pytest.raises(sqlite3.OperationalError) as raised:
        raw.execute(statement)
    error = OperationalError()
    error.__cause__ = raised.value
    return why_unavailable(error)


def test_a_damaged_file_is_no_outage_that_passes():
    error = DatabaseError()
    error.__cause__ = sqlite3.DatabaseError("database disk image is malformed")
    assert [why_unavailable(one) for one in (error, RuntimeError(), None)] == [None, None, None]


def test_what_the_driver_says_untranslated_is_an_outage_too():
    """Django closes the cursor of a long reading without translating what the driver says of a server that went."""
    raw = psycopg2.OperationalError("server closed the connection unexpectedly")
    assert [why_unavailable(one) for one in (raw, psycopg2.ProgrammingError("syntax"))] == ["", None]


@contextlib.contextmanager
def read_only(directory: Path) -> Iterator[bool]:
    """Make a directory read-only: by a mount for the all-powerful account, else by its mode.

    In a container that account may not mount either, and then nothing is read-only to it: False.
    """
    if os.geteuid():
        modes = {one: one.stat().st_mode for one in (*directory.iterdir(), directory)}
        for one, mode in modes.items():
            one.chmod(stat.S_IMODE(mode) & 0o555)
        yield True
        for one in reversed(modes):
            one.chmod(stat.S_IMODE(modes[one]))
        return
    mounted = subprocess.run(["mount", "--bind", directory, directory], check=False, capture_output=True)
    if mounted.returncode:
        yield False
        return
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", directory], check=True)
        yield True
    finally:
        subprocess.run(["umount", directory], check=True)


def copied(served, tmp_path, left: str):
    """Return a site on a copy of the served database, with what a stopped or crashed server leaves beside it."""
    source = Path(served.environment["DATABASE_URL"].removeprefix("sqlite:///"))
    directory = tmp_path / "data"
    directory.mkdir()
    file = directory / "copy.sqlite3"
    with contextlib.closing(sqlite3.connect(source)) as one, contextlib.closing(sqlite3.connect(file)) as other:
        one.backup(other)
        other.execute("PRAGMA journal_mode=WAL")
    if left != "nothing":
        with contextlib.closing(sqlite3.connect(file)) as writer:
            writer.execute("PRAGMA wal_autocheckpoint=0")
            writer.execute("DROP TRIGGER dossier_sealedmaster_sealed_update")
            writer.execute(
                "UPDATE dossier_sealedmaster SET content = replace(content, 'Voortgang', 'Na de storing')"
                " WHERE \"table\" = 'dossier.document'"
            )
            writer.commit()
            for ending in ("", "-wal", "-shm"):
                shutil.copyfile(f"{file}{ending}", f"{tmp_path / 'kept'}{ending}")
        for ending in ("", "-wal", *(["-shm"] if left == "all" else [])):
            shutil.copyfile(f"{tmp_path / 'kept'}{ending}", f"{file}{ending}")
    port = free_port()
    return directory, replace(
        served,
        url=f"http://127.0.0.1:{port}",
        log=tmp_path / "gunicorn.log",
        environment=served.environment | {"DATABASE_URL": f"sqlite:///{file}", "PORT": str(port)},
    )


@pytest.mark.served
@pytest.mark.parametrize("left", ["nothing", "journal", "all"])
def test_a_database_on_a_read_only_disk_is_shown_whole(served, tmp_path, left):
    directory, site = copied(served, tmp_path, left)
    with read_only(directory) as possible, running(site):
        if not possible:
            return
        status, _headers, body = fetch(site, "/documenten/")
        assert (status, b"Na de storing" in body) == (200, left != "nothing")
        assert [fetch(site, path)[0] for path in ("/", "/convenanten/", "/admin/login/", "/readyz")] == [200] * 4
    with running(site):
        assert fetch(site, "/documenten/")[0] == 200


def test_a_copy_is_made_once_for_each_state_of_the_files(tmp_path):
    file = tmp_path / "a.sqlite3"
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE t (x)")
    first = whole_copy(file)
    assert (first != file, whole_copy(file)) == (True, first)
    time.sleep(0.01)
    writer.execute("INSERT INTO t VALUES (7)")
    with contextlib.closing(sqlite3.connect(whole_copy(file))) as reader:
        assert reader.execute("SELECT x FROM t").fetchall() == [(7,)]
    writer.close()
    assert whole_copy(file) == file
