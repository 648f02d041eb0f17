"""A letter as text: blocks in reading order, each with its pages, its footnotes apart; and why a file is not read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

BODY, HEADING, NOTE = "body", "heading", "note"
EMPTY_CELL = "–"
MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
LONGEST_CELL = 300  # a table with longer cells lays out a page and has no rows to read


class UnreadablePaper(ValueError):
    """A file or text that is not read at all; `message` is translated and names what is wrong."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a footnote. `pages` holds (place in the text, page); empty where none is known.

    `number` is the footnote's; `refers` holds (place, number) of each footnote that the text refers to.
    """

    text: str
    kind: str = BODY
    number: int = 0
    pages: tuple[tuple[int, int], ...] = ()
    refers: tuple[tuple[int, int], ...] = ()

    def page_at(self, place: int) -> int:
        """Return the page on which a place of the text stands; 0 where it is not known."""
        index = bisect_right([start for start, _page in self.pages], place) - 1
        return self.pages[max(index, 0)][1] if self.pages else 0


@dataclass(frozen=True, slots=True)
class Paper:
    """The text of a letter. `page_count` is 0 where the format has no pages."""

    blocks: tuple[Block, ...]
    page_count: int = 0

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def notes(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == NOTE)
