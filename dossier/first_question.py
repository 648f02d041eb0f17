"""The first question over a kept connection, which shows by itself whether that still lives.

Django asks `SELECT 1` before it: a second round to the database for each page that is kept ready.
"""

from __future__ import annotations

from typing import Any

from django.db import InterfaceError, OperationalError

from dossier.planned import put


def first_row(connection: Any, sql: str) -> tuple[Any, ...] | None:
    """Return the first row of an answer; over a new connection where the kept one turns out to be cut."""
    if connection.in_atomic_block or not _is_unchecked(connection):
        return _ask(connection, sql)
    connection.health_check_done = True
    try:
        return _ask(connection, sql)
    except (InterfaceError, OperationalError):
        connection.close()
        return _ask(connection, sql)


def _is_unchecked(connection: Any) -> bool:
    kept = connection.connection is not None
    return kept and connection.health_check_enabled and not connection.health_check_done


def _ask(connection: Any, sql: str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        put(connection, cursor, sql)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
