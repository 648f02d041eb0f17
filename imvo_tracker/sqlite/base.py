"""SQLite as the tracker uses it.

- A transaction begins IMMEDIATE, so that two writers queue instead of failing; but a request that only reads takes
  no lock of a writer, whatever code it runs through.
- A database on a read-only disk can be read, although its journal (WAL) wants to write beside it.
- The file and its directory are for their owner alone.
- A connection serves many requests: making one costs ten times a cheap page. It is renewed when the file was replaced.
- The same questions come again and again: their SQL is put into the words of SQLite once.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base

from imvo_tracker.lib.read_only import reads_only
from imvo_tracker.permissions import create_private, keep_private

BESIDE = ("-wal", "-shm")
# Longer ones are written once: rows put in by the hundred.
LONGEST_KEPT = 20_000


class DatabaseWrapper(base.DatabaseWrapper):
    """Django names its backends' class so."""

    opened: tuple[int, ...] = ()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; a file that cannot be written is opened for reading."""
        name = str(self.settings_dict["NAME"])
        if self.is_in_memory_db() or name.startswith("file:"):
            return super().get_new_connection(conn_params)
        file = Path(name)
        _close_to_others(file)
        self.opened = _identity(name)
        try:
            return super().get_new_connection(conn_params)
        except sqlite3.OperationalError:
            if not file.exists() or _can_be_written(file):
                raise
        self.opened = ()  # for this request alone: the disk may become writable, or the copy grow old
        self.init_commands = ["PRAGMA query_only=1"]
        readable = f"{whole_copy(file).resolve().as_uri()}?mode=ro&immutable=1"
        return super().get_new_connection(conn_params | {"database": readable})

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor that keeps the SQL it has seen."""
        return self.connection.cursor(factory=_Cursor)

    def close_if_unusable_or_obsolete(self) -> None:
        """Do as Django, before and after each request; and leave a file that is gone, replaced or written over."""
        if self.connection is not None and not self.in_atomic_block and self._is_of_another_file():
            self.close()
        super().close_if_unusable_or_obsolete()

    def _is_of_another_file(self) -> bool:
        name = str(self.settings_dict["NAME"])
        if self.is_in_memory_db() or name.startswith("file:"):
            return False
        return not self.opened or self.opened != _identity(name)

    def _start_transaction_under_autocommit(self) -> None:
        if reads_only():
            self.cursor().execute("BEGIN DEFERRED")
        else:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]


class _Cursor(base.SQLiteCursorWrapper):
    """Half of what a small question costs is looking for its places for values, in thousands of letters."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        """Return SQL with the places for values as SQLite writes them."""
        if param_names is None and len(query) <= LONGEST_KEPT:
            return _with_question_marks(query)
        converted: str = super().convert_query(query, param_names=param_names)
        return converted


@lru_cache(maxsize=512)
def _with_question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


def _identity(name: str) -> tuple[int, ...]:
    """Return what differs when another file has this name; a commit changes it only when the journal is brought in."""
    try:
        status = os.stat(name)
    except OSError:
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _can_be_written(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


_closed: set[Path] = set()


def _close_to_others(file: Path) -> None:
    """Keep the database for its owner: once in each process, and whenever the file has to be made."""
    if file.exists() and file in _closed:
        return
    _closed.add(file)
    keep_private(file.parent)
    create_private(file)
    for ending in BESIDE:
        keep_private(Path(f"{file}{ending}"))


_copies: dict[Path, tuple[tuple[int, ...], Path]] = {}
_copying = Lock()


def whole_copy(file: Path) -> Path:
    """Return the file, or a copy that holds what stands only in its journal.

    After a power cut the last commits may stand in FILE-wal. SQLite must write to bring them in, so on a read-only
    disk that happens in a private copy, made once for each state of the files.
    """
    journal = Path(f"{file}-wal")
    if not journal.exists() or not journal.stat().st_size:
        return file
    state = tuple(number for one in (file, journal) for number in (one.stat().st_size, one.stat().st_mtime_ns))
    with _copying:
        kept, directory = _copies.get(file, ((), None))
        if directory is None or kept != state:
            if directory is not None:
                shutil.rmtree(directory, ignore_errors=True)
            directory = _copy(file, journal)
            _copies[file] = (state, directory)
    return directory / file.name


def _copy(file: Path, journal: Path) -> Path:
    directory = Path(tempfile.mkdtemp(prefix="imvo-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    for one in (file, journal):
        shutil.copyfile(one, directory / one.name)
    copied = sqlite3.connect(directory / file.name)
    copied.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copied.close()
    return directory
