"""Documents that were public at a moment, and what was taken from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossier.canonical import ledger_models
from dossier.choices import DocumentKind, KnownBasis
from dossier.domain.visibility import Audience
from dossier.models import Document
from dossier.published import published_at
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


def locators_in(keys: Collection[str], as_of: AsOf) -> Iterator[tuple[str, str]]:
    """Yield key and place in the document of every visible statement taken from some documents."""
    for model in ledger_models():
        rows: Any = model.objects.visible_at(as_of, Audience.PUBLIC).filter(document__key__in=list(keys))
        yield from rows.order_by().values_list("document__key", "locator").distinct()


def progress_letters(as_of: AsOf) -> list[tuple[date, str, str]]:
    """Return day, number and key of each letter to Parliament that was public, oldest first."""
    letters = [paper for paper in _public(as_of) if paper.kind == DocumentKind.LETTER and paper.number]
    letters.sort(key=lambda letter: (letter.public_on, letter.key))
    return [(letter.public_on, letter.printed_number, letter.key) for letter in letters]
