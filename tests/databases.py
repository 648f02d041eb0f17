"""Databases made once and copied after that: migrating and loading take seconds, a copy takes milliseconds.

A copy is kept in build/test-databases, below a fingerprint of all it is made from: code, record files, packages, the
day. Change any of these and it is made anew. On SQLite alone; PostgreSQL clones its own databases.
"""

import contextlib
import copy
import fcntl
import hashlib
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "test-databases"
MADE_FROM = ("imvo_tracker", "dossier", "sectors", "covenants", "dashboards", "benchmarks", "fixtures", "tests")
SUFFIXES = {".py", ".yaml", ".txt", ".po"}
DAY = 24 * 60 * 60


@cache
def fingerprint() -> str:
    """Return a name for everything a test database is made from."""
    files = [path for name in MADE_FROM for path in (ROOT / name).rglob("*") if path.suffix in SUFFIXES]
    files = [path for path in files if not path.name.startswith("test_")]  # a test makes none that others meet
    made_from = hashlib.sha256(f"{sys.version} {datetime.now(UTC).date()}".encode())
    for path in [ROOT / "uv.lock", *sorted(files)]:
        made_from.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return made_from.hexdigest()[:16]


def is_made_anew(connection: BaseDatabaseWrapper) -> bool:
    """Tell whether nothing is copied: on PostgreSQL, and where code that makes databases is changed while it runs."""
    return connection.vendor != "sqlite" or bool(os.environ.get("MAKE_DATABASES_ANEW"))


def make_or_copy(name: str, connection: BaseDatabaseWrapper, make: Callable[[], None]) -> None:
    """Fill the database with the kept one of this name; without one, call `make()` and keep what it made."""
    if is_made_anew(connection):
        make()
        return
    with _locked(directory := KEPT / fingerprint()):
        kept = directory / f"{name}.sqlite3"
        connection.ensure_connection()
        if kept.is_file():
            _copy(kept, connection.connection)
            return
        make()
        # A mutant may make it wrong: only what the rules themselves made is kept.
        if not os.environ.get("MUTANT_UNDER_TEST"):
            _keep(connection.connection, kept)


def copy_kept(name: str, file: Path) -> bool:
    """Put a kept database into a new file; False where there is none, and whoever asks makes it in full."""
    kept = KEPT / fingerprint() / f"{name}.sqlite3"
    if os.environ.get("MAKE_DATABASES_ANEW") or not kept.is_file():
        return False
    shutil.copyfile(kept, file)
    return True


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """One process at a time: the others wait, and copy."""
    if not directory.is_dir():
        directory.mkdir(parents=True, exist_ok=True)
        _remove_old()
    with (directory / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _remove_old() -> None:
    for other in KEPT.iterdir():
        if time.time() - other.stat().st_mtime > DAY:
            shutil.rmtree(other, ignore_errors=True)


def _copy(kept: Path, into: sqlite3.Connection) -> None:
    with contextlib.closing(sqlite3.connect(kept)) as source:
        source.backup(into)


def _keep(made: sqlite3.Connection, kept: Path) -> None:
    """Write it beside its place first: a run that is stopped leaves no half a database."""
    beside = kept.with_suffix(f".{os.getpid()}")
    with contextlib.closing(sqlite3.connect(beside)) as copied:
        made.backup(copied)
    beside.rename(kept)


def clone_of(empty: BaseDatabaseWrapper, name: str) -> BaseDatabaseWrapper:
    """Return a connection to a copy of the test database."""
    if empty.vendor == "postgresql":
        empty.creation.clone_test_db(suffix=name, verbosity=0)
        return type(empty)(empty.creation.get_test_db_clone_settings(name), alias="default")
    wanted = copy.deepcopy(empty.settings_dict)
    wanted["NAME"] = f"file:{name}_{os.getpid()}?mode=memory&cache=shared"
    loaded = type(empty)(wanted, alias="default")
    empty.ensure_connection()
    loaded.ensure_connection()
    empty.connection.backup(loaded.connection)
    return loaded
