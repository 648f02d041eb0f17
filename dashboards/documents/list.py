"""The list of documents: by day of publication, those of unknown date apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.evidence.documents import DocumentFact, documents_at
from covenants.moment.record import Record
from dashboards.documents.facts import name_of, say_dated, say_kind_of
from dashboards.documents.filters import DocumentFilterForm, DocumentFilters, read_filters, read_number
from dashboards.documents.table import PUBLIC, DocumentRow, DocumentTable, arrange
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, HiddenField, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, choose_columns
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.query import values_of
from dashboards.frame.table_paging import SORT, columns_of, lay_out
from dashboards.page_request import PageRequest
from dashboards.words.wording import say_day, say_window
from dossier.choices import KnownBasis


@dataclass(frozen=True, slots=True)
class DocumentListPage(Frame):
    """`jump` is the address of the document whose number was searched for, or "".

    `rows` are all that fit the filters; `groups` those of the page shown, the ones of unknown date apart.
    """

    lead: str
    rows: LazyRows[Sequence[DocumentRow], DocumentRow]
    table: DocumentTable
    dated: tuple[DocumentRow, ...]
    undated: tuple[DocumentRow, ...]
    form: DocumentFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    jump: str
    columns: ColumnChoice


def document_list_page(asked: PageRequest, record: Record) -> DocumentListPage:
    """Return the documents public at the moment; raises `BadInput` for a filter that cannot be."""
    documents = documents_at(record.as_of)
    chosen, form = read_filters(asked.filters, documents)
    counts = record.statements_by_document()
    fitting = [_row(one, counts.get(one.key, 0), asked) for one in documents if chosen.keeps(one)]
    rows = LazyRows(arrange(fitting, PUBLIC, True), lambda row: row, arrange)
    files = file_links(asked, record, _("Documents"), "documents_file")
    base = frame(asked, record, _("Documents"), files=(files,), offers_rules=False, api=("documents",))
    columns = choose_columns(asked, columns_of(DocumentTable))
    caption = _("Documents on which the record rests")
    table = lay_out(DocumentTable, rows, asked.filters, columns=columns, caption=caption)
    shown = [row.record for row in table.paginated_rows]
    apart = values_of(asked.filters, (SORT,)).get(SORT, PUBLIC).removeprefix("-") == PUBLIC
    return extend(
        DocumentListPage,
        base,
        lead=_say_found(fitting),
        rows=rows,
        table=table,
        dated=tuple(row for row in shown if not (apart and row.is_undated)),
        undated=tuple(row for row in shown if apart and row.is_undated),
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked),
        active_count=chosen.count,
        clear_url=asked.link("documents"),
        jump=_jump(chosen, documents, asked),
        columns=columns,
    )


def _say_found(rows: Sequence[DocumentRow]) -> str:
    """Return how many there are, and how many of them at the end bear no date."""
    undated = sum(row.is_undated for row in rows)
    count = ngettext("%(count)s document", "%(count)s documents", len(rows)) % {"count": len(rows)}
    if not undated:
        return f"{count}."
    words = ngettext(
        "%(documents)s, the newest first; %(count)s of unknown date comes last.",
        "%(documents)s, the newest first; %(count)s of unknown date come last.",
        undated,
    )
    return words % {"documents": count, "count": undated}


def _jump(chosen: DocumentFilters, documents: Sequence[DocumentFact], asked: PageRequest) -> str:
    """A printed number in the search box opens the document itself, where it is known."""
    key = read_number(chosen.zoek)
    return asked.link("document", key) if key in {document.key for document in documents} and key else ""


def _row(document: DocumentFact, statements: int, asked: PageRequest) -> DocumentRow:
    return DocumentRow(
        key=document.key,
        url=asked.link("document", document.key),
        title=name_of(document),
        number=document.printed_number,
        kind=say_kind_of(document),
        dated=say_dated(document) if document.dated_on or document.is_undated else "",
        dated_order=document.dated_on or date.min,
        public=_say_public(document),
        public_order=document.public_on,
        statements=statements,
        remark=_remark(document),
        is_undated=document.is_undated,
    )


def _remark(document: DocumentFact) -> str:
    """Return in words what a column of days cannot say: that a day is unknown, or no more than the last possible."""
    if document.dated_on:
        return say_window(None, document.public_on) if document.public_basis == KnownBasis.BOUNDED else ""
    return say_dated(document)


def _say_public(document: DocumentFact) -> str:
    """Return since when it is public; of some only the end of a period is known, of others nothing."""
    if document.is_undated:
        return ""
    if document.public_basis == KnownBasis.BOUNDED:
        return say_window(None, document.public_on)
    return say_day(document.public_on)
