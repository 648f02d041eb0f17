"""The rows of a data package in each format, written in one pass: CSV a table, one JSON, one SQLite file."""

from __future__ import annotations

import csv
import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any

from covenants.selectors.public_record import PublicRecord
from dashboards.formats.comma import harmless
from dashboards.package.tables import Table, Value, tables

JSON, SQLITE, CSV = "record.json", "record.sqlite3", "csv"
_AT_ONCE = 1000  # rows
# Bytes of the header that say which SQLite wrote the file; every file says the same.
_VERSION_PLACE, _VERSION = 96, struct.pack(">I", 3_040_001)
_SQL_TYPES = {"boolean": "INTEGER", "integer": "INTEGER", "number": "NUMERIC"}


def write_tables(record: PublicRecord, about: dict[str, Any], folder: Path) -> None:
    """Write every table in every format below a folder; rows are read once and never held all at once."""
    (folder / CSV).mkdir()
    database = sqlite3.connect(folder / SQLITE, isolation_level=None)
    try:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        with (folder / JSON).open("w", encoding="utf-8", newline="\n") as whole:
            whole.write(f'{{"about": {json.dumps(about, ensure_ascii=False)},\n"tables": {{')
            for place, table in enumerate(tables()):
                database.execute(_create(table))
                whole.write(f'{"," if place else ""}\n"{table.name}": [')
                _write_table(table, record, folder / CSV / f"{table.name}.csv", whole, database)
                whole.write("]")
            whole.write("\n}}\n")
        database.execute("COMMIT")
    finally:
        database.close()
    with (folder / SQLITE).open("r+b") as file:
        file.seek(_VERSION_PLACE)
        file.write(_VERSION)


def _write_table(table: Table, record: PublicRecord, path: Path, whole: IO[str], database: sqlite3.Connection) -> None:
    places = ", ".join("?" * len(table.fields))
    between = "\n"
    with path.open("w", encoding="utf-8", newline="") as file:
        comma = csv.writer(file)
        comma.writerow(table.columns)
        for rows in _portions(_cells(table, record)):
            for row in rows:
                comma.writerow([_text(cell) for cell in row])
                said = ", ".join(f'"{name}": {_json(cell)}' for name, cell in zip(table.columns, row, strict=True))
                whole.write(f"{between}{{{said}}}")
                between = ",\n"
            database.executemany(
                f'INSERT INTO "{table.name}" VALUES ({places})',  # noqa: S608 (our own names)
                ([_sql(cell) for cell in row] for row in rows),
            )


def _cells(table: Table, record: PublicRecord) -> Iterator[tuple[Value, ...]]:
    """Yield the rows; a text that is empty is not there in any format, as CSV knows no other."""
    for row in table.rows(record):
        yield tuple(None if cell == "" else cell for cell in row)


def _portions(rows: Iterable[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    remaining = iter(rows)
    while portion := list(islice(remaining, _AT_ONCE)):
        yield portion


def _text(cell: Value) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe, as in every CSV of the site."""
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else _plain(cell)


def _plain(cell: bool | int | Decimal | date) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _json(cell: Value) -> str:
    if cell is None or isinstance(cell, str):
        return json.dumps(cell, ensure_ascii=False)
    return json.dumps(_plain(cell)) if isinstance(cell, date) else _plain(cell)


def _sql(cell: Value) -> str | int | None:
    if isinstance(cell, bool):
        return int(cell)
    return cell if cell is None or isinstance(cell, str | int) else _plain(cell)


def _create(table: Table) -> str:
    columns = [
        f'"{field.name}" {_SQL_TYPES.get(field.type, "TEXT")}{" NOT NULL" if field.required else ""}'
        for field in table.fields
    ]
    key = ", ".join(f'"{name}"' for name in table.key)
    references = [
        f'FOREIGN KEY ("{field.name}") REFERENCES "{field.refers[0]}" ("{field.refers[1]}")'
        for field in table.fields
        if field.refers
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join([*columns, f"PRIMARY KEY ({key})", *references])})'
