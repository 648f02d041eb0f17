"""The hash chain of revisions: canonical JSON, content hash, and what can be wrong with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One stored revision. Hashes are 64 lower-case hexadecimal digits (SHA-256).

    `entry_count` counts its statements, `other_count` the master data it sealed, the entries it opened
    and the edition it froze.
    """

    number: int
    envelope: Mapping[str, str | int | None]
    entry_count: int
    previous_hash: str
    content_hash: str
    other_count: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding of the verification: which revision, and which rule it breaks."""

    revision: int
    code: str
    detail: str = ""


def canonical_json(value: object) -> bytes:
    """Return the one byte string that stands for `value`: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_hash(previous_hash: str, envelope: Mapping[str, object], entries: Iterable[bytes]) -> str:
    """Return SHA-256 over the previous hash, the envelope and the entries in sorted order."""
    digest = hashlib.sha256(previous_hash.encode())
    digest.update(canonical_json(dict(envelope)))
    for entry in sorted(entries):
        digest.update(b"\n")
        digest.update(entry)
    return digest.hexdigest()


def check_chain(
    links: Sequence[ChainLink],
    entries: Mapping[int, Sequence[bytes]],
    anchors: Mapping[int, str] | None = None,
    others: Mapping[int, Sequence[bytes]] | None = None,
) -> list[Fault]:
    """Return every fault of the chain; an empty list means the record is as it was sealed.

    `entries` holds the canonical statements by revision number, `others` the master data and openings,
    `anchors` the heads noted earlier.
    """
    others = others or {}
    faults: list[Fault] = []
    previous = GENESIS
    for position, link in enumerate(links, start=1):
        faults += _check_link(link, position, previous, entries.get(link.number, ()), others.get(link.number, ()))
        previous = link.content_hash
    faults += _check_orphans({link.number for link in links}, {*entries, *others})
    faults += _check_anchors({link.number: link.content_hash for link in links}, anchors or {})
    return faults


def _check_link(
    link: ChainLink, position: int, previous: str, entries: Sequence[bytes], others: Sequence[bytes]
) -> list[Fault]:
    faults = []
    if link.number != position:
        faults.append(Fault(link.number, "number", f"{link.number} != {position}"))
    if link.previous_hash != previous:
        faults.append(Fault(link.number, "previous_hash"))
    if link.entry_count != len(entries):
        faults.append(Fault(link.number, "entry_count", f"{len(entries)} != {link.entry_count}"))
    if link.other_count != len(others):
        faults.append(Fault(link.number, "other_count", f"{len(others)} != {link.other_count}"))
    if content_hash(link.previous_hash, link.envelope, [*entries, *others]) != link.content_hash:
        faults.append(Fault(link.number, "content_hash"))
    return faults


def _check_orphans(numbers: set[int], named: set[int]) -> list[Fault]:
    return [Fault(number, "revision_missing") for number in sorted(named - numbers)]


def _check_anchors(heads: Mapping[int, str], anchors: Mapping[int, str]) -> list[Fault]:
    faults = []
    for number, expected in sorted(anchors.items()):
        if number not in heads:
            faults.append(Fault(number, "anchor_missing"))
        elif heads[number] != expected:
            faults.append(Fault(number, "anchor_differs"))
    return faults
