"""An annex as Word document: headings, true footnotes, header rows, language and title, so that a PDF made of it keeps
its structure. The moment of the revision stands as the moment it was made: the same bytes for ever.

The library writes no footnotes: their part, and the two that every such part begins with, are written here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from dashboards.annex.blocks import WIDTHS, Bullets, Heading, Ministry, Table
from dashboards.annex.blocks import Paragraph as Prose
from dashboards.annex.document import Document
from dashboards.annex.packed import packed_anew
from dashboards.formats.pieces import printable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_COUNTRY = "NL"
_MADE_BY = "imvo-tracker"
_INK = RGBColor(0x15, 0x42, 0x73)
# A footnote of a part has a number from 1 on; these two draw the line above the footnotes.
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def write(document: Document, *, made: datetime | None) -> bytes:
    """Return the file; `made` is when its revision was sealed."""
    file: Any = WordDocument()
    _style(file, document.language)
    # The library looks through all styles for each paragraph and run: a third of the time that a file takes
    file.part.get_style_id = cache(file.part.get_style_id)
    _describe(file, document, made)
    text = _Text(file)
    for block in document.blocks:
        text.add(block)
    _add_footnotes(file, document)
    written = BytesIO()
    file.save(written)
    return packed_anew(written.getvalue())


def _style(file: Any, language: str) -> None:
    """Give the file its language, and the styles that its template lacks."""
    for one in file.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), f"{language}-{_COUNTRY}")
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for level in (1, 2, 3):
        file.styles[f"Heading {level}"].font.color.rgb = _INK
    file.styles["Caption"].font.color.rgb = _INK
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    note = file.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size = normal, Pt(9)
    mark = file.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    ministry = file.styles.add_style("Ministry", WD_STYLE_TYPE.PARAGRAPH)
    ministry.base_style = normal
    ministry.paragraph_format.left_indent = Cm(1)
    edge = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", str(_INK))):
        left.set(qn(f"w:{name}"), value)
    edge.append(left)
    ministry.paragraph_format.element.get_or_add_pPr().append(edge)


def _describe(file: Any, document: Document, made: datetime | None) -> None:
    about = file.core_properties
    about.title, about.subject = printable(document.title), printable(document.subject)
    about.language = f"{document.language}-{_COUNTRY}"
    about.author = about.last_modified_by = _MADE_BY
    about.comments, about.keywords, about.revision = "", "", 1
    moment = (made or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    about.created = about.modified = moment


class _Text:
    """Adds blocks to one file; a note stands where it is named first, and is pointed at after that."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._placed: set[int] = set()

    def add(self, block: Any) -> None:
        if isinstance(block, Heading):
            self._file.add_heading(printable(block.text), level=block.level)
        elif isinstance(block, Prose):
            self._write(self._file.add_paragraph(), block.line, block.label)
        elif isinstance(block, Bullets):
            for line in block.lines:
                self._write(self._file.add_paragraph(style="List Bullet"), line)
        elif isinstance(block, Ministry):
            self._file.add_paragraph(style="Ministry").add_run(printable(f"{block.label}:")).bold = True
            for text in block.paragraphs:
                self._file.add_paragraph(printable(text), style="Ministry")
        else:
            self._table(block)

    def _write(self, paragraph: Any, line: Any, label: str = "") -> None:
        if label:
            paragraph.add_run(printable(f"{label}:")).bold = True
            paragraph.add_run(" ")
        paragraph.add_run(printable(line.text))
        for place, number in enumerate(line.notes):
            if place:
                paragraph.add_run(", ", style="Footnote Reference")
            self._note(paragraph, number)

    def _note(self, paragraph: Any, number: int) -> None:
        if number in self._placed:
            self._point_at(paragraph, number)
            return
        self._placed.add(number)
        paragraph._p.append(_bookmark("Start", number))
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        paragraph.add_run(style="Footnote Reference")._r.append(reference)
        paragraph._p.append(_bookmark("End", number))

    def _point_at(self, paragraph: Any, number: int) -> None:
        """Add a field that Word keeps equal to the number of the note."""
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF {_name(number)} \\h ")
        run = paragraph.add_run(str(number), style="Footnote Reference")._r
        paragraph._p.append(field)
        field.append(run)

    def _table(self, block: Table) -> None:
        self._file.add_paragraph(printable(block.caption), style="Caption")
        table = self._file.add_table(rows=1, cols=len(block.head), style="Table Grid")
        head = table.rows[0]
        for cell, text in zip(head.cells, block.head, strict=True):
            cell.paragraphs[0].add_run(printable(text)).bold = True
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        head._tr.get_or_add_trPr().append(repeated)
        for texts in block.rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.paragraphs[0].add_run(printable(text))
        for column, width in zip(table.columns, WIDTHS, strict=True):
            for cell in column.cells:
                cell.width = Cm(width)


def _name(number: int) -> str:
    return f"_Ref{number:09}"


def _bookmark(end: str, number: int) -> Any:
    mark = OxmlElement(f"w:bookmark{end}")
    mark.set(qn("w:id"), str(number))
    if end == "Start":
        mark.set(qn("w:name"), _name(number))
    return mark


def _add_footnotes(file: Any, document: Document) -> None:
    notes = "".join(
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(printable(_said(note)))}</w:t></w:r></w:p></w:footnote>'
        for note in document.notes
    )
    source = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_LINES}{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, source.encode(), file.part.package)
    file.part.relate_to(part, _FOOTNOTES_OF)


def _said(note: Any) -> str:
    return f"{note.text}, {note.url}." if note.url else f"{note.text}."
