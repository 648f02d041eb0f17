"""Verify this package, each file and the chain: `python3 verify.py` ends with 0, or with 1 and what is wrong."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUMS = [line.split("  ", 1) for line in (HERE / "CHECKSUMS.sha256").read_text(encoding="utf-8").splitlines()]


def files() -> Iterator[str]:
    """Yield each file that is not what CHECKSUMS.sha256 says."""
    for expected, name in SUMS:
        if hashlib.sha256((HERE / name).read_bytes()).hexdigest() != expected:
            yield f"{name} is not what it was"


def chain(revisions: list) -> Iterator[str]:
    """Yield each revision that does not follow from the one before, or does not say what was sealed."""
    before = "0" * 64
    for number, one in enumerate(revisions, start=1):
        if one["number"] != number or one["previous_hash"] != before:
            yield f"revision {number} does not follow the one before"
        sealed = (HERE / "ledger" / f"{number:04}.txt").read_bytes() if one["whole"] else b""
        if sealed and hashlib.sha256(one["previous_hash"].encode() + sealed).hexdigest() != one["content_hash"]:
            yield f"revision {number} does not have the hash it had"
        before = one["content_hash"]


def rows(whole: list, tables: dict) -> Iterator[str]:
    """Yield each statement of the tables and each file of an edition that is not what the ledger sealed."""
    sealed, told = {}, {("edition", row["file"]): row["sha256"] for row in tables["edition_files"]}
    for number in whole:
        for line in (HERE / "ledger" / f"{number:04}.txt").read_text(encoding="utf-8").split("\n")[1:]:
            row = json.loads(line)
            for name, digest in row["files"].items() if "edition" in row else ():
                sealed["edition", f"editions/{row['edition']['number']}/{name}"] = digest
            if "wording" in row:
                sealed[number, row["ref"]] = [row["document"], row["actor"], row["wording"] or None, row["known_from"]]
    for row in (row for table in tables.values() for row in table if row.get("revision") in whole and "words" in row):
        told[row["revision"], row["key"]] = [row["document"], row["actor"], row["words"], row["known"]]
    yield from (f"{key[1]} differs from the ledger" for key in sealed if key[1] and told.get(key) != sealed[key])
    if len(told) != len(sealed):
        yield f"{len(told)} statements and files of editions stand in the tables, {len(sealed)} in the ledger"


gone = [name for _sum, name in SUMS if not (HERE / name).is_file()]
if gone:
    sys.exit(f"missing: {', '.join(gone)}")
record = json.loads((HERE / "record.json").read_text(encoding="utf-8"))["tables"]
whole = [one["number"] for one in record["revisions"] if one["whole"]]
rest = ", ".join(str(one["number"]) for one in record["revisions"] if not one["whole"])
wrong = [*files(), *chain(record["revisions"]), *rows(whole, record)]
alone = f"; by their hash alone, as not every line of them is public: {rest}" if rest else ""
head = record["revisions"][-1]["content_hash"] if record["revisions"] else "-"
done = f"{len(record['revisions'])} revisions in one chain, {len(whole)} checked line by line{alone}; head {head}"
sys.stdout.write("\n".join(wrong or [done]) + "\n")
sys.exit(1 if wrong else 0)
