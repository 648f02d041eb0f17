"""Blocks gathered one after another from a file that tells paragraphs, footnotes and page breaks itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from imvo_tracker.lib.paper_notes import with_references
from imvo_tracker.lib.paper_rows import places_in_row, row_of_table
from imvo_tracker.lib.paper_types import BODY, NOTE, Block, Paper
from imvo_tracker.lib.text import legible


@dataclass
class _Open:
    """A block that is being gathered."""

    kind: str
    number: int
    pages: list[tuple[int, int]]
    text: str = ""
    refers: list[tuple[int, int]] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)

    def make_row(self) -> None:
        """Make one sentence of the cells, and move the places of footnotes and pages with them."""
        ends = [*self.cells[1:], len(self.text)]
        cells = [self.text[start:end] for start, end in zip(self.cells, ends, strict=True)]
        self.refers = self._moved(self.refers, cells)
        self.pages = [*self.pages[:1], *self._moved(self.pages[1:], cells)]
        self.text = row_of_table(cells)

    def _moved(self, places: list[tuple[int, int]], cells: list[str]) -> list[tuple[int, int]]:
        inside = [(cell, place - self.cells[cell]) for place, _said in places for cell in (self._cell_at(place),)]
        moved = places_in_row(cells, inside)
        return [(place, said) for place, (_before, said) in zip(moved, places, strict=True)]

    def _cell_at(self, place: int) -> int:
        return max((index for index, start in enumerate(self.cells) if start <= place), default=0)


class Gathered:
    """Takes texts as they come; a footnote is begun and ended inside the block that refers to it."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open: list[_Open] = []
        self._waiting: list[Block] = []
        self._page, self._notes = 1, 0
        self._has_pages = False

    def begin(self, kind: str = BODY) -> None:
        self._open.append(_Open(kind, self._notes if kind == NOTE else 0, [(0, self._page)]))

    def add(self, text: str) -> None:
        """Add running text; blanks that follow one another are one."""
        if self._open and text:
            block, fresh = self._open[-1], re.sub(r"\s+", " ", legible(text))
            block.text += fresh.lstrip() if not block.text or block.text.endswith(" ") else fresh

    def next_cell(self) -> None:
        """Begin a cell of a table's row, which becomes one sentence."""
        own = self._open[-1]
        own.cells.append(len(own.text))

    def end_row(self) -> None:
        """Close the block of a row."""
        self._open[-1].make_row()
        self.end()

    def refer(self) -> None:
        """Note that the next footnote is referred to here."""
        self._notes += 1
        if self._open:
            self._open[-1].refers.append((len(self._open[-1].text), self._notes))

    def new_page(self) -> None:
        self._has_pages = True
        self._page += 1
        if self._open:
            self._open[-1].pages.append((len(self._open[-1].text), self._page))

    def end(self) -> None:
        """Close the block that was begun last; what holds no words is none."""
        own = self._open.pop()
        text = own.text.rstrip()
        if not text.strip():
            return
        block = Block(text, own.kind, own.number, tuple(own.pages), tuple(own.refers))
        if own.kind == NOTE:
            self._waiting.append(block)
        else:
            self._blocks += [block, *self._waiting]
            self._waiting = []

    def paper(self) -> Paper:
        blocks = [*self._blocks, *self._waiting]
        if not self._has_pages:
            blocks = [Block(one.text, one.kind, one.number, (), one.refers) for one in blocks]
        return Paper(tuple(with_references(blocks)), self._page if self._has_pages else 0)
