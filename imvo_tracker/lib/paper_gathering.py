"""Blocks gathered one after another from a file that tells paragraphs, footnotes and page breaks itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from imvo_tracker.lib.paper_notes import with_references
from imvo_tracker.lib.paper_types import BODY, EMPTY_CELL, NOTE, Block, Paper
from imvo_tracker.lib.text import legible


@dataclass
class _Open:
    """A block that is being gathered."""

    kind: str
    number: int
    pages: list[tuple[int, int]]
    text: str = ""
    refers: list[tuple[int, int]] = field(default_factory=list)
    cells: int = 0
    cell: int = 0

    def fill_cell(self) -> None:
        """End the cell that is open, the row's last so far."""
        self.text = self.text[: self.cell] + (self.text[self.cell :].strip(" .;") or EMPTY_CELL)


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
        """Begin a cell of a table's row, which is one sentence: "first: second; third.", with a dash for nothing."""
        own = self._open[-1]
        if own.cells:
            own.fill_cell()
            own.text += ": " if own.cells == 1 else "; "
        own.cells, own.cell = own.cells + 1, len(own.text)

    def end_row(self) -> None:
        """Close the block of a row; cells at its end that say nothing are left out."""
        own = self._open[-1]
        own.fill_cell()
        own.text = re.sub(rf"(?:(?:^|[:;] ){EMPTY_CELL})+$", "", own.text)
        own.text += "." if ": " in own.text else ""
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
