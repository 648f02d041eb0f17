"""Documents that were public at a moment, and what was taken from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from covenants.models import (
    MilestoneStatement,
)
from covenants.moment.record import Record
from dossier.canonical import ledger_models
from dossier.choices import DocumentKind, KnownBasis
from dossier.domain.visibility import Audience
from dossier.models import Document
from dossier.published import published_at
from dossier.visible_rows import Prepared
from imvo_tracker.lib.asof import AsOf


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """One document; `printed_number` is "" for what has no parliamentary number."""

    key: str
    kind: str
    printed_number: str
    title: str
    title_en: str
    dated_on: date | None
    public_on: date
    public_basis: str
    url: str
    publisher: str
    publisher_en: str
    pages: int | None
    printed_as: str
    note: str
    note_en: str

    @property
    def is_undated(self) -> bool:
        """Whether nothing is known of its day but when we read it, which is no date of anything."""
        return self.dated_on is None and self.public_basis == KnownBasis.READ

    @property
    def year(self) -> int | None:
        """The year it is dated in; the year it became public when it has no date, if that is known."""
        return None if self.is_undated else (self.dated_on or self.public_on).year


def documents_at(as_of: AsOf) -> tuple[DocumentFact, ...]:
    """Return the documents public at the moment, newest first."""
    return tuple(fact_of(row) for row in sorted(_public(as_of), key=lambda row: (-row.public_on.toordinal(), row.key)))


def document_at(key: str, as_of: AsOf) -> DocumentFact | None:
    """Return a document, or None when it does not exist or was not public at the moment."""
    row = published_at(as_of.revision).find(Document, key)
    return fact_of(row) if row and row.is_public_on(as_of.known_on) else None


def _public(as_of: AsOf) -> list[Document]:
    return [row for row in published_at(as_of.revision).every(Document) if row.is_public_on(as_of.known_on)]


def fact_of(row: Document) -> DocumentFact:
    """Return what a row says of its document."""
    publisher = row.publisher
    return DocumentFact(
        key=row.key,
        kind=row.kind,
        printed_number=row.printed_number,
        title=row.title,
        title_en=row.title_en,
        dated_on=row.dated_on,
        public_on=row.public_on,
        public_basis=row.public_basis,
        url=row.url,
        publisher=publisher.name if publisher else "",
        publisher_en=publisher.name_en if publisher else "",
        pages=row.pages,
        printed_as=row.printed_as,
        note=row.note,
        note_en=row.note_en,
    )


def statement_counts(record: Record) -> Mapping[str, int]:
    """Return how many visible statements were taken from each document, by its key: one query for all tables."""
    counts = record.statements_by_document()
    for key, count in _COUNTED_BESIDE.rows(record.as_of, record.audience):
        counts[key] += count
    return counts


def locators_in(keys: Collection[str], as_of: AsOf) -> Iterator[tuple[str, str]]:
    """Yield key and place in the document of every visible statement taken from some documents."""
    for model in ledger_models():
        rows: Any = model.objects.visible_at(as_of, Audience.PUBLIC).filter(document__key__in=list(keys))
        yield from rows.order_by().values_list("document__key", "locator").distinct()


def _counted_beside(as_of: AsOf, audience: Audience) -> QuerySet:
    """Count what the engine does not know: statements that speak of no covenant."""
    parts = []
    for model in ledger_models():
        rows: Any = model.objects.visible_at(as_of, audience).exclude(document=None)
        if model is not MilestoneStatement:
            rest = rows.filter(covenant=None) if model.MENTIONS else rows
            parts.append(rest.order_by().values_list("document__key").annotate(Count("pk")))
    return parts[0].union(*parts[1:], all=True)


_COUNTED_BESIDE = Prepared(_counted_beside)


def progress_letters(as_of: AsOf) -> list[tuple[date, str, str]]:
    """Return day, number and key of each letter to Parliament that was public, oldest first."""
    letters = [paper for paper in _public(as_of) if paper.kind == DocumentKind.LETTER and paper.number]
    letters.sort(key=lambda letter: (letter.public_on, letter.key))
    return [(letter.public_on, letter.printed_number, letter.key) for letter in letters]
