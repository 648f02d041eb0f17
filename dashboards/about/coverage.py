"""What of each document is in the record, as far as the record can tell: on which of its pages statements stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.evidence.documents import DocumentFact, documents_at, locators_in
from covenants.moment.record import Record
from dashboards.documents.page import page_of
from dashboards.frame.base import Link
from dashboards.page_request import PageRequest
from dashboards.words.wording import pick, say_day
from dossier.choices import DocumentKind


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter to Parliament, and how much of it is in the record."""

    key: str
    letter: Link
    dated_on: date | None
    dated: str
    statements: int
    covered: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The letters one by one, all other documents as counts."""

    letters: tuple[LetterRow, ...]
    whole: tuple[Link, ...]
    in_part_count: int
    unread_count: int


def coverage(asked: PageRequest, record: Record) -> Coverage:
    """Return what the record covers at the moment asked."""
    documents = documents_at(record.as_of)
    counts = record.statements_by_document()
    whole = _read_whole(documents, record)
    in_part = [one for one in documents if one.key not in whole and counts.get(one.key)]
    letters = sorted((one for one in documents if _is_letter(one)), key=lambda one: (one.public_on, one.key))
    return Coverage(
        letters=tuple(_row(one, counts.get(one.key, 0), one.key in whole, asked) for one in letters),
        whole=tuple(_link(one, asked) for one in documents if one.key in whole),
        in_part_count=len(in_part),
        unread_count=len(documents) - len(whole) - len(in_part),
    )


def _is_letter(document: DocumentFact) -> bool:
    return document.kind == DocumentKind.LETTER and bool(document.printed_number)


def _read_whole(documents: tuple[DocumentFact, ...], record: Record) -> set[str]:
    """Return the documents of which a statement stands on every page: what the record knows of reading whole."""
    lengths = {one.key: one.pages for one in documents if one.pages}
    pages: dict[str, set[int]] = {key: set() for key in lengths}
    for key, locator in locators_in(lengths, record.as_of):
        pages[key].add(page_of(locator))
    return {key for key, length in lengths.items() if pages[key] >= set(range(1, length + 1))}


def _row(document: DocumentFact, statements: int, is_whole: bool, asked: PageRequest) -> LetterRow:
    return LetterRow(
        document.key,
        _link(document, asked),
        document.dated_on,
        say_day(document.dated_on),
        statements,
        _covered(document, statements, is_whole),
        is_whole,
    )


def _covered(document: DocumentFact, statements: int, is_whole: bool) -> str:
    if not statements:
        return _("named by other documents; nothing was taken from it")
    said = ngettext("%(count)s statement", "%(count)s statements", statements) % {"count": statements}
    if is_whole:
        return _("%(statements)s, on each of its %(pages)s pages") % {"statements": said, "pages": document.pages}
    return said


def _link(document: DocumentFact, asked: PageRequest) -> Link:
    title = pick(document.title, document.title_en)
    label = f"{title} ({document.printed_number})" if document.printed_number else title
    return Link(asked.link("document", document.key), label)
