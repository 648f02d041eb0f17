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
from imvo_tracker.lib.paper_layout import is_running
from imvo_tracker.lib.paper_rows import row_of_table
from imvo_tracker.lib.paper_types import BODY, HEADING, NOTE, Block, Paper, UnreadablePaper
from imvo_tracker.lib.text import legible

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
        fresh = re.sub(r"\s+", " ", legible(data))
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
_XML_SKIPPED = {"meta-data", "metadata", "noot.nr", "nootref", "li.nr", "plaatje", "illustratie"}


def read_publication(content: bytes) -> Paper:
    """Return the paper of an official publication (kst-….xml); raises UnreadablePaper."""
    check_markup(io.BytesIO(content))
    publication = _Publication(parse(io.BytesIO(content), forbid_dtd=True).getroot())
    return checked(publication.paper())


def _local(element: Element | Any) -> str:
    return str(element.tag).rpartition("}")[2]


class _Publication:
    """Walks the XML; a footnote stands where it is referred to, also where the file keeps it elsewhere."""

    def __init__(self, root: Element) -> None:
        self._root, self._gathered = root, Gathered()
        self._notes = {one.get("id", ""): one for one in root.iter() if _local(one) == "noot"}
        self._told: set[Element] = set()

    def paper(self) -> Paper:
        self._walk([self._root], depth=0)
        return self._gathered.paper()

    def _walk(self, elements: Iterable[Element], *, depth: int) -> None:
        if depth > 200:
            raise UnreadablePaper(_("This file is nested deeper than any letter."))
        for element in elements:
            name = _local(element)
            if name == "row":
                self._row(element, depth=depth)
            elif name == "noot":
                self._refer(element, depth=depth)  # unless told where it was referred to
            elif name in _XML_PARAGRAPHS and not any(_local(one) in _XML_PARAGRAPHS - {"datum"} for one in element):
                self._gathered.begin(HEADING if name in _XML_HEADINGS else BODY)
                self._inline(element, depth=depth)
                self._gathered.end()
            elif name not in _XML_SKIPPED:
                self._walk(element, depth=depth + 1)

    def _row(self, row: Element, *, depth: int) -> None:
        """Gather a row of a table as one sentence: "first: second; third."; a footnote in a cell stays with it."""
        self._gathered.begin(BODY)
        for cell in (one for one in row if _local(one) == "entry"):
            self._gathered.next_cell()
            self._inline(cell, depth=depth + 1)
        self._gathered.end_row()

    def _inline(self, element: Element, *, depth: int) -> None:
        if depth > 200:
            raise UnreadablePaper(_("This file is nested deeper than any letter."))
        self._gathered.add(element.text or "")
        for child in element:
            name = _local(child)
            note = child if name == "noot" else self._notes.get(child.get("refid", "")) if name == "nootref" else None
            if note is not None:
                self._refer(note, depth=depth)
            elif name not in _XML_SKIPPED:
                self._gathered.add(" " if name in _XML_APART else "")
                self._inline(child, depth=depth + 1)
            self._gathered.add(child.tail or "")

    def _refer(self, note: Element, *, depth: int) -> None:
        """Gather a footnote at the first place that refers to it."""
        if note not in self._told:
            self._told.add(note)
            self._gathered.refer()
            self._gathered.begin(NOTE)
            self._inline(note, depth=depth + 1)
            self._gathered.end()
