"""The text of a PDF, page by page: as it is printed, or not at all."""

from __future__ import annotations

import io
import logging

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from imvo_tracker.lib.paper_files import MOST_CHARACTERS, MOST_PAGES, damaged
from imvo_tracker.lib.paper_layout import paper_of_pages
from imvo_tracker.lib.paper_types import Paper, UnreadablePaper
from imvo_tracker.lib.text import composed

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
        text = composed(page.extract_text().replace("\0", ""))
        length += len(text)
        if length > MOST_CHARACTERS:
            raise UnreadablePaper(_("The text is longer than any letter."))
        pages.append(text.split("\n"))
    return pages
