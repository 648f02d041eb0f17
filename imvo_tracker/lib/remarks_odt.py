"""A text with remarks in its margin, as ODT: an office programme shows each beside the words it is about."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from odfdo import Annotation, Document, Header, Paragraph

from imvo_tracker.lib.odt_headings import leave_unnumbered


@dataclass(frozen=True, slots=True)
class Remarked:
    """A paragraph with remarks, each (place in the text, remark), in the order of their places."""

    text: str
    remarks: tuple[tuple[int, str], ...] = ()
    is_heading: bool = False


def write_remarks(title: str, paragraphs: Iterable[Remarked], *, author: str, at: datetime) -> bytes:
    """Return the file; `author` and `at` stand at every remark."""
    document = Document("text")
    document.meta.title = title
    leave_unnumbered(document)
    body = document.body
    body.clear()
    for one in paragraphs:
        element = Header(2, "") if one.is_heading else Paragraph("")
        last = 0
        for place, remark in one.remarks:
            element.append_plain_text(one.text[last:place])
            element.append(Annotation(remark, creator=author, date=at))
            last = place
        element.append_plain_text(one.text[last:])
        body.append(element)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
