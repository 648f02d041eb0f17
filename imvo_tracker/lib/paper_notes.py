"""Footnote digits that stand glued to a word ("stakeholders1", "bijlage 16" for annex 1, note 6), told apart.

A digit counts as a reference only where a footnote of that number exists, in the order of the text: a number in the
text stays whole where no footnote explains its last digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from imvo_tracker.lib.paper_types import NOTE, Block

# After these words a small number is the name of a part, to which a second number cannot belong.
_PARTS = r"(?:bijlagen?|artikel(?:en)?|paragraaf|paragrafen|hoofdstuk(?:ken)?|tabel(?:len)?|figuur|figuren|deel|kader)"
# A letter, a closing mark, or one of those with a stop: not the stop of "2.1"
_BEHIND = r"(?:(?<=[^\W\d_])|(?<=[’'»”)\]])|(?<=[^\W\d_][.,;:])|(?<=[»”)\]][.,;:]))"
_LIST_OF_PARTS = rf"\b{_PARTS}(?:\s+[0-9]{{1,2}}(?:,|\s+en|\s+tot en met|\s+t/m)?)*\s+"


# Stands before figures that were printed small and raised
RAISED = "\u2060"


def _raised(number: int) -> re.Pattern[str]:
    return re.compile(rf"({RAISED}{number})(?![0-9])")


def _after_a_word(number: int) -> re.Pattern[str]:
    return re.compile(rf"{_BEHIND}({number})(?![0-9]|[.,][0-9]|[^\W\d_])")


def _after_a_year(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9])(?:19|20)[0-9]{{2}}({number})(?![0-9]|[.,][0-9]|[^\W\d_])")


def _after_a_part(number: int) -> re.Pattern[str]:
    return re.compile(rf"{_LIST_OF_PARTS}[0-9]{{1,2}}?({number})(?![0-9])", re.IGNORECASE)


# The surest first
_PATTERNS = (_raised, _after_a_word, _after_a_part, _after_a_year)


def is_referred_to(text: str, number: int) -> bool:
    """Say whether the text holds what may be a reference to the footnote of that number."""
    return any(pattern(number).search(text) for pattern in _PATTERNS)


def with_references(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with glued digits taken out of the text, each noted in `refers`."""
    referring = list(blocks)
    notes = sorted(block.number for block in referring if block.kind == NOTE and block.number)
    place, known = (0, 0), {number for block in referring for _place, number in block.refers}
    for number in notes:
        if number in known:
            continue
        spot = _next(referring, place, number)
        if spot is not None:
            index, start, end = spot
            referring[index] = _without(referring[index], start, end, number)
            place = (index, start)
    return [_plain(block) for block in referring]


def _plain(block: Block) -> Block:
    """Leave out the marks of raised figures that no footnote explains."""
    while RAISED in block.text:
        block = _cut(block, block.text.index(RAISED), block.text.index(RAISED) + 1)
    return block


def _next(blocks: Sequence[Block], place: tuple[int, int], number: int) -> tuple[int, int, int] | None:
    """Return where the next reference to a footnote stands: on the footnote's own page where there is one."""
    page = next((block.page_at(0) for block in blocks if block.kind == NOTE and block.number == number), 0)
    return _on_page(blocks, place, number, page) or (_on_page(blocks, place, number, 0) if page else None)


def _on_page(blocks: Sequence[Block], place: tuple[int, int], number: int, page: int) -> tuple[int, int, int] | None:
    """Return the next reference on a page, on any where it is 0."""
    for pattern in (one(number) for one in _PATTERNS):
        for index in range(place[0], len(blocks)):
            block = blocks[index]
            if block.kind == NOTE:
                continue
            for match in pattern.finditer(block.text, place[1] if index == place[0] else 0):
                start, end = match.span(1)
                if (not page or block.page_at(start) in (page, 0)) and not _is_abbreviation(block.text, start):
                    return index, start, end
    return None


def _is_abbreviation(text: str, start: int) -> bool:
    """ "nr.5", "p.5" and "G7" are no references."""
    before = re.search(r"[\w.]+$", text[:start])
    return bool(before and re.fullmatch(r"(?:nrs?|no|p|blz|art|[A-Z]{1,2}|CO)\.?", before[0]))


def _without(block: Block, start: int, end: int, number: int) -> Block:
    cut = _cut(block, start, end)
    return replace(cut, refers=(*cut.refers, (start, number)))


def _cut(block: Block, start: int, end: int) -> Block:
    """Return the block without a stretch, every place behind it moved."""
    gone = end - start

    def moved(places: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((place - gone if place >= end else place, number) for place, number in places)

    return replace(
        block, text=block.text[:start] + block.text[end:], pages=moved(block.pages), refers=moved(block.refers)
    )
