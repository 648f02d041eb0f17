"""What one annex says otherwise than the one before: sectors that came, changed in a part, or went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboards.annex.document import as_plain, document_of
from dashboards.annex.told import Annex, say_part


class Turn(StrEnum):
    """How a sector differs."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One part of a sector, by its label, before and after; "" where it said nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One sector that differs; `parts` are empty where it came or went whole."""

    name: str
    turn: Turn
    parts: tuple[ChangedPart, ...]


MINISTRY = "ministry"


def kept_of(annex: Annex, ministry: str) -> dict[str, Any]:
    """Return what an edition keeps of an annex: its text, and each sector by its parts under their labels.

    `ministry` is the label of the ministry's own words.
    """
    sectors = [
        {
            "code": entry.code,
            "name": entry.name,
            "parts": {**{name: say_part(entry, name) for name in entry.parts}, MINISTRY: entry.ministry},
        }
        for entry in annex.entries
    ]
    return {**as_plain(document_of(annex)), "labels": {**annex.labels, MINISTRY: ministry}, "sectors": sectors}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return by sector what differs between two annexes as they are kept: in the order of the later, then the gone."""
    return tuple(_differences(before, after))


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = _by_code(before["sectors"]), _by_code(after["sectors"])
    for code, sector in new.items():
        if code not in old:
            yield Difference(sector["name"], Turn.ADDED, ())
        elif parts := _parts(old[code]["parts"], sector["parts"], after["labels"]):
            yield Difference(sector["name"], Turn.CHANGED, parts)
    yield from (Difference(one["name"], Turn.GONE, ()) for code, one in old.items() if code not in new)


def _by_code(sectors: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {one["code"]: one for one in sectors}


def _parts(old: Mapping[str, str], new: Mapping[str, str], labels: Mapping[str, str]) -> tuple[ChangedPart, ...]:
    return tuple(
        ChangedPart(labels[name], old.get(name, ""), text) for name, text in new.items() if text != old.get(name, "")
    )
