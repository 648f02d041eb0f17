"""What became known last: day, revision, table and key of statements, and their documents; none is read whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from covenants.evidence.statements import named_slug
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.models import Document
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf


class Heard(NamedTuple):
    """A statement in the news: since when it is known, who sealed it where, and what it is about.

    `table` is the place of its table among the ledgers, `document` the primary key of its source or -1.
    """

    known_from: date
    revision: int
    table: int
    key: int
    document: int
    covenant: str


def newest_statements(record: Record, *, most: int) -> list[Heard]:
    """Return the `most` visible statements known last, oldest knowledge first; none is read from the database.

    What an undated source says is left out: the day on which we read it is no news.

    Of one day come those sealed first, then the tables in their order, then the keys. Each table brings its own
    `most` newest: of those on covenants, and of the rest.
    """
    tables = ledger_models()
    candidates = [
        Heard(known.day, known.revision, tables.index(model), known.key, known.document, known.covenant)
        for model, newest in record.readings.newest(most).items()
        for known in newest
    ]
    candidates += _newest_beside(record, most)
    last = sorted(sorted(candidates), key=lambda heard: heard.known_from, reverse=True)[:most]
    return sorted(last, key=lambda heard: (heard.known_from, heard.revision, heard.table, heard.key))


def _newest_beside(record: Record, most: int) -> Iterator[Heard]:
    """Yield what was known last and is on no covenant of the engine."""
    models = ledger_models()
    for day, revision, table, key, document, named in record.newest_beside(most):
        covenant = named_slug(models[table], named if named >= 0 else None, record.as_of)
        yield Heard(date.fromordinal(day), revision, table, key, document, covenant)


def document_of(heard: Heard, as_of: AsOf) -> Document | None:
    """Return the document of a statement, as sealed, if it was public at the moment."""
    document = published_at(as_of.revision).get(Document, heard.document)
    return document if document and document.is_public_on(as_of.known_on) else None


def place_of(heard: Heard, as_of: AsOf) -> tuple[str, bool]:
    """Return where a statement without a title stands in its source, and whether that source is still to come."""
    if heard.document >= 0 and not document_of(heard, as_of):
        return "", True
    rows: Any = ledger_models()[heard.table].objects.visible_at(as_of)
    return rows.values_list("locator", flat=True).get(pk=heard.key), False
