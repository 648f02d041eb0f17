"""The whole check: every finding once, the heaviest first, and how much was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from covenants.domain.checking_draft.amounts import amount_findings
from covenants.domain.checking_draft.dates import date_findings
from covenants.domain.checking_draft.events import event_findings
from covenants.domain.checking_draft.names import name_findings
from covenants.domain.checking_draft.papers import paper_findings
from covenants.domain.checking_draft.silence import silence_findings
from covenants.domain.checking_draft.sums import sum_findings
from covenants.domain.checking_draft.types import Checked, Draft, Finding, RecordSide, Seen, Sort, Verdict

_ORDER = list(Verdict)


def check_draft(draft: Draft, record: RecordSide) -> Checked:
    """Return what the draft and the record say of each other."""
    found = [
        *event_findings(draft, record),
        *amount_findings(draft, record),
        *sum_findings(draft, record),
        *paper_findings(draft, record),
        *name_findings(draft, record),
        *date_findings(draft),
        *silence_findings(draft, record),
    ]
    findings = _once(found)
    return Checked(tuple(findings), _seen(draft, findings))


def _once(found: Iterable[Finding]) -> list[Finding]:
    """Leave out the same said twice of the same words, and keep the order of the text within each verdict."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in found:
        spot = (one.sentence.block, one.sentence.start, one.start) if one.sentence else (-1, -1, -1)
        kept.setdefault((*spot, one.message, str(sorted(one.values.items(), key=str))), one)
    return sorted(kept.values(), key=_place)


def _place(one: Finding) -> tuple[int, ...]:
    spot = (one.sentence.block, one.sentence.start, one.start) if one.sentence else (10**6, 0, 0)
    return (_ORDER.index(one.verdict), *spot)


def _seen(draft: Draft, findings: Sequence[Finding]) -> tuple[Seen, ...]:
    spots: dict[Sort, set[tuple[int, int]]] = {}
    for one in findings:
        if one.sentence and one.verdict is not Verdict.ABSENT and not _only_reads(one):
            place = one.sentence.start * 10_000 + one.sentence.block
            spots.setdefault(_kind_of(one.sort), set()).update(
                (place, at) for at in range(one.start, max(one.end, one.start + 1))
            )
    dates = [(one, mark) for one in draft.sentences for mark in one.dates]
    numbers = [(one, mark) for one in draft.sentences for mark in one.numbers]
    papers = [(one, mark) for one in draft.sentences for mark in one.papers]
    names = [(one, mark) for one in draft.sentences for mark in one.names if not mark.code.startswith("sector:")]

    def touched(sort: Sort, pairs: Iterable[tuple[object, object]]) -> int:
        every = spots.get(sort, set())
        return sum(_touches(marked, mark, every) for marked, mark in pairs)

    return (
        Seen(Sort.NUMBER, len(numbers), sum(bool(mark.unit) for _one, mark in numbers), touched(Sort.NUMBER, numbers)),
        Seen(Sort.DATE, len(dates), sum(mark.period is not None for _one, mark in dates), touched(Sort.DATE, dates)),
        Seen(Sort.DOCUMENT, len(papers), len(papers), touched(Sort.DOCUMENT, papers)),
        Seen(Sort.NAME, len(names), len(names), touched(Sort.NAME, names)),
    )


def _only_reads(one: Finding) -> bool:
    """How a date is read is no check of it."""
    return one.sort is Sort.DATE and one.verdict is Verdict.NOTED and not one.source


def _kind_of(sort: Sort) -> Sort:
    return Sort.NUMBER if sort is Sort.SUM else sort


def _touches(marked: object, mark: object, spots: set[tuple[int, int]]) -> bool:
    sentence = marked.sentence  # type: ignore[attr-defined]
    place = sentence.start * 10_000 + sentence.block
    return any((place, at) in spots for at in range(mark.start, mark.end))  # type: ignore[attr-defined]
