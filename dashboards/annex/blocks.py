"""What the text of an annex is made of: headings, paragraphs, lists and one table, with notes that name sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

# Of the columns on paper, in cm
WIDTHS = (3.7, 4.3, 3.2, 3.0, 2.8)


@dataclass(frozen=True, slots=True)
class Note:
    """A source at a place: its words, the key of its document here, and its address elsewhere."""

    number: int
    text: str
    document: str
    url: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence with the numbers of its notes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document alone has level 1."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` stands before it in bold."""

    kind: ClassVar[str] = "paragraph"
    line: Noted
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ministry:
    """Words of the ministry itself, under a label that says so; a paragraph for each line."""

    kind: ClassVar[str] = "ministry"
    label: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    kind: ClassVar[str] = "bullets"
    lines: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headers; the first cell of a row is its header.

    `anchors` are those of the headings that the rows are about, one for each row.
    """

    kind: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...]


Block = Heading | Paragraph | Ministry | Bullets | Table
