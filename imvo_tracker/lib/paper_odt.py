"""The text of an ODT: paragraphs, headings, footnotes and the pages on which it was last shown."""

from __future__ import annotations

import io
from typing import Any

from odfdo import Document

from imvo_tracker.lib.paper_files import check_package, damaged
from imvo_tracker.lib.paper_gathering import Gathered
from imvo_tracker.lib.paper_types import BODY, HEADING, LONGEST_CELL, NOTE, Paper

_SKIPPED = {"office:annotation", "text:tracked-changes", "text:sequence-decls", "draw:frame", "text:note-citation"}


def read_odt(content: bytes) -> Paper:
    """Return the paper; raises UnreadablePaper."""
    check_package(content, "content.xml")
    try:
        body = Document(io.BytesIO(content)).body
        gathered = Gathered()
        _walk(body, gathered)
    except Exception as error:  # whatever the library stumbles over, the file is at fault
        raise damaged() from error
    return gathered.paper()


def _walk(element: Any, gathered: Gathered) -> None:
    for child in element.children:
        if child.tag in ("text:p", "text:h"):
            gathered.begin(HEADING if child.tag == "text:h" else BODY)
            _inline(child, gathered)
            gathered.end()
        elif child.tag == "text:soft-page-break":
            gathered.new_page()
        elif child.tag == "table:table-row" and _is_row(child):
            _row(child, gathered)
        elif child.tag not in _SKIPPED:
            _walk(child, gathered)


def _cells(row: Any) -> list[Any]:
    return [one for one in row.children if one.tag == "table:table-cell"]


def _is_row(row: Any) -> bool:
    """Say whether cells stand beside each other: a table of one column, or with tables inside, lays out a page."""
    cells = _cells(row)
    nests = any(one.tag not in ("text:p", "text:h") for cell in cells for one in cell.children)
    return len(cells) > 1 and not nests and max(len(one.text_recursive) for one in cells) <= LONGEST_CELL


def _row(row: Any, gathered: Gathered) -> None:
    gathered.begin(BODY)
    for cell in _cells(row):
        gathered.next_cell()
        for paragraph in cell.children:
            _inline(paragraph, gathered)
            gathered.add(" ")
    gathered.end_row()


def _inline(element: Any, gathered: Gathered) -> None:
    gathered.add(element.text or "")
    for child in element.children:
        if child.tag == "text:note":
            _note(child, gathered)
        elif child.tag == "text:soft-page-break":
            gathered.new_page()
        elif child.tag in ("text:s", "text:tab", "text:line-break"):
            gathered.add(" ")
        elif child.tag not in _SKIPPED:
            _inline(child, gathered)
        gathered.add(child.tail or "")


def _note(element: Any, gathered: Gathered) -> None:
    gathered.refer()
    gathered.begin(NOTE)
    for body in element.get_elements("text:note-body"):
        for paragraph in body.children:
            _inline(paragraph, gathered)
            gathered.add(" ")
    gathered.end()
