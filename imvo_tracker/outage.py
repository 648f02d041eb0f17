"""Why the database did not do what a request asked, where that is no fault of the request and may pass."""

import sqlite3

import psycopg2
from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.utils.translation import gettext_lazy as _

READ_ONLY = _("The record can be read but not changed just now: its database is read-only. Nothing was saved.")
BUSY = _("Somebody else is writing to the record, and it takes long. Nothing was saved.")
FULL = _("The disk of the record is full. Nothing was saved.")
AWAY = ""

# The primary code of SQLite, and SQLSTATE of PostgreSQL.
_SQLITE = {sqlite3.SQLITE_READONLY: READ_ONLY, sqlite3.SQLITE_BUSY: BUSY, sqlite3.SQLITE_FULL: FULL}
_POSTGRESQL = {"25006": READ_ONLY, "55P03": BUSY, "40P01": BUSY, "57014": BUSY, "53100": FULL}


def why_unavailable(error: BaseException | None) -> str | None:
    """Return the reason in words, "" when the database cannot be reached, or None when it is something else."""
    if isinstance(
        error, psycopg2.Error
    ):  # closing a cursor of the server's is the one act that Django does not translate
        return _untranslated(error)
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    cause = error.__cause__
    state = getattr(cause, "pgcode", None)
    if state in _POSTGRESQL:
        return str(_POSTGRESQL[state])
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE:
        return str(_SQLITE[code])
    return AWAY if isinstance(error, OperationalError | InterfaceError) or _lost(error, cause) else None


def _untranslated(error: psycopg2.Error) -> str | None:
    if error.pgcode in _POSTGRESQL:
        return str(_POSTGRESQL[error.pgcode])
    return AWAY if isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError) else None


def _lost(error: BaseException, cause: BaseException | None) -> bool:
    """Say whether PostgreSQL went away in the middle: the driver has no code for it then, and no better class."""
    driver = type(cause).__module__.startswith("psycopg2")
    return driver and not getattr(cause, "pgcode", None) and type(error) in (DatabaseError, InternalError)
