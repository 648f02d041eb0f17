"""From paragraphs to sentences: a full stop ends one, that of "jl.", "nr." or "d.d." does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from covenants.domain.reading_in.types import Sentence
from imvo_tracker.lib.paper_types import HEADING, NOTE, Block, Paper

_SHORT = (
    r"jl|ll|a\.s|d\.d|nr|nrs|o\.a|m\.b\.t|t\.a\.v|i\.v\.m|z\.s\.m|t\.b\.v|i\.h\.b|ca|bijv|bv|resp|incl|excl|dr|drs|mr|prof|ir"
    r"|mw|dhr|Stcrt|Stb|Trb|Ibid|Kamerst|c\.s|Nr|p|pp|blz|art|jo|vgl|zgn|nl|etc|e\.d|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec|[A-Z]|[A-Z](?:\.[A-Z])+"
)
_STOP = re.compile(
    r"[.!?][»”\"')\]]*(?=\s+[«“\"'(\[]*[A-ZÀ-ÖØ-Þ0-9])|[.!?][»”\"')\]]*$|;(?=\s+[A-ZÀ-ÖØ-Þ])"
    r"|(?<=[a-zà-ÿ)»”])\.[0-9]{1,2}(?=\s+[A-ZÀ-ÖØ-Þ])"  # the reference to a note that the text lacks
)
_AFTER_SHORT = re.compile(rf"(?:^|[\s(«“\"'])(?:{_SHORT})\.$")
_ROW = re.compile(r"[^:;]+: (?:[^:.;]|\.(?! ))+;(?:[^:.]|\.(?! ))+\.")
_NUMBERED = re.compile(r"^\s*[0-9]{1,2}\.$")


def sentences_of(paper: Paper) -> tuple[Sentence, ...]:
    """Return the sentences of a paper in reading order, headings among them; a footnote's stand where it stands."""
    sentences: list[Sentence] = []
    heading = ""
    for index, block in enumerate(paper.blocks):
        if block.kind == HEADING:
            heading = block.text
        sentences += _of_block(block, index, heading)
    return tuple(sentences)


def is_row(text: str) -> bool:
    """Say whether a text is the row of a table, "first: second; third."."""
    return bool(_ROW.fullmatch(text))


def _of_block(block: Block, index: int, heading: str) -> Iterator[Sentence]:
    for start, end in _bounds(block.text):
        refers = tuple((place - start, number) for place, number in block.refers if start <= place <= end)
        breaks = tuple((place - start, page) for place, page in block.pages if start < place < end)
        yield Sentence(
            text=block.text[start:end],
            page=block.page_at(start),
            note=block.number if block.kind == NOTE else 0,
            heading="" if block.kind == NOTE else heading,
            block=index,
            start=start,
            refers=_nearest(refers),
            is_heading=block.kind == HEADING,
            breaks=breaks,
        )


def _nearest(refers: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return tuple((max(place, 0), number) for place, number in refers)


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    if is_row(text):
        yield 0, len(text)
        return
    for stop in _STOP.finditer(text):
        before = text[start : stop.start() + 1]
        if stop.end() < len(text) and (_AFTER_SHORT.search(before) and not _ends_anyway(before, text[stop.end() :])):
            continue
        if _NUMBERED.match(before):
            continue
        yield start, stop.end()
        start = stop.end() + len(text[stop.end() :]) - len(text[stop.end() :].lstrip())
    if text[start:].strip():
        yield start, len(text)


def _ends_anyway(before: str, after: str) -> bool:
    """ "… op 9 maart jl. Het …": an article or the like begins a sentence even after a short form."""
    return bool(
        re.search(r"\b(?:jl|ll|a\.s|e\.d|c\.s|etc)\.$", before)
        and re.match(
            r"\s+(?:De|Het|Een|Dit|Deze|Dat|Die|Er|In|Op|Met|Ook|Daarna|Daarom|Daarbij|Partijen|Verder|Zij|Hierna)\b",
            after,
        )
    )
