"""How many numbers, dates, document numbers and names a draft holds, and how many were laid beside the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from covenants.domain.checking_draft.types import Draft, Finding, Seen, Sort, Verdict
from covenants.domain.reading_in.types import DateMark, Marked, NameMark, NumberMark, PaperMark, Sentence

Mark = DateMark | NumberMark | PaperMark | NameMark
Place = tuple[int, int]


def looked_at(draft: Draft, findings: Sequence[Finding]) -> tuple[Seen, ...]:
    """Return for each sort how many were seen, understood and checked; how a date is read is no check of it."""
    told = [one for one in findings if one.verdict is not Verdict.ABSENT and not _only_reads(one)]
    stretches: dict[Place, list[tuple[int, int]]] = {}
    for one in told:
        if one.sentence is not None:
            stretches.setdefault(_place(one.sentence), []).append((one.start, one.end))
    about = {one.about for one in told if one.about}
    numbers, dates = _every(draft, "numbers"), _every(draft, "dates")
    with_unit = sum(bool(getattr(one, "unit", "")) for _in, one in numbers)
    with_period = sum(getattr(one, "period", None) is not None for _in, one in dates)
    papers = _every(draft, "papers")
    names = [(marked, name) for marked in draft.sentences for name in marked.names if _is_counted(name)]

    def checked(pairs: Iterable[tuple[Marked, Mark]]) -> int:
        return sum(_touches(mark, stretches.get(_place(marked.sentence), ())) for marked, mark in pairs)

    of_names = sum(name.code in about or _touches(name, stretches.get(_place(one.sentence), ())) for one, name in names)
    return (
        Seen(Sort.NUMBER, len(numbers), with_unit, checked(numbers)),
        Seen(Sort.DATE, len(dates), with_period, checked(dates)),
        Seen(Sort.DOCUMENT, len(papers), len(papers), checked(papers)),
        Seen(Sort.NAME, len(names), len(names), of_names),
    )


def _every(draft: Draft, sort: str) -> list[tuple[Marked, Mark]]:
    return [(marked, mark) for marked in draft.sentences for mark in getattr(marked, sort)]


def _is_counted(name: NameMark) -> bool:
    """A sector that bears the name of its covenant is the same name, seen once."""
    return not name.code.startswith("sector:")


def _only_reads(one: Finding) -> bool:
    return one.sort is Sort.DATE and one.verdict is Verdict.NOTED and not one.source


def _place(sentence: Sentence) -> Place:
    return sentence.block, sentence.start


def _touches(mark: Mark, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < mark.end and mark.start < max(end, start + 1) for start, end in stretches)
