"""An annex as a text: headings, paragraphs, lists and one table, in the order in which every format prints them.

The page, the HTML file, the OpenDocument text and the Word document are all written from these blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from dashboards.annex.content import (
    ALARM,
    DEVELOPMENTS,
    EXPECTATION,
    FACILITATION,
    LANGUAGE,
    STANDING,
    Annex,
    Entry,
    Note,
    Noted,
)
from dashboards.formats.base import LICENCE

# Of the columns on paper, in cm
WIDTHS = (3.7, 4.3, 3.2, 3.0, 2.8)


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


@dataclass(frozen=True, slots=True)
class Document:
    """A text in Dutch; its notes are numbered from 1 on, in the order in which the blocks name them."""

    title: str
    subject: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    language: str = LANGUAGE


def document_of(annex: Annex) -> Document:
    """Return an annex as a text, in Dutch."""
    with override(LANGUAGE):
        blocks = tuple(_blocks(annex))
        return Document(annex.title, f"{annex.standing_on}; {_revision(annex)}", blocks, annex.notes)


def as_plain(document: Document) -> dict[str, Any]:
    """Return a text as values that JSON takes: what an edition keeps of it."""
    return {
        "title": document.title,
        "blocks": [{"kind": block.kind, **asdict(block)} for block in document.blocks],
        "notes": [asdict(note) for note in document.notes],
    }


def _blocks(annex: Annex) -> Iterator[Block]:
    yield Heading(1, annex.title)
    yield Paragraph(Noted(f"{annex.standing_on}."))
    yield Paragraph(
        Noted(
            _(
                "This overview is made from dated statements with their sources. It is no document of the cabinet;"
                " words of the ministry itself are marked as such."
            )
        )
    )
    if annex.introduction:
        yield Heading(2, _("Introduction by the ministry"), "toelichting")
        yield _ministry(annex.introduction)
    if annex.entries:
        yield Heading(2, _("All sectors at a glance"), "overzicht")
        yield _table(annex)
    if annex.general:
        yield Heading(2, f"{_('All sectors')} {annex.since}".strip(), "alle-sectoren")
        yield Bullets(annex.general)
    for entry in annex.entries:
        yield from _entry(entry, annex.labels)
    yield Heading(2, _("About this overview"), "verantwoording")
    yield Bullets(tuple(map(Noted, _about(annex))))


def _ministry(text: str) -> Ministry:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Ministry(_("Words of the ministry"), lines)


def _table(annex: Annex) -> Table:
    labels = annex.labels
    head = (_("Sector"), labels[STANDING], labels[EXPECTATION], labels[FACILITATION], labels[ALARM])
    anchors = tuple(map(_anchor, annex.entries))
    return Table(_("Situation and expectation by sector"), head, tuple(map(_row, annex.entries)), anchors)


def _anchor(entry: Entry) -> str:
    return f"sector-{entry.code.lower()}"


def _row(entry: Entry) -> tuple[str, ...]:
    said = (say_part(entry, STANDING), entry.expected, say_part(entry, FACILITATION), say_part(entry, ALARM))
    return (f"{entry.number} {entry.name}", *(text or "–" for text in said))


def say_part(entry: Entry, name: str) -> str:
    """Return a part of a sector in one line; "" where it says nothing."""
    return "; ".join(line.text.rstrip(".") for line in entry.parts[name])


def _entry(entry: Entry, labels: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(3 if entry.parent else 2, f"{entry.number} {entry.name}", _anchor(entry))
    for name, lines in entry.parts.items():
        if len(lines) == 1 and name != DEVELOPMENTS:
            yield Paragraph(lines[0], labels[name])
        elif lines:
            yield Paragraph(Noted(""), labels[name])
            yield Bullets(lines)
    if entry.ministry:
        yield _ministry(entry.ministry)


def _revision(annex: Annex) -> str:
    return _("revision %(number)s of the record") % {"number": annex.revision}


def _about(annex: Annex) -> Iterator[str]:
    yield f"{_('Moment')}: {annex.standing_on.lower()}"
    yield f"{_('Counting rule')}: {annex.rule}"
    yield f"{_('Revision')}: {annex.revision}"
    yield _("Hash of that revision in the ledger (SHA-256): %(hash)s") % {"hash": annex.head or "–"}
    yield f"{_('Address')}: {annex.address}"
    yield f"{_('Licence')}: {LICENCE}"
