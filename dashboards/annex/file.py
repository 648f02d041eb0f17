"""The annex as files: its sectors as a table with typed cells, and the whole as a text in each format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.moment.record import Record
from dashboards.annex.document import Document
from dashboards.annex.page import AnnexPage
from dashboards.annex.told import LANGUAGE, Annex, Entry, say_part
from dashboards.formats.base import Cell, Dataset, at_moment, dataset
from dashboards.formats.registry import FORMATS
from dashboards.page_request import PageRequest

# By the ending of the file; the module is loaded when somebody asks for it.
DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {"odt": "dashboards.annex.odt", "docx": "dashboards.annex.docx", "html": "dashboards.annex.html"}
)


def annex_dataset(_asked: PageRequest, _record: Record, page: AnnexPage) -> Dataset:
    """Return a row for each sector, in the order of an annex and in its language."""
    with override(LANGUAGE):
        annex = page.annex
        columns = (_("Number"), _("Code"), _("Sector"), _("Main sector"), *annex.labels.values())
        columns = (*columns, _("Signature expected"), _("Sources"), _("Words of the ministry"))
        rows = list(_rows(annex))
        table = dataset(page, page.which.name, columns=columns, rows=rows, count=len(rows), title=annex.title)
        return replace(table, notes=(*table.notes, (_("Hash of that revision"), annex.head)))


def _rows(annex: Annex) -> Iterator[tuple[Cell, ...]]:
    sources = {note.number: note.text for note in annex.notes}
    for entry in annex.entries:
        parts = (say_part(entry, name) for name in annex.labels)
        noted = dict.fromkeys(sources[number] for number in _numbers(entry))
        said = (entry.expected, "; ".join(noted), entry.ministry)
        yield (entry.number, entry.code, entry.name, entry.parent, *parts, *said)


def _numbers(entry: Entry) -> Iterator[int]:
    return (number for lines in entry.parts.values() for line in lines for number in line.notes)


def write_document(ending: str, document: Document, made: datetime | None) -> bytes:
    """Return a text in one of `DOCUMENTS`."""
    written: bytes = import_string(f"{DOCUMENTS[ending]}.write")(document, made=made)
    return written


def content_type_of(ending: str) -> str:
    """Return the media type of a file of an annex."""
    content_type: str = import_string(f"{({**FORMATS, **DOCUMENTS})[ending]}.CONTENT_TYPE")
    return content_type


def name_of(page: AnnexPage, ending: str) -> str:
    """Return the name of a file of an annex: its moment and its revision stand in it."""
    moment = page.moment
    return f"{at_moment(page.which.name, moment.day, moment.known_on, moment.revision)}.{ending}"
