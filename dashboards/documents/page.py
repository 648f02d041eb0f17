"""The list of documents, and one document with every claim taken from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.evidence.documents import (
    DocumentFact,
    UndertakingFact,
    documents_at,
    statement_counts,
    undertaking_events,
)
from covenants.evidence.statements import Claimed, Statement, claims_in_document, statements_at
from covenants.moment.record import Record
from dashboards.documents.filters import DocumentFilterForm, DocumentFilters, read_filters
from dashboards.documents.table import DocumentRow, DocumentTable
from dashboards.frame.base import Frame, HiddenField, Link, extend, frame
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import lay_out
from dashboards.page_request import PageRequest
from dashboards.words.marks import SourceMark, source_mark
from dashboards.words.statements import Item, StatementView, view_statement
from dashboards.words.wording import pick, say_day, say_period
from dossier.choices import DocumentKind, KnownBasis, UndertakingEvent
from dossier.domain.document_key import read_printed_number

_PAGE = re.compile(r"(?:p\.|blz\.?|pagina)\s*([0-9]{1,5})|^([0-9]{1,5})$")
_LAST = 10**6  # statements without a page stand at the end
CLAIMS_A_PAGE = 500
UNDERTAKINGS = (DocumentKind.MOTION, DocumentKind.COMMITMENT)


@dataclass(frozen=True, slots=True)
class DocumentListPage(Frame):
    """`jump` is the address of the document whose number was searched for, or ""."""

    rows: tuple[DocumentRow, ...]
    table: DocumentTable
    form: DocumentFilterForm
    hidden: tuple[HiddenField, ...]
    active_count: int
    clear_url: str
    jump: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement taken from the document and what it is about."""

    statement: StatementView
    subject: Link | None


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims of one page of the document."""

    anchor: str
    label: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One event of a motion or commitment: made, its term, or the answer."""

    anchor: str
    label: str
    text: str
    term: str
    known: str
    answer: SourceMark | None
    source: SourceMark


@dataclass(frozen=True, slots=True)
class DocumentPage(Frame):
    """One document at one moment."""

    facts: tuple[Item, ...]
    note: str
    printed_as: str
    external_url: str
    is_undertaking: bool
    events: tuple[EventView, ...]
    groups: tuple[ClaimGroup, ...]
    claim_count: int
    shown: PageSlice


def document_list_page(asked: PageRequest, record: Record) -> DocumentListPage:
    """Return the documents public at the moment; raises `BadInput` for a filter that cannot be."""
    documents = documents_at(record.as_of)
    chosen, form = read_filters(asked.filters, documents)
    counts = statement_counts(record)
    found = [document for document in documents if chosen.keeps(document)]
    rows = tuple(_row(document, counts.get(document.key, 0), asked) for document in found)
    base = frame(asked, record.as_of, _("Documents"), rule=record.rule, rules=record.rules)
    table = lay_out(
        DocumentTable,
        rows,
        asked.filters,
        caption=_("Documents on which the record rests"),
        caption_note=base.moment.sentence,
    )
    return extend(
        DocumentListPage,
        base,
        rows=rows,
        table=table,
        form=form,
        hidden=tuple(HiddenField(name, value) for name, value in asked.given.items()),
        active_count=chosen.count,
        clear_url=asked.link("documents"),
        jump=_jump(chosen, documents, asked),
    )


def _jump(chosen: DocumentFilters, documents: Sequence[DocumentFact], asked: PageRequest) -> str:
    """A printed number in the search box opens the document itself, where it is known."""
    key = read_printed_number(chosen.zoek) if chosen.zoek else None
    return asked.link("document", key) if key in {document.key for document in documents} and key else ""


def _row(document: DocumentFact, statements: int, asked: PageRequest) -> DocumentRow:
    return DocumentRow(
        key=document.key,
        url=asked.link("document", document.key),
        title=pick(document.title, document.title_en),
        number=document.printed_number,
        kind=str(DocumentKind(document.kind).label),
        dated=say_day(document.dated_on),
        dated_order=document.dated_on or date.min,
        public=say_day(document.public_on),
        public_basis=_basis(document),
        public_order=document.public_on,
        statements=statements,
    )


def _basis(document: DocumentFact) -> str:
    """Say on what the day rests, unless it is simply the day the document bears."""
    if document.public_basis == KnownBasis.DOCUMENT:
        return ""
    return str(KnownBasis(document.public_basis).label)


def document_page(asked: PageRequest, record: Record, document: DocumentFact) -> DocumentPage:
    """Return one document with its claims in page order."""
    base = frame(
        asked,
        record.as_of,
        pick(document.title, document.title_en),
        rule=record.rule,
        rules=record.rules,
        above=(Link(asked.link("documents"), _("Documents")),),
    )
    claims = sorted(claims_in_document(document.key, record.as_of), key=_place)
    page = page_slice(asked, len(claims), CLAIMS_A_PAGE, anchor="#statements")
    statements = statements_at(claims[page.slice], record.as_of)
    return extend(
        DocumentPage,
        base,
        facts=_facts(document),
        note=pick(document.note, document.note_en),
        printed_as=_misprint(document),
        external_url=document.url,
        is_undertaking=document.kind in UNDERTAKINGS,
        events=tuple(_event(event, asked) for event in undertaking_events(document.key, record.as_of)),
        groups=_groups(statements, record, asked),
        claim_count=page.count,
        shown=page,
    )


def _facts(document: DocumentFact) -> tuple[Item, ...]:
    basis = str(KnownBasis(document.public_basis).label)
    facts = (
        Item(_("Number"), document.printed_number),
        Item(_("Kind"), str(DocumentKind(document.kind).label)),
        Item(_("Dated"), say_day(document.dated_on) or _("no date on the document")),
        Item(_("Public since"), say_day(document.public_on), note=f"({basis})"),
        Item(_("Publisher"), pick(document.publisher, document.publisher_en)),
        Item(_("Pages"), str(document.pages or "")),
        Item(_("Key for citing"), document.key),
    )
    return tuple(fact for fact in facts if fact.value)


def _misprint(document: DocumentFact) -> str:
    """Return how a source prints the number, where that reads as another number than the document's own."""
    printed = document.printed_as
    if not printed or read_printed_number(printed) == document.key or document.key.endswith(printed):
        return ""
    return printed if document.printed_number else ""


def _event(event: UndertakingFact, asked: PageRequest) -> EventView:
    answer = source_mark(event.answer, asked) if event.answer.document_key else None
    return EventView(
        anchor=f"undertakingstatement-{event.key}",
        label=capfirst(str(UndertakingEvent(event.event).label)),
        text=pick(event.text, event.text_en),
        term=say_period(event.period) if event.period.edtf else "",
        known=say_day(event.known_from),
        answer=answer,
        source=source_mark(event.source, asked, event.wording),
    )


def page_of(locator: str) -> int:
    """Return the page a locator names ("voetnoot 1, p. 1" is page 1), or a number beyond all pages."""
    found = _PAGE.search(locator)
    return int(found[1] or found[2]) if found else _LAST


def _place(claim: Claimed) -> tuple[int, bool, str, int]:
    """Page order; on a page the running text first, then its footnotes; then as they were recorded."""
    return page_of(claim.locator), not claim.locator.startswith("p."), claim.ref, claim.key


def _groups(statements: Sequence[Statement], record: Record, asked: PageRequest) -> tuple[ClaimGroup, ...]:
    return tuple(
        ClaimGroup(
            *_page_name(page),
            tuple(Claim(view_statement(said, asked), _subject(said, record, asked)) for said in found),
        )
        for page, found in groupby(statements, key=lambda said: page_of(said.evidence.locator))
    )


def _page_name(page: int) -> tuple[str, str]:
    if page == _LAST:
        return "no-page", _("Without a page")
    return f"page-{page}", _("Page %(number)s") % {"number": page}


def _subject(statement: Statement, record: Record, asked: PageRequest) -> Link | None:
    """The covenant, sector, motion or commitment a claim is about."""
    covenant = record.covenant(statement.covenant)
    if covenant:
        name = pick(covenant.name, covenant.name_en)
        return Link(f"{asked.link('covenant', covenant.slug)}#{statement.key}", _("Covenant %(name)s") % {"name": name})
    sector = getattr(statement.entry, "sector", None)
    if sector is not None and sector.known_from <= asked.as_of.known_on:
        name = pick(sector.name, sector.name_en)
        return Link(asked.link("sector", sector.code), _("Sector %(name)s") % {"name": name})
    undertaking = getattr(statement.entry, "undertaking", None)
    if undertaking is not None and undertaking.is_public_on(asked.as_of.known_on):
        return Link(asked.link("document", undertaking.key), pick(undertaking.title, undertaking.title_en))
    return None
