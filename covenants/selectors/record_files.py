"""The public record as record files, one a revision: what `load_record` reads (docs/reference/record-files.md).

Where a file that people write words a date, such a file gives the window as it was read; and beside its statements it
holds master data whole as they were sealed, what was removed, and what was opened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from covenants.actions.load_masters import MASTERS
from covenants.actions.load_statements import WINDOW_KEYS
from covenants.models import Measurement
from covenants.selectors.public_record import PublicRecord, PublicRevision
from covenants.selectors.public_statements import OPENED_LATER, PublicStatement
from dossier.canonical import plain

_HEAD = "# Revision {number} of the public record. Format: docs/reference/record-files.md, “Sealed files”.\n"


def record_file(record: PublicRecord, revision: PublicRevision) -> Iterator[str]:
    """Yield the text of the file of one revision, row by row."""
    yield _HEAD.format(number=revision.number)
    head = {
        "number": revision.number,
        "sealed": plain(revision.sealed_at),
        "from_file": revision.from_file,
        "reason": revision.reason,
    }
    yield "\nrevision:\n"
    yield from (f"  {key}: {_scalar(value)}\n" for key, value in head.items() if value != "")
    yield from _masters(record, revision)
    yield from _list("statements", (_statement(one) for one in record.statements.all_of(revision.number)))
    yield from _list("openings", (_opening(one) for one in record.statements.opened_in(revision.number)))


def _masters(record: PublicRecord, revision: PublicRevision) -> Iterator[str]:
    versions = record.versions.get(revision.number, [])
    for spec in MASTERS:
        rows = [one.values for one in versions if one.spec is spec and one.values is not None]
        yield from _list(spec.section, _after_what_they_need(rows, spec.columns[0].key))
    removed = ({"list": one.spec.section, "key": one.key} for one in reversed(versions) if one.values is None)
    yield from _list("removed", removed)


def _after_what_they_need(rows: list[dict[str, Any]], key: str) -> Iterator[dict[str, Any]]:
    """Yield a subsector and a successor after their sectors, and the default rule after the one that was it before."""
    waiting = {
        row[key]: row for row in sorted(rows, key=lambda row: (bool(row.get("parent")), bool(row.get("default"))))
    }

    def with_those_before(name: str) -> Iterator[dict[str, Any]]:
        row = waiting.pop(name, None)
        if row is not None:
            for other in (row.get("parent"), *(one["sector"] for one in row.get("origins", ()))):
                yield from with_those_before(other or "")
            yield row

    for name in list(waiting):
        yield from with_those_before(name)


def _statement(one: PublicStatement) -> dict[str, Any]:
    entry = one.entry
    said = {
        "ref": one.key,
        "type": one.ledger.name,
        "withdraws" if entry.is_withdrawal else "corrects": one.corrects,
        "document": one.document,
        "page": entry.locator,
        "actor": one.actor,
        "words": entry.wording,
        "known": entry.known_from,
        "known_basis": entry.known_basis,
    }
    said |= _openness(one) | {key: _own(one, key, value) for key, value in one.own.items()}
    window = {WINDOW_KEYS.get(name, name): value for name, value in one.window.items()}
    said["window"] = {key: value for key, value in window.items() if value not in (None, "")}
    # why a statement corrects what nobody could read is not told
    told = one.corrects or entry.corrects_id is None
    untold = {} if one.document else {"reason": OPENED_LATER}
    reasons = {"reason": entry.reason, "reason_en": entry.reason_en} if told else untold
    said |= reasons | {"note": entry.note, "note_en": entry.note_en, "confirmed": entry.oddity_reason}
    return said


def _openness(one: PublicStatement) -> dict[str, Any]:
    if not one.is_closed:
        return {"public": one.public}
    return {"closed": True, **({"opens_by": one.opens_by} if one.opens_by else {"opens_after": OPENED_LATER})}


def _own(one: PublicStatement, key: str, value: Any) -> Any:
    """A bound of a measurement that stands nowhere is open, one that is left out equals the other."""
    return _NULL if value is None and key in ("low", "high") and one.ledger.model is Measurement else value


def _opening(one: PublicStatement) -> dict[str, Any]:
    return {"ref": one.key, "type": one.ledger.name, "public": one.entry.public_from}


class _Null:
    """Written as `null`; what is simply not there is left out."""


_NULL = _Null()


def _list(name: str, rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    is_first = True
    for row in rows:
        if is_first:
            yield f"\n{name}:\n"
        is_first = False
        yield "".join(_lines(row))


def _lines(row: dict[str, Any]) -> Iterator[str]:
    lead = "  - "
    for key, value in row.items():
        if value is None or value is False or value in ("", [], {}):
            continue
        yield f"{lead}{key}: {_value(value)}\n"
        lead = "    "


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(one)}" for key, one in value.items() if one not in (None, "")) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    """Return a value as YAML reads it back: text in quotes, whatever it is; days and numbers without."""
    if isinstance(value, _Null):
        return "null"
    if isinstance(value, Decimal):
        return json.dumps(plain(value))
    if isinstance(value, bool | int):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, date) else json.dumps(str(value), ensure_ascii=False)
