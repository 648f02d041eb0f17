"""The text of a DOCX: paragraphs, headings, footnotes and the pages on which it was last shown."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from imvo_tracker.lib.paper_files import check_package, damaged
from imvo_tracker.lib.paper_gathering import Gathered
from imvo_tracker.lib.paper_types import BODY, HEADING, NOTE, Paper

_FOOTNOTES = "/word/footnotes.xml"


def read_docx(content: bytes) -> Paper:
    """Return the paper; raises UnreadablePaper."""
    check_package(content, "word/document.xml")
    try:
        document = Document(io.BytesIO(content))
        notes = _notes(document)
        gathered = Gathered()
        for paragraph in document.element.body.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            named = (style.get(qn("w:val")) or "").lower() if style is not None else ""
            gathered.begin(HEADING if named.startswith(("heading", "kop", "title", "titel")) else BODY)
            _inline(paragraph, gathered, notes)
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
