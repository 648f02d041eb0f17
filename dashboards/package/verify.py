"""Verify this data package: every file, and the chain of the record. Python 3 alone: `python3 verify.py`.

Says what it checked and ends with 0, or names what is wrong and ends with 1.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent


def files() -> Iterator[str]:
    """Yield each file that is not what CHECKSUMS.sha256 says."""
    for line in (HERE / "CHECKSUMS.sha256").read_text(encoding="utf-8").splitlines():
        expected, name = line.split("  ", 1)
        if hashlib.sha256((HERE / name).read_bytes()).hexdigest() != expected:
            yield f"{name} is not what it was"


def chain(revisions: list) -> Iterator[str]:
    """Yield each revision that does not follow from the one before, or does not say what was sealed."""
    before = "0" * 64
    for number, one in enumerate(revisions, start=1):
        if one["number"] != number or one["previous_hash"] != before:
            yield f"revision {number} does not follow the one before"
        if one["whole"]:
            sealed = (HERE / "ledger" / f"{number:04}.txt").read_bytes()
            if hashlib.sha256(one["previous_hash"].encode() + sealed).hexdigest() != one["content_hash"]:
                yield f"revision {number} does not have the hash it had"
        before = one["content_hash"]


def statements(revisions: list, tables: dict) -> Iterator[str]:
    """Yield each statement of the tables that is not what the ledger sealed."""
    whole = {one["number"] for one in revisions if one["whole"]}
    sealed = {}
    for number in whole:
        for line in (HERE / "ledger" / f"{number:04}.txt").read_text(encoding="utf-8").split("\n")[1:]:
            row = json.loads(line)
            if "wording" in row:
                sealed[number, row["ref"]] = [row["document"], row["actor"], row["wording"] or None, row["known_from"]]
    told = {}
    for row in (row for rows in tables.values() for row in rows if row.get("revision") in whole and "words" in row):
        told[row["revision"], row["key"]] = [row["document"], row["actor"], row["words"], row["known"]]
    yield from (f"statement {key[1]} differs" for key in sealed if key[1] and told.get(key) != sealed[key])
    if len(told) != len(sealed):
        yield f"{len(told)} statements stand in the tables, {len(sealed)} in the ledger"


record = json.loads((HERE / "record.json").read_text(encoding="utf-8"))
chained = record["tables"]["revisions"]
wrong = [*files(), *chain(chained), *statements(chained, record["tables"])]
checked = sum(one["whole"] for one in chained)
head = chained[-1]["content_hash"] if chained else "-"
whole = f"{len(chained)} revisions in one chain, {checked} checked line by line; head {head}"
sys.stdout.write("\n".join(wrong or [whole]) + "\n")
sys.exit(1 if wrong else 0)
