"""What was sealed, without when and by whom: the way to see whether two databases hold the same record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from dossier.canonical import OPENING, sealed_entries, sealed_others
from dossier.domain.chain import canonical_json
from dossier.models import Revision

# The chain covers these too; two loads of the same files differ in them and in nothing else.
_WHEN_BY_WHOM_AND_WHERE = ("recorded_at", "recorded_by", "id")

Entry = dict[str, Any]


def content_head() -> tuple[int, str]:
    """Return the number of the newest revision and a hash of the content of all; (0, "") while nothing is sealed.

    Times, accounts, and the order and keys under which a database stores entries do not count; numbers and reasons of
    revisions do.
    """
    rows = {number: [json.loads(row) for row in contents] for number, contents in sealed_entries().items()}
    others = {number: [json.loads(row) for row in contents] for number, contents in sealed_others().items()}
    names = {(row["table"], row["id"]): _name(row) for sealed in rows.values() for row in sealed}
    digest, number = hashlib.sha256(), 0
    for number, reason in Revision.objects.order_by("number").values_list("number", "reason"):
        entries = sorted(_content(row, names) for row in rows.get(number, []))
        entries += sorted(_content_of_other(row, names) for row in others.get(number, []))
        digest.update(canonical_json({"number": number, "reason": reason, "entries": entries}) + b"\n")
    return (number, digest.hexdigest()) if number else (0, "")


def _name(row: Entry) -> str:
    """Return how another entry names this one: by its reference, else by what it says."""
    said = {key: value for key, value in row.items() if key not in (*_WHEN_BY_WHOM_AND_WHERE, "corrects")}
    return row["ref"] or hashlib.sha256(canonical_json(said)).hexdigest()


def _content(row: Entry, names: Mapping[tuple[str, int], str]) -> str:
    said = {key: value for key, value in row.items() if key not in _WHEN_BY_WHOM_AND_WHERE}
    if row["corrects"] is not None:
        said["corrects"] = names[row["table"], row["corrects"]]
    return canonical_json(said).decode()


def _content_of_other(row: Entry, names: Mapping[tuple[str, int], str]) -> str:
    """Say what was sealed of a master row, or which entry was opened; its history holds times and accounts."""
    said = {key: value for key, value in row.items() if key != "history"}
    if row.get("table") == OPENING:
        said["entry"] = names[row["of"], row["entry"]]
    return canonical_json(said).decode()
