"""The text of a letter out of a file: PDF, ODT, DOCX, HTML, official publication XML or plain text, with limits.

A file comes from outside: its size, how far it unpacks and which XML it holds is looked at before a library opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from imvo_tracker.lib.packages import Fault, Limits, UnfitPackage, elements, look_through
from imvo_tracker.lib.paper_layout import paper_of_text
from imvo_tracker.lib.paper_types import MEGABYTE, MOST_BYTES, Paper, UnreadablePaper

MOST_PAGES, MOST_CHARACTERS = 300, 2_000_000
_LIMITS = Limits(parts=2000, unpacked=60 * MEGABYTE)
Reader = Callable[[bytes], Paper]
#: By the ending of the name: where its reader stands, and what the content begins with.
_READERS: Mapping[str, str] = {
    "pdf": "imvo_tracker.lib.paper_pdf.read_pdf",
    "odt": "imvo_tracker.lib.paper_odt.read_odt",
    "docx": "imvo_tracker.lib.paper_docx.read_docx",
    "html": "imvo_tracker.lib.paper_markup.read_html",
    "htm": "imvo_tracker.lib.paper_markup.read_html",
    "xml": "imvo_tracker.lib.paper_markup.read_publication",
    "txt": "imvo_tracker.lib.paper_files.read_plain",
}
ENDINGS = tuple(_READERS)


def check_size(size: int) -> None:
    """Refuse a file by its size, before anything of it is read."""
    if size > MOST_BYTES:
        said = _("The file is %(size)s MB; at most %(most)s MB is read.")
        raise UnreadablePaper(said % {"size": round(size / MEGABYTE), "most": MOST_BYTES // MEGABYTE})


def read_paper(file_name: str, content: bytes) -> Paper:
    """Return the text of a file; raises UnreadablePaper. The ending of its name says what it is, and must be true."""
    ending = file_name.rpartition(".")[2].lower()
    if ending not in _READERS:
        raise UnreadablePaper(_("Choose a file that ends in .pdf, .odt, .docx, .html, .xml or .txt."))
    check_size(len(content))
    if not content.strip():
        raise UnreadablePaper(_("The file is empty."))
    reader: Reader = import_string(_READERS[ending])
    return checked(reader(content))


def read_pasted(text: str) -> Paper:
    """Return the paper of a text that somebody pasted; raises UnreadablePaper."""
    if not text.strip():
        raise UnreadablePaper(_("There is no text to read."))
    if len(text) > MOST_CHARACTERS:
        raise UnreadablePaper(_("The text is longer than any letter."))
    return checked(paper_of_text(text.replace("\0", "")))


def read_plain(content: bytes) -> Paper:
    if b"\0" in content or content.startswith((b"PK", b"%PDF")):
        raise UnreadablePaper(_("The content of this file does not belong to its ending."))
    try:
        return read_pasted(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadablePaper(_("The text of this file is not UTF-8.")) from error


def checked(paper: Paper) -> Paper:
    """Refuse what holds no text, or more than any letter."""
    length = sum(len(block.text) for block in paper.blocks)
    if not length:
        raise UnreadablePaper(_("No text was found in this file."))
    if length > MOST_CHARACTERS:
        raise UnreadablePaper(_("The text is longer than any letter."))
    return paper


def damaged() -> UnreadablePaper:
    return _unfit(Fault.DAMAGED)


def _unfit(fault: Fault) -> UnreadablePaper:
    said = {
        Fault.OTHER_KIND: _("The content of this file does not belong to its ending."),
        Fault.TOO_LARGE: _("This file unpacks to more than any letter has."),
        Fault.LOCKED: _("This file is locked with a password. Save it without one."),
        Fault.ENTITIES: _("This file holds XML entities or document types, which no letter needs."),
        Fault.DAMAGED: _("This file is damaged, or of another kind than its ending says."),
    }
    return UnreadablePaper(said[fault])


def check_package(content: bytes, wanted: str) -> None:
    """Refuse a package that is locked, unpacks too far, lacks its text or holds XML with entities."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadablePaper(_("This file is locked with a password, or saved in an old format. Save it without."))
    try:
        look_through(content, wanted, _LIMITS, lambda _part, element: element.clear())
    except UnfitPackage as error:
        raise _unfit(error.fault) from error


def check_markup(stream: object) -> None:
    """Refuse XML with entities or a document type, and XML that is not well formed."""
    try:
        for element in elements(stream):
            element.clear()
    except UnfitPackage as error:
        raise _unfit(error.fault) from error
