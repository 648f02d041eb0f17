"""Questions that PostgreSQL reads and plans once for each connection: three quarters of the price of a long one.

On SQLite the driver keeps statements by itself. Whatever goes wrong with a statement that was kept (a table was changed
meanwhile, a pooler in between gave another connection) the question is put in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

_TYPES: dict[type, str] = {bool: "boolean", int: "integer", str: "text", date: "date"}
_LARGEST = 2**31
MOST_VALUES = 200
_PLACE = re.compile("%[s%]")
_kept: WeakKeyDictionary[Any, dict[tuple[str, tuple[str, ...]], str]] = WeakKeyDictionary()
_numbers = count()


def put(connection: BaseDatabaseWrapper, cursor: CursorWrapper, sql: str, values: Sequence[Any] = ()) -> None:
    """Put a question; its answer is read from the cursor.

    Inside a transaction in full, as nothing could be asked there after a statement that failed.
    """
    is_kept = connection.vendor == "postgresql" and not connection.in_atomic_block
    types = _types_of(values) if is_kept else None
    if types is not None:
        try:
            _put_kept(connection, cursor, sql, types, values)
            return
        except DatabaseError:
            if connection.connection.closed:
                raise
            _statements_of(connection).clear()
    cursor.execute(sql, values or None)


def _types_of(values: Sequence[Any]) -> tuple[str, ...] | None:
    """Return what the database calls the type of each value; None where one is of another type or too large.

    None for very many values, too: of so many there is each time another number, and each plan would be kept in vain.
    """
    if len(values) > MOST_VALUES:
        return None
    types = [_type_of(value) for value in values]
    return tuple(types) if all(types) else None


def _type_of(value: Any) -> str:
    if isinstance(value, int) and abs(value) >= _LARGEST:
        return ""
    return _TYPES.get(type(value)) or ("text" if isinstance(value, str) else "")


def _put_kept(
    connection: BaseDatabaseWrapper, cursor: CursorWrapper, sql: str, types: tuple[str, ...], values: Sequence[Any]
) -> None:
    kept = _statements_of(connection)
    name = kept.get((sql, types))
    if name is None:
        name = kept[sql, types] = f"imvo_{next(_numbers)}"
        declared = f"({', '.join(types)})" if types else ""
        with connection.wrap_database_errors, connection.connection.cursor() as raw:
            raw.execute(f"PREPARE {name}{declared} AS {_numbered(sql)}")
    places = f"({', '.join(['%s'] * len(values))})" if values else ""
    cursor.execute(f"EXECUTE {name}{places}", values or None)


def _statements_of(connection: BaseDatabaseWrapper) -> dict[tuple[str, tuple[str, ...]], str]:
    """Return the names of the statements that a connection holds; they go with it."""
    return _kept.setdefault(connection.connection, {})


def _numbered(sql: str) -> str:
    """Return a question with its places named as the database names them: $1, $2."""
    places = count(1)
    return _PLACE.sub(lambda place: f"${next(places)}" if place[0] == "%s" else "%", sql)
