"""The text of a PDF, page by page: as it is printed, or not at all."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from django.utils.translation import gettext as _
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, NameObject, TextStringObject

from imvo_tracker.lib.paper_files import MOST_CHARACTERS, MOST_PAGES, damaged
from imvo_tracker.lib.paper_layout import paper_of_pages
from imvo_tracker.lib.paper_notes import RAISED
from imvo_tracker.lib.paper_types import EMPTY_CELL, Paper, UnreadablePaper
from imvo_tracker.lib.text import composed

Matrix = Sequence[float]
_ROOM = 1.3  # so much more than between two lines of a paragraph
_SMALL = 0.85  # a raised figure is at most so much of the letters beside it
_COLUMN, _MOST_COLUMNS = "    ", 8
# pypdf quotes pieces of a file in its warnings: nothing of a draft may reach a log
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


def read_pdf(content: bytes) -> Paper:
    """Return the paper; raises UnreadablePaper for what is locked, broken, too long or only a picture of a text."""
    if b"%PDF-" not in content[:1024]:
        raise UnreadablePaper(_("The content of this file does not belong to its ending."))
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadablePaper(_("This file is locked with a password. Save it without one."))
        pages = _texts(reader)
    except UnreadablePaper:
        raise
    except (PyPdfError, Exception) as error:  # whatever the library stumbles over, the file is at fault
        raise damaged() from error
    if not any(line.strip() for page in pages for line in page):
        raise UnreadablePaper(
            _("This file holds pictures of pages and no text: it was scanned. Have its text recognised first.")
        )
    return paper_of_pages(pages, numbered=True)


def _texts(reader: PdfReader) -> list[list[str]]:
    count = len(reader.pages)
    if count > MOST_PAGES:
        said = _("The file has %(count)s pages; at most %(most)s are read.")
        raise UnreadablePaper(said % {"count": count, "most": MOST_PAGES})
    pages, length = [], 0
    for page in reader.pages:
        lines = _Lines()
        _leave_out_soft_hyphens(page, reader)
        page.extract_text(visitor_text=lines.take)
        pages.append(lines.spaced())
        length += sum(map(len, pages[-1]))
        if length > MOST_CHARACTERS:
            raise UnreadablePaper(_("The text is longer than any letter."))
    return pages


# A soft hyphen that broke a word is drawn as a blank and a hyphen
_SOFT_BREAK = re.compile(r"(?<=[^\W\d_]) ?\u2010\s*$")
_SAYS = "/ActualText"
_SOFT_HYPHEN = b"\xfe\xff\x00\xad"


def _leave_out_soft_hyphens(page: PageObject, reader: PdfReader) -> None:
    """Take away what is drawn for a soft hyphen inside a line: a blank of no width, which ends no word."""
    drawn = page.get("/Contents")
    content = ContentStream(drawn.get_object(), reader, "bytes") if drawn is not None else None
    if content is None or _SAYS.encode() not in content.get_data():
        return
    kept, marks = [], list[bool]()
    for operands, operator in content.operations:
        if operator in (b"BDC", b"BMC"):
            said = operands[1] if len(operands) > 1 else None
            marks.append(isinstance(said, DictionaryObject) and _bytes_of(said.get(_SAYS)) == _SOFT_HYPHEN)
        elif operator == b"EMC" and marks:
            marks.pop()
        elif operator in (b"Tj", b"TJ") and any(marks):
            continue
        kept.append((operands, operator))
    content.operations = kept
    page[NameObject("/Contents")] = content


def _bytes_of(said: object) -> bytes:
    return said.original_bytes if isinstance(said, TextStringObject) else said if isinstance(said, bytes) else b""


@dataclass
class _Line:
    """A printed line: its height, the size of its letters, and where the stretches behind the first one begin."""

    text: str = ""
    height: float = 0.0
    size: float = 0.0
    columns: list[tuple[int, int]] = field(default_factory=list)

    def split(self, columns: Sequence[int]) -> str:
        """Return the cells with room between them, as a table is printed; a dash where a column holds nothing."""
        starts = [0, *(place for place, _where in self.columns)]
        cells = [self.text[start:end].strip() for start, end in pairwise([*starts, len(self.text)])]
        by_column = dict(zip(self.places, cells[1:], strict=True))
        return _COLUMN.join([cells[0], *(by_column.get(where, EMPTY_CELL) for where in columns)])

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(where for _place, where in self.columns)


class _Lines:
    """The lines of a page with their heights: more room than between most lines is a blank line.

    Small raised figures are marked as references; lines whose parts begin at the same places are rows of a table.
    """

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._own = _Line()

    def take(self, text: str, page: Matrix, line: Matrix, _font: object, size: float) -> None:
        """Take a stretch of text with the place it is drawn at."""
        height, size = page[3] * line[5] + page[5], abs(size * line[3] * page[3])
        for number, part in enumerate(text.split("\n")):
            if number:
                self._end()
            if part.strip():
                part = self._placed(part, height, size, round(page[0] * line[4] + page[4]))
            self._own.text += part

    def _placed(self, part: str, height: float, size: float, where: int) -> str:
        own = self._own
        if not own.text.strip():
            own.height, own.size = height, size
        elif size < own.size * _SMALL and part.strip().isdigit() and height != own.height:
            own.text = own.text.rstrip()
            return f"{RAISED}{part.strip()}"
        elif RAISED not in own.text:
            own.columns.append((len(own.text), where))
        return part

    def _end(self) -> None:
        self._own.text = _SOFT_BREAK.sub("-", composed(self._own.text.replace("\0", "")))
        self._lines.append(self._own)
        self._own = _Line()

    def spaced(self) -> list[str]:
        self._end()
        drawn = [one for one in self._lines if one.text.strip()]
        gaps = [abs(after.height - before.height) for before, after in pairwise(drawn)]
        usual = sorted(gaps)[len(gaps) // 4] if gaps else 0  # many lines of a letter begin a paragraph
        texts: list[str] = []
        columns = _columns(drawn)
        for index, (own, gap) in enumerate(zip(drawn, [0.0, *gaps], strict=False)):
            text = own.split(columns[index]) if index in columns else own.text
            texts += ["", text] if gap > usual * _ROOM else [text]
        return texts


def _columns(lines: Sequence[_Line]) -> dict[int, tuple[int, ...]]:
    """Return by the number of each line that is a row of a table where its columns begin.

    Lines below each other are rows where each begins its parts at places of the one with most of them.
    """
    columns: dict[int, tuple[int, ...]] = {}
    for in_columns, run in groupby(range(len(lines)), lambda one: 0 < len(lines[one].places) <= _MOST_COLUMNS):
        numbers = list(run) if in_columns else []
        widest = max((lines[one].places for one in numbers), key=len, default=())
        rows = [one for one in numbers if set(lines[one].places) <= set(widest)]
        columns.update(dict.fromkeys(rows if len(rows) > 1 else (), tuple(sorted(widest))))
    return columns
