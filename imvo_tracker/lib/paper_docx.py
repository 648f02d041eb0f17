"""The text of a DOCX: paragraphs, headings, footnotes and the pages on which it was last shown."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from imvo_tracker.lib.paper_files import check_package, damaged
from imvo_tracker.lib.paper_gathering import Gathered
from imvo_tracker.lib.paper_types import BODY, HEADING, LONGEST_CELL, NOTE, Paper

_FOOTNOTES = "/word/footnotes.xml"


def read_docx(content: bytes) -> Paper:
    """Return the paper; raises UnreadablePaper."""
    check_package(content, "word/document.xml")
    try:
        document = Document(io.BytesIO(content))
        notes = _notes(document)
        gathered = Gathered()
        in_rows: set[Any] = set()
        for element in document.element.body.iter(qn("w:p"), qn("w:tr")):
            if element.tag == qn("w:tr") and _is_row(element):
                in_rows.update(element.iter(qn("w:p")))
                _row(element, gathered, notes)
            elif element.tag == qn("w:p") and element not in in_rows:
                gathered.begin(HEADING if _is_heading(element) else BODY)
                _inline(element, gathered, notes)
                gathered.end()
    except Exception as error:  # whatever the library stumbles over, the file is at fault
        raise damaged() from error
    return gathered.paper()


def _notes(document: Any) -> dict[str, str]:
    """Return the texts of the footnotes by their id in the file."""
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    if _FOOTNOTES not in parts:
        return {}
    root = parse_xml(parts[_FOOTNOTES].blob)
    return {
        note.get(qn("w:id")): " ".join("".join(text.text or "" for text in note.iter(qn("w:t"))).split())
        for note in root.iter(qn("w:footnote"))
    }


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    named = (style.get(qn("w:val")) or "").lower() if style is not None else ""
    return named.startswith(("heading", "kop", "title", "titel"))


def _is_row(row: Any) -> bool:
    """Say whether cells stand beside each other: a table of one column, or with tables inside, lays out a page."""
    cells = row.findall(qn("w:tc"))
    texts = ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in cells]
    nests = any(True for _one in row.iter(qn("w:tbl")))
    return len(cells) > 1 and not nests and max(map(len, texts)) <= LONGEST_CELL


def _row(row: Any, gathered: Gathered, notes: dict[str, str]) -> None:
    gathered.begin(BODY)
    for cell in row.findall(qn("w:tc")):
        gathered.next_cell()
        for paragraph in cell.iter(qn("w:p")):
            _inline(paragraph, gathered, notes)
            gathered.add(" ")
    gathered.end_row()


def _inline(paragraph: Any, gathered: Gathered, notes: dict[str, str]) -> None:
    for element in paragraph.iter():
        if element.tag == qn("w:t"):
            gathered.add(element.text or "")
        elif element.tag in (qn("w:tab"), qn("w:cr")):
            gathered.add(" ")
        elif element.tag == qn("w:noBreakHyphen"):
            gathered.add("-")
        elif element.tag == qn("w:lastRenderedPageBreak"):
            gathered.new_page()
        elif element.tag == qn("w:br"):
            gathered.add(" ")
        elif element.tag == qn("w:footnoteReference"):
            gathered.refer()
            gathered.begin(NOTE)
            gathered.add(notes.get(element.get(qn("w:id")), ""))
            gathered.end()
