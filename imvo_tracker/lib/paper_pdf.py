"""The text of a PDF, page by page: as it is printed, or not at all."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from imvo_tracker.lib.paper_files import MOST_CHARACTERS, MOST_PAGES, damaged
from imvo_tracker.lib.paper_layout import paper_of_pages
from imvo_tracker.lib.paper_types import Paper, UnreadablePaper
from imvo_tracker.lib.text import composed

Matrix = Sequence[float]
_ROOM = 1.3  # so much more than between two lines of a paragraph
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
        page.extract_text(visitor_text=lines.take)
        pages.append(lines.spaced())
        length += sum(map(len, pages[-1]))
        if length > MOST_CHARACTERS:
            raise UnreadablePaper(_("The text is longer than any letter."))
    return pages


class _Lines:
    """The lines of a page with their heights: more room than between most lines is a blank line."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, float]] = []
        self._text, self._height = "", 0.0

    def take(self, text: str, page: Matrix, line: Matrix, _font: object, _size: float) -> None:
        """Take a stretch of text with the place it is drawn at."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self._end()
            if part.strip() and not self._text.strip():
                self._height = page[3] * line[5] + page[5]
            self._text += part

    def _end(self) -> None:
        self._lines.append((composed(self._text.replace("\0", "")), self._height))
        self._text = ""

    def spaced(self) -> list[str]:
        self._end()
        drawn = [(text, height) for text, height in self._lines if text.strip()]
        gaps = [abs(after - before) for (_text, before), (_other, after) in pairwise(drawn)]
        usual = sorted(gaps)[len(gaps) // 4] if gaps else 0  # many lines of a letter begin a paragraph
        texts: list[str] = []
        for (text, _height), gap in zip(drawn, [0.0, *gaps], strict=False):
            texts += ["", text] if gap > usual * _ROOM else [text]
        return texts
