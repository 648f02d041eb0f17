"""One document: what it promises and what came of it, and every statement taken from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.choices import ReportTopic
from covenants.evidence.documents import DocumentFact
from covenants.evidence.statements import Claimed, Statement, claims_in_document, statements_at
from covenants.models import StatusReport
from covenants.moment.record import Record
from dashboards.documents import facts
from dashboards.documents.claims import (
    KEYS,
    ClaimFilterForm,
    ClaimGroup,
    groups_of,
    has_page,
    in_page_order,
    read_filters,
    row_address,
)
from dashboards.documents.claims import page_of as page_of
from dashboards.documents.promised import Promised, promises_in, say_promised
from dashboards.documents.things import thing
from dashboards.documents.undertakings import Life, Spoken, life_of, spoken_of
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, HiddenField, Link, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.follow import follow, mail_link
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.table_paging import PAGE, ROWS_A_PAGE
from dashboards.page_request import PageRequest
from dashboards.words.promises import EVERYBODY
from dashboards.words.statements import Item
from dashboards.words.wording import pick
from dossier.choices import UNDERTAKINGS
from dossier.models import UndertakingStatement

MOST_SPOKEN = 100
Key = tuple[type, int]


@dataclass(frozen=True, slots=True)
class DocumentPage(Frame):
    """One document at one moment. `fitting` are all its statements that fit the filters, `groups` one page of them.

    `jump` is the address of the row that was asked for, or "".
    """

    key: str
    fitting: tuple[Claimed, ...]
    facts_line: tuple[str, ...]
    read_at: Link | None
    lead: tuple[str, ...]
    promised: Promised
    is_undertaking: bool
    life: Life
    spoken: tuple[Spoken, ...]
    spoken_title: str
    motions_url: str
    source_errors: tuple[str, ...]
    about: tuple[Item, ...]
    note: str
    pages_sentence: str
    claim_count: int
    groups: tuple[ClaimGroup, ...]
    shown: PageSlice
    is_open: bool
    form: ClaimFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    row_url: str
    jump: str


def document_page(asked: PageRequest, record: Record, document: DocumentFact) -> DocumentPage:
    """Return one document; raises `BadInput` for a filter, page or row that cannot be."""
    claims = in_page_order(claims_in_document(document.key, record.as_of))
    chosen, form = read_filters(asked, claims, record)
    fitting = [claim for claim in claims if chosen.keeps(claim)]
    page = page_slice(asked, len(fitting), ROWS_A_PAGE, anchor="#statements")
    made = promises_in(document, record)
    read = _read(claims, fitting[page.slice], made.keys(), record)
    promised = say_promised(made, document, claims, read, record, asked)
    undertakings = _beside(claims, read)
    return extend(
        DocumentPage,
        _frame(asked, record, document, has_table=bool(claims), promises=bool(made.events)),
        key=document.key,
        fitting=tuple(fitting),
        facts_line=facts.facts_line(document, len(claims)),
        read_at=facts.place_to_read(document),
        lead=promised.sentences or (_say_taken(len(claims)),),
        promised=promised,
        is_undertaking=document.kind in UNDERTAKINGS,
        life=life_of(document, record.as_of, asked),
        spoken=spoken_of(undertakings, document.key, asked),
        spoken_title=_("Motions and commitments in this document"),
        motions_url=asked.link("motions"),
        source_errors=_source_errors(document, undertakings),
        about=facts.about(document),
        note=facts.note_on(document),
        pages_sentence=_say_pages(claims),
        claim_count=len(claims),
        groups=groups_of([read[one.model, one.key] for one in fitting[page.slice]], document, record, asked),
        shown=page,
        is_open=any(key in (*KEYS, PAGE) for key, _value in asked.filters),
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked, anchor="#statements"),
        active_count=chosen.count,
        clear_url=asked.link("document", document.key, page="1") + "#statements",
        row_url=asked.link("document", document.key),
        jump=row_address(asked, document.key, claims),
    )


def _read(
    claims: Sequence[Claimed], rows: Sequence[Claimed], keys: set[Key], record: Record
) -> Mapping[Key, Statement]:
    """Read the statements of the page in one go: the rows shown, promises, and what stands in the smaller parts."""
    shown = set(rows)
    beside = [one for one in claims if _is_beside(one)][:MOST_SPOKEN]
    wanted = {*shown, *beside, *(one for one in claims if (one.model, one.key) in keys)}
    return {(type(one.entry), one.entry.pk): one for one in statements_at(list(wanted), record.as_of)}


def _frame(asked: PageRequest, record: Record, document: DocumentFact, *, has_table: bool, promises: bool) -> Frame:
    statements = file_links(asked, record, _("All statements"), "document_claims_file", document.key)
    own = replace(asked, filters=(("document", document.key), ("wie", EVERYBODY)))
    made = file_links(own, record, _("What it promises, and what came of it"), "promises_table_file")
    above = (Link(asked.link("documents"), _("Documents")),)
    files = (statements, made) if promises else (statements,) if has_table else ()
    return frame(
        asked,
        record,
        facts.name_of(document),
        above=above,
        files=(*files, *_followed(document)),
        things=(thing(document, asked.path),),
        api=("documents", document.key),
    )


def _followed(document: DocumentFact) -> tuple[Files, ...]:
    """Return how to be told what comes of a motion or commitment: whatever names it later."""
    if document.kind not in UNDERTAKINGS:
        return ()
    link = mail_link("zoeken", document.printed_number or document.key)
    return (follow(link),) if link else ()


def _beside(claims: Sequence[Claimed], read: Mapping[Key, Statement]) -> list[Statement]:
    """Return the statements of the smaller parts, as far as they were read."""
    return [read[one.model, one.key] for one in claims if _is_beside(one) and (one.model, one.key) in read]


def _is_beside(claim: Claimed) -> bool:
    """Whether a statement may stand in the parts on motions and on errors in the source."""
    return claim.model is UndertakingStatement or claim.topic == ReportTopic.SOURCE_ERROR


def _say_taken(count: int) -> str:
    if not count:
        return _("Nothing was taken from this document at this moment.")
    words = ngettext(
        "%(count)s statement was taken from this document; it promises no signature.",
        "%(count)s statements were taken from this document; it promises no signature.",
        count,
    )
    return words % {"count": count}


def _source_errors(document: DocumentFact, beside: Sequence[Statement]) -> tuple[str, ...]:
    """Return what the document, or who prints its number, has wrong."""
    printed = facts.misprint(document)
    misprint = _("A source prints the number of this document as “%(number)s”.") % {"number": printed}
    reports = [one.entry for one in beside if isinstance(one.entry, StatusReport)]
    return (*(pick(one.text, one.text_en) for one in reports), *([misprint] if printed else []))


def _say_pages(claims: Sequence[Claimed]) -> str:
    """Say of how many statements the page is known: never that all have one."""
    known = sum(map(has_page, claims))
    if not claims:
        return ""
    return _("Statements with a page number: %(known)s of %(count)s.") % {"count": len(claims), "known": known}
