"""Document numbers in running text: "Kamerstuk 26 485, nr. 187", "(32 852 nr. 24)", "kst-26485-212"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from covenants.domain.reading_in.types import PaperMark
from dossier.domain.document_key import read_printed_number

_DOSSIER = r"[0-9]{2}[ \u00a0\u202f.]?[0-9]{3}(?:[ -][IVXLC]+)?"
_PRINTED = re.compile(
    rf"(?:kst-[0-9]{{5}}(?:-[IVXLC]+)?-[0-9]{{1,4}}"
    rf"|(?:Kamerstuk(?:ken)?(?: II)?,? ?)?(?<![0-9])(?P<dossier>{_DOSSIER}),? (?:nrs?\.?|nummer"
    rf"|no\.?) ?(?P<number>[0-9]{{1,4}}))(?![0-9])",
    re.IGNORECASE,
)
# As scholars and lawyers cite: "Kamerstukken II 2015/16, 26 485, 220", "Kamerstuk 32852-24"
_CITED = re.compile(
    rf"Kamerstuk(?:ken)?(?: II?)?,? (?:[0-9]{{4}}[/–-][0-9]{{2,4}},? )?(?P<dossier>{_DOSSIER})"
    rf"(?:, ?(?:nr\.? ?)?|-|/| )(?P<number>[0-9]{{1,4}})(?![0-9]| [0-9]{{3}}\b)",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:,| en| t/m| tot en met) (?:nr\.? ?)?([0-9]{1,4})(?![0-9 ]?[0-9]{2})(?! (?:[a-z]+ )?[0-9]{4})\b")


def find_papers(text: str) -> tuple[PaperMark, ...]:
    """Return the document numbers of a text in their order, those of an enumeration each by itself."""
    marks = []
    for match in _PRINTED.finditer(text):
        key = read_printed_number(re.sub(r"(?i)^kamerstuk(ken)?( ii)?,? ?", "", match[0]).replace("nrs", "nr"))
        if key is None:
            continue
        marks.append(PaperMark(match.start(), match.end(), match[0], key))
        if match["number"] and re.search(r"nrs\.?", match[0]):
            end = match.end()
            while more := _MORE.match(text, end):
                marks.append(PaperMark(more.start(1), more.end(), more[1], f"{key.rpartition('-')[0]}-{int(more[1])}"))
                end = more.end()
    for match in _CITED.finditer(text):
        key = read_printed_number(f"{match['dossier']} {match['number']}")
        if key is not None and not any(one.start < match.end() and match.start() < one.end for one in marks):
            marks.append(PaperMark(match.start(), match.end(), match[0], key))
    return tuple(sorted(marks, key=lambda one: one.start))


def near_numbers(papers: Sequence[PaperMark]) -> tuple[PaperMark, ...]:
    """Return two document numbers whose dossiers are so alike that one may be a misprint of the other; else none."""
    for index, one in enumerate(papers):
        for other in papers[index + 1 :]:
            if is_slip(one.key.split("-")[1], other.key.split("-")[1]):
                return one, other
    return ()


def is_slip(one: str, other: str) -> bool:
    """Say whether one digit differs, or the same digits stand in another order."""
    if one == other or len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)
