"""An annex as OpenDocument text: headings, true footnotes, header rows, language and title, so that a PDF made of it
keeps its structure. The moment of the revision stands as the moment it was made: the same bytes for ever.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from odfdo import Document as OpenDocument
from odfdo import Element, Header, List, ListItem, Paragraph, Span

from dashboards.annex.blocks import WIDTHS, Bullets, Heading, Ministry, Table
from dashboards.annex.blocks import Paragraph as Prose
from dashboards.annex.document import Document
from dashboards.annex.packed import packed_anew
from dashboards.formats.pieces import printable
from imvo_tracker.lib.odt_headings import leave_unnumbered

CONTENT_TYPE = "application/vnd.oasis.opendocument.text"
_COUNTRY = "NL"
_MADE_BY = "imvo-tracker"
_STYLES = (
    (
        '<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:margin-left="0.6cm" fo:text-indent="-0.6cm"/>'
        '<style:text-properties fo:font-size="9pt"/></style:style>'
    ),
    (
        '<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>'
    ),
    (
        '<style:style style:name="Ministry" style:family="paragraph" style:parent-style-name="Text_20_body">'
        '<style:paragraph-properties fo:margin-left="1cm" fo:padding-left="0.3cm"'
        ' fo:border-left="0.06cm solid #154273"/>'
        "</style:style>"
    ),
    '<style:style style:name="Label" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    (
        '<style:style style:name="Note" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
    ),
)
_CELL = (
    '<style:style style:name="Cell" style:family="table-cell">'
    '<style:table-cell-properties fo:padding="0.1cm" fo:border="0.02cm solid #696969"/></style:style>'
)


def write(document: Document, *, made: datetime | None) -> bytes:
    """Return the file; `made` is when its revision was sealed."""
    file = OpenDocument("text")
    file.del_part("Thumbnails/thumbnail.png")
    file.get_part("META-INF/manifest.xml").del_full_path("Thumbnails/thumbnail.png")  # type: ignore[union-attr]
    _style(file, document.language)
    _describe(file, document, made)
    body = file.body
    body.clear()
    text = _Text(document)
    for block in document.blocks:
        for element in text.of(block):
            body.append(element)
    written = BytesIO()
    file.save(written)
    return packed_anew(written.getvalue())


def _style(file: OpenDocument, language: str) -> None:
    """Give the file its language and the styles that its template lacks."""
    styles = file.get_part("styles.xml")
    for one in styles.get_elements("//style:default-style/style:text-properties"):  # type: ignore[union-attr]
        one.set_attribute("fo:language", language)
        one.set_attribute("fo:country", _COUNTRY)
    leave_unnumbered(file)  # the sectors bear numbers of their own
    for source in _STYLES:
        file.insert_style(source)
    file.insert_style(_CELL, automatic=True)
    for number, width in enumerate(WIDTHS):
        column = (
            f'<style:style style:name="Column{number}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        )
        file.insert_style(column, automatic=True)


def _describe(file: OpenDocument, document: Document, made: datetime | None) -> None:
    meta = file.meta
    meta.set_title(printable(document.title))
    meta.set_subject(printable(document.subject))
    meta.set_language(f"{document.language}-{_COUNTRY}")
    meta.set_generator(_MADE_BY)
    meta.set_initial_creator(_MADE_BY)
    meta.set_creator(_MADE_BY)
    if made is not None:
        plain = made.replace(tzinfo=None, microsecond=0)
        meta.set_creation_date(plain)
        meta.set_modification_date(plain)


class _Text:
    """The blocks of one document as elements; a note stands where it is named first, and is pointed at after that."""

    def __init__(self, document: Document) -> None:
        self._notes = {note.number: note for note in document.notes}
        self._placed: set[int] = set()

    def of(self, block: Any) -> list[Element]:
        if isinstance(block, Heading):
            return [Header(block.level, printable(block.text), style=f"Heading_20_{block.level}", formatted=False)]
        if isinstance(block, Prose):
            return [self._paragraph(block.line, label=block.label)]
        if isinstance(block, Bullets):
            return [self._list(block)]
        if isinstance(block, Ministry):
            return self._ministry(block)
        return self._table(block)

    def _paragraph(self, line: Any, label: str = "", style: str = "Text_20_body") -> Paragraph:
        paragraph = Paragraph(style=style)
        if label:
            paragraph.append(Span(printable(f"{label}:"), style="Label", formatted=False))
            paragraph.append_plain_text(" ")
        paragraph.append_plain_text(printable(line.text))
        for place, number in enumerate(line.notes):
            if place:
                paragraph.append(Span(", ", style="Note", formatted=False))
            paragraph.append(self._note(number))
        return paragraph

    def _note(self, number: int) -> Element:
        if number in self._placed:
            pointer = Element.from_tag(
                f'<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="ftn{number}">'
                f"{number}</text:note-ref>"
            )
            span = Span(style="Note")
            span.append(pointer)
            return span
        self._placed.add(number)
        note = Element.from_tag(
            f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
            "</text:note-citation><text:note-body/></text:note>"
        )
        one = self._notes[number]
        words = f"{one.text}, {one.url}" if one.url else one.text
        note.get_element("text:note-body").append(  # type: ignore[union-attr]
            Paragraph(printable(f"{words}."), style="Footnote", formatted=False)
        )
        return note

    def _list(self, block: Bullets) -> List:
        bullets = List(style="List_20_1")
        for line in block.lines:
            item = ListItem()
            item.append(self._paragraph(line))
            bullets.append(item)
        return bullets

    def _ministry(self, block: Ministry) -> list[Element]:
        first = Paragraph(style="Ministry")
        first.append(Span(printable(f"{block.label}:"), style="Label", formatted=False))
        return [
            first,
            *(Paragraph(printable(text), style="Ministry", formatted=False) for text in block.paragraphs),
        ]

    def _table(self, block: Table) -> list[Element]:
        caption = Paragraph(printable(block.caption), style="Caption", formatted=False)
        table = Element.from_tag('<table:table table:name="Overzicht"/>')
        for number in range(len(WIDTHS)):
            table.append(Element.from_tag(f'<table:table-column table:style-name="Column{number}"/>'))
        head = Element.from_tag("<table:table-header-rows/>")
        head.append(_row(block.head, "Table_20_Heading"))
        table.append(head)
        for cells in block.rows:
            table.append(_row(cells, "Standard"))
        return [caption, table]


def _row(cells: tuple[str, ...], style: str) -> Element:
    row = Element.from_tag("<table:table-row/>")
    for text in cells:
        cell = Element.from_tag('<table:table-cell table:style-name="Cell" office:value-type="string"/>')
        cell.append(Paragraph(printable(text), style=style, formatted=False))
        row.append(cell)
    return row
