"""The formats in which a table can be taken. A new one is a module with `write` and `CONTENT_TYPE`, and a line here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.http import Http404, StreamingHttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from dashboards.formats.base import Dataset, on_site
from dashboards.page_request import NOTES, WITHOUT_NOTES, PageRequest
from imvo_tracker.lib.badinput import BadInput

SENT_AT_ONCE = 32 * 1024  # bytes
# By the ending of the file; the module is loaded when somebody asks for it.
FORMATS: Mapping[str, str] = {
    "csv": "dashboards.formats.comma",
    "ods": "dashboards.formats.ods",
    "xlsx": "dashboards.formats.xlsx",
    "json": "dashboards.formats.objects",
}


def file_reply(ending: str, table: Dataset, asked: PageRequest | None = None, site: str = "") -> StreamingHttpResponse:
    """Answer with a table as a file, row by row; raises `Http404` for a format that is not there.

    `site` is scheme and host, see `on_site`.
    CSV has no place for notes but above its columns: who asks for rows alone gets them without.
    """
    if ending not in FORMATS:
        raise Http404(ending)
    chosen = dict(asked.filters).get(NOTES, "") if asked else ""
    if chosen not in ("", WITHOUT_NOTES):
        raise BadInput(
            _("%(key)s: fill in “%(value)s”, or leave it out.") % {"key": NOTES, "value": WITHOUT_NOTES}, NOTES
        )
    if chosen and ending == "csv":
        table = replace(table, notes=())
    write, content_type = (import_string(f"{FORMATS[ending]}.{name}") for name in ("write", "CONTENT_TYPE"))
    headers = {"Content-Disposition": f'attachment; filename="{table.name}.{ending}"'}
    pieces = _sent(write(on_site(table, site)), get_language())
    return StreamingHttpResponse(pieces, content_type=content_type, headers=headers)


def _sent(pieces: Iterable[bytes], language: str | None) -> Iterator[bytes]:
    """Yield a file in pieces worth sending, each made in the language of its request, whenever it is asked for."""
    waiting, remaining = bytearray(), iter(pieces)
    while True:
        with override(language):
            more = _fill(waiting, remaining)
        if waiting:
            yield bytes(waiting)
            waiting.clear()
        if not more:
            return


def _fill(waiting: bytearray, remaining: Iterator[bytes]) -> bool:
    """Take pieces until there are enough to send; say whether more may come."""
    for piece in remaining:
        waiting += piece
        if len(waiting) >= SENT_AT_ONCE:
            return True
    return False
