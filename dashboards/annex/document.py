"""An annex as a text: headings, paragraphs, lists and one table, in the order in which every format prints them.

The page, the HTML file, the OpenDocument text and the Word document are all written from these blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from dashboards.annex.blocks import Block, Bullets, Heading, Ministry, Note, Noted, Paragraph
from dashboards.annex.told import LANGUAGE, LISTED, Annex, Entry
from dashboards.formats.base import LICENCE


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
    if annex.glance:
        yield Heading(2, annex.glance_label, "overzicht")
        yield annex.glance
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


def _entry(entry: Entry, labels: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(3 if entry.parent else 2, f"{entry.number} {entry.name}", entry.anchor)
    for name, lines in entry.parts.items():
        if len(lines) == 1 and name not in LISTED:
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
    if annex.rule:
        yield f"{_('Counting rule')}: {annex.rule}"
    yield f"{_('Revision')}: {annex.revision}"
    yield _("Hash of that revision in the ledger (SHA-256): %(hash)s") % {"hash": annex.head or "–"}
    yield f"{_('Address')}: {annex.address}"
    yield f"{_('Licence')}: {LICENCE}"
