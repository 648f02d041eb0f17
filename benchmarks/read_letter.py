"""How well a letter is read: what the reader proposes against what the record holds of that document.

    DATABASE_URL=… python benchmarks/read_letter.py FILE --record kst-26485-220

Measured are the statements that the grid has a row for and that carry a date, a number, a covenant or a document. One
is found when a proposal has its page, its subject, its kind and its reading: the same window, or the same number.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imvo_tracker.settings")

import django

django.setup()

from covenants.domain.reading_in.types import Proposal  # noqa: E402
from covenants.models import (  # noqa: E402
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from covenants.selectors.letter_reading import read_letter  # noqa: E402
from dossier.models import Document, UndertakingStatement  # noqa: E402
from imvo_tracker.lib.paper_files import read_paper  # noqa: E402

PARTS = {
    MilestoneStatement: ("milestone", "covenant", "kind"),
    TargetStatement: ("target", "target", "role"),
    ThresholdCondition: ("condition", "threshold", ""),
    Measurement: ("measurement", "covenant", "unit"),
    UndertakingStatement: ("undertaking", "undertaking", "event"),
    StatusReport: ("report", "covenant", "topic"),
    Participation: ("participation", "covenant", "role"),
}


def said_of(model: Any, row: Any) -> tuple[str, str, str]:
    """Return table, subject, kind and what is read of a statement."""
    table, about, kind = PARTS[model]
    key = getattr(row, f"{about}_id")
    subject = f"{about}:{key}" if key else f"sector:{row.sector_id}" if getattr(row, "sector_id", None) else "policy:"
    code = getattr(row, kind) if kind else ""
    if table == "participation":
        code = f"{row.role}-{row.change}"
    if code == "delay_cause":
        table, code = "cause", row.cause
    return table, subject, f"{table}:{code}"


def number_of(row: Any) -> Decimal | None:
    return next(
        (value for name in ("quantity", "minimum", "low") if (value := getattr(row, name, None)) is not None), None
    )


def carries(row: Any) -> bool:
    dated = getattr(row, "earliest", None) or getattr(row, "latest", None)
    subject = any(getattr(row, f"{name}_id", None) for name in ("covenant", "threshold", "target", "undertaking"))
    return bool(dated or subject or number_of(row) is not None)


def page_of(locator: str) -> int:
    digits = "".join(sign if sign.isdigit() else " " for sign in locator.partition("p.")[2] or locator).split()
    return int(digits[0]) if digits else 0


def reads_alike(row: Any, proposal: Proposal) -> bool:
    """The same window or number; what carries neither has no reading that could differ.

    A party is known by its name.
    """
    if proposal.table == "participation":
        names = {row.group, row.organisation.name if row.organisation else ""}
        return any(is_named(proposal.party, name) for name in names if name)
    number = number_of(row)
    if number is not None and proposal.quantity is not None and number != proposal.quantity:
        return False
    earliest, latest = getattr(row, "earliest", None), getattr(row, "latest", None)
    if proposal.table in ("report", "cause") or (earliest is None and latest is None):
        return True
    if proposal.period is None:
        return latest is None or number is not None or latest <= row.document.dated_on
    return proposal.period.latest == latest


def is_named(party: str, name: str) -> bool:
    """Say whether a party as printed is a name of the record: the same, or its short form in brackets."""
    said, known = (text.casefold().replace("’", "'") for text in (party, name))
    return said in (known, known.partition(" (")[0]) or f"({said})" in known


def statements(document: Document) -> Iterator[tuple[Any, Any]]:
    for model in PARTS:
        rows = model._base_manager.filter(document=document, revision__isnull=False, is_withdrawal=False)
        yield from ((model, row) for row in rows.filter(corrected_by=None))


def matches(model: Any, row: Any, proposal: Proposal, *, whole: bool) -> bool:
    table, subject, what = said_of(model, row)
    if page_of(row.locator) != proposal.page or proposal.about != subject:
        return False
    if what != proposal.what or not reads_alike(row, proposal):
        return False
    return not whole or getattr(row, "modality", "") == (proposal.firmness if table in ("milestone", "target") else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--record", required=True, help="key of the document in the record")
    parser.add_argument(
        "--missed", action="store_true", help="list what was not found, and what was proposed beside it"
    )
    asked = parser.parse_args()
    document = Document.objects.get(key=asked.record)
    began = time.perf_counter()
    paper = read_paper(asked.file.name, asked.file.read_bytes())
    proposals = read_letter(paper, written_on=document.dated_on)
    took = time.perf_counter() - began
    every_row = list(statements(document))
    rows = [(model, row) for model, row in every_row if carries(row)]
    held, met, firm = Counter(), Counter(), Counter()
    for model, row in rows:
        table = said_of(model, row)[0]
        held[table] += 1
        met[table] += any(matches(model, row, one, whole=False) for one in proposals)
        firm[table] += any(matches(model, row, one, whole=True) for one in proposals)
    every, right = Counter(one.table for one in proposals), Counter()
    for one in proposals:
        right[one.table] += any(matches(model, row, one, whole=True) for model, row in every_row)
    print(f"{'kind':<14}{'in the record':>14}{'proposed':>10}{'unchanged':>11}{'proposals':>11}{'right':>7}")
    for table in sorted({*held, *every}):
        print(f"{table:<14}{held[table]:>14}{met[table]:>10}{firm[table]:>11}{every[table]:>11}{right[table]:>7}")
    print(f"{'all':<14}{held.total():>14}{met.total():>10}{firm.total():>11}{every.total():>11}{right.total():>7}")
    proposed, good = met.total() / held.total(), right.total() / max(every.total(), 1)
    print(f"{proposed:.0%} proposed, {good:.0%} of the proposals right, {took:.2f} s")
    if asked.missed:
        _list_missed(rows, every_row, proposals)


def _list_missed(rows: list[Any], every_row: list[Any], proposals: tuple[Proposal, ...]) -> None:
    for model, row in rows:
        if not any(matches(model, row, one, whole=True) for one in proposals):
            print("missed", row.ref, *said_of(model, row), row.locator, row.wording, sep=" | ")
    for one in proposals:
        if not any(matches(model, row, one, whole=True) for model, row in every_row):
            print("beside", one.page, one.about, one.what, one.firmness, one.words, one.sentence.text[:80], sep=" | ")


if __name__ == "__main__":
    main()
