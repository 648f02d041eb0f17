"""The whole check: every finding once, the heaviest first, and how much was looked at."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.domain.checking_draft.amounts import amount_findings
from covenants.domain.checking_draft.dates import date_findings
from covenants.domain.checking_draft.events import event_findings
from covenants.domain.checking_draft.looked_at import looked_at
from covenants.domain.checking_draft.names import name_findings
from covenants.domain.checking_draft.papers import paper_findings
from covenants.domain.checking_draft.silence import silence_findings
from covenants.domain.checking_draft.sums import sum_findings
from covenants.domain.checking_draft.types import Checked, Draft, Finding, RecordSide, Sort, Verdict
from covenants.domain.checking_draft.undertakings import term_findings

_ORDER = list(Verdict)


def check_draft(draft: Draft, record: RecordSide) -> Checked:
    """Return what the draft and the record say of each other."""
    every = [
        *event_findings(draft, record),
        *amount_findings(draft, record),
        *sum_findings(draft, record),
        *paper_findings(draft, record),
        *name_findings(draft, record),
        *term_findings(draft, record),
        *date_findings(draft),
        *silence_findings(draft, record),
    ]
    findings = _once(every)
    return Checked(tuple(findings), looked_at(draft, findings))


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out the same said twice of the same words, and keep the order of the text within each verdict."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        spot = (one.sentence.block, one.sentence.start, one.start) if one.sentence else (-1, -1, -1)
        kept.setdefault((*spot, one.message, str(sorted(one.values.items(), key=str))), one)
    return sorted((one for one in kept.values() if not _is_outdone(one, kept.values())), key=_place)


def _is_outdone(one: Finding, others: Iterable[Finding]) -> bool:
    """A number that the record holds too agrees with nothing where the draft counts wrong by it."""
    return (one.verdict, one.sort) == (Verdict.AGREES, Sort.NUMBER) and any(
        (other.verdict, other.sort, other.sentence) == (Verdict.DIFFERS, Sort.SUM, one.sentence)
        and one.start < other.end
        and other.start < one.end
        for other in others
    )


def _place(one: Finding) -> tuple[int, ...]:
    spot = (one.sentence.block, one.sentence.start, one.start) if one.sentence else (10**6, 0, 0)
    return (_ORDER.index(one.verdict), *spot)
