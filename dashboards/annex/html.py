"""An annex as one HTML file that needs nothing beside it: the same blocks as the page, in a document of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from django.template.loader import render_to_string
from django.utils.translation import override

from dashboards.annex.document import Document
from dashboards.annex.markup import marked_up

CONTENT_TYPE = "text/html; charset=utf-8"


def write(document: Document, *, made: datetime | None) -> bytes:
    """Return the file; `made` is when its revision was sealed."""
    with override(document.language):
        body = marked_up(document.blocks, document.notes, lambda _key, url: url)
        moment = made.astimezone(UTC).isoformat(timespec="seconds") if made else ""
        told = {"document": document, "body": body, "made": moment}
        return render_to_string("dashboards/annex_file.html", told).encode()
