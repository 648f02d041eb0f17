"""The text of a web page, and of the XML of an official publication: paragraphs, headings and footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse
from django.utils.translation import gettext as _

from imvo_tracker.lib.paper_files import check_markup, checked
from imvo_tracker.lib.paper_gathering import Gathered
from imvo_tracker.lib.paper_layout import is_running, row_of_table
from imvo_tracker.lib.paper_types import BODY, HEADING, NOTE, Block, Paper, UnreadablePaper

_BLOCKS = {
    "p",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "div",
    "blockquote",
    "figcaption",
    "caption",
    "section",
    "article",
    "body",
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SKIPPED = {"script", "style", "head", "nav", "header", "footer", "button", "form", "svg", "template"}
_NOTE_NAMED = re.compile(r"(?:foot|end)?notes?\b|\bnoot|voetno|\bfn\d", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"\s*\[?\(?([0-9]{1,3})\]?\)?[.:]?\s*")
_REFERENCE = re.compile(r"\s*\[?\(?([0-9]{1,3})\)?\]?\s*")


def read_html(content: bytes) -> Paper:
    """Return the paper of a web page; raises UnreadablePaper."""
    if b"\0" in content or content.startswith((b"PK", b"%PDF")):
        raise UnreadablePaper(_("The content of this file does not belong to its ending."))
    parser = _Page()
    parser.feed(_decoded(content))
    parser.close()
    return checked(parser.paper())


def _decoded(content: bytes) -> str:
    named = re.search(rb"charset=[\"']?([\w-]+)", content[:2048])
    for encoding in ("utf-8-sig", named[1].decode("ascii", "replace") if named else "", "cp1252"):
        try:
            return content.decode(encoding) if encoding else ""
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadablePaper(_("The text of this file is not UTF-8."))


class _Page(HTMLParser):
    """Gathers the texts of a page; a raised number is a reference, a list of notes is told by its name."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._text, self._refers = "", list[tuple[int, int]]()
        self._kind, self._raised = BODY, ""
        self._skipped = self._in_raised = 0
        self._open: list[tuple[str, bool]] = []
        self._items = 0
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "sup":
            self._in_raised, self._raised = 1, ""
        elif tag == "tr":
            self._end()
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._end_cell()
        elif tag in _BLOCKS and self._row is not None:
            self._add(" ")
        elif tag in _BLOCKS or tag in _HEADINGS or tag in ("ol", "ul", "aside"):
            self._end_row()
            self._end()
            named = " ".join(str(value) for name, value in attrs if name in ("id", "class", "role") and value)
            within = any(is_note for _tag, is_note in self._open)
            self._open.append((tag, within or (bool(_NOTE_NAMED.search(named)) and tag != "body")))
            self._kind = NOTE if self._open[-1][1] else HEADING if tag in _HEADINGS else BODY
        elif tag == "br":
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(self._skipped - 1, 0)
        elif tag == "sup" and self._in_raised:
            self._in_raised = 0
            self._raise_ends()
        elif tag in ("tr", "table"):
            self._end_row()
        elif self._row is not None and tag in _BLOCKS:
            self._add(" ")
        elif any(one == tag for one, _is_note in self._open):
            self._end()
            while self._open and self._open.pop()[0] != tag:
                continue
            self._kind = NOTE if any(is_note for _tag, is_note in self._open) else BODY

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._in_raised:
            self._raised += data
        else:
            self._add(data)

    def _add(self, data: str) -> None:
        fresh = re.sub(r"\s+", " ", data)
        self._text += fresh.lstrip() if not self._text or self._text.endswith(" ") else fresh

    def _raise_ends(self) -> None:
        match = _REFERENCE.fullmatch(self._raised)
        if match is None:
            self._add(self._raised)
        elif self._kind == NOTE and not self._text:
            self._add(f"{match[1]} ")
        else:
            self._refers.append((len(self._text), int(match[1])))

    def _end_cell(self) -> None:
        """Put the cell that ends behind those of its row; what stood before the first cell is none."""
        if self._row is not None:
            self._row.append(self._text.strip())
            self._text = ""

    def _end_row(self) -> None:
        if self._row is not None:
            self._end_cell()
            self._text, self._row = row_of_table(self._row[1:]), None
            self._end()

    def _end(self) -> None:
        text, number = self._text.strip(), 0
        if text and self._kind == NOTE:
            match = _LEADING_NUMBER.match(text)
            self._items = int(match[1]) if match and match[1] else self._items + 1
            number, text = self._items, text[match.end() :] if match else text
        if text and not is_running(text):
            self._blocks.append(Block(text, self._kind, number, (), tuple(self._refers)))
        self._text, self._refers = "", []

    def paper(self) -> Paper:
        self._end()
        return Paper(tuple(self._blocks))


# The XML of official publications: what holds text, what is a footnote, what is beside the text.
_XML_PARAGRAPHS = {"al", "tussenkop", "titel", "ondertekenaar", "functie", "naam", "datum", "plaats", "entry"}
_XML_HEADINGS = {"tussenkop", "titel"}
_XML_APART = {"al", "noot.al", "li"}  # where they follow one another inside a note or a cell
_XML_SKIPPED = {"meta-data", "metadata", "noot.nr", "li.nr", "plaatje", "illustratie"}


def read_publication(content: bytes) -> Paper:
    """Return the paper of an official publication (kst-….xml); raises UnreadablePaper."""
    check_markup(io.BytesIO(content))
    gathered = Gathered()
    _walk([parse(io.BytesIO(content), forbid_dtd=True).getroot()], gathered, depth=0)
    return checked(gathered.paper())


def _local(element: Element | Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _walk(elements: Iterable[Element], gathered: Gathered, *, depth: int) -> None:
    if depth > 200:
        raise UnreadablePaper(_("This file is nested deeper than any letter."))
    for element in elements:
        name = _local(element)
        if name == "row":
            _row(element, gathered, depth=depth)
        elif name in _XML_PARAGRAPHS and not any(_local(one) in _XML_PARAGRAPHS - {"datum"} for one in element):
            gathered.begin(HEADING if name in _XML_HEADINGS else BODY)
            _inline(element, gathered, depth=depth)
            gathered.end()
        elif name not in _XML_SKIPPED:
            _walk(element, gathered, depth=depth + 1)


def _row(row: Element, gathered: Gathered, *, depth: int) -> None:
    """Gather a row of a table as one sentence: "first: second; third."; a footnote in a cell stays with it."""
    gathered.begin(BODY)
    for cell in (one for one in row if _local(one) == "entry"):
        gathered.next_cell()
        _inline(cell, gathered, depth=depth + 1)
    gathered.end_row()


def _inline(element: Element, gathered: Gathered, *, depth: int) -> None:
    if depth > 200:
        raise UnreadablePaper(_("This file is nested deeper than any letter."))
    gathered.add(element.text or "")
    for child in element:
        name = _local(child)
        if name == "noot":
            gathered.refer()
            gathered.begin(NOTE)
            _inline(child, gathered, depth=depth + 1)
            gathered.end()
        elif name not in _XML_SKIPPED:
            gathered.add(" " if name in _XML_APART else "")
            _inline(child, gathered, depth=depth + 1)
        gathered.add(child.tail or "")
