"""The list of documents and the statements of one document as datasets, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from covenants.evidence.statements import Statement, statements_at
from covenants.moment.record import Record
from dashboards.documents.claims import kind_of, page_number, subject_of
from dashboards.documents.list import DocumentListPage
from dashboards.documents.page import DocumentPage
from dashboards.documents.table import DocumentRow
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.words.statements import view_statement
from dashboards.words.wording import pick
from dossier.domain.dated import said_on

NAME = "documenten"
# By column of the file the column of the list that shows it.
PART_OF = ("title", "title", "number", "kind", "dated", "public", "dated", "statements")


def document_list_dataset(_asked: PageRequest, _record: Record, page: DocumentListPage) -> Dataset:
    """Return what the list shows, on all its pages."""
    columns = (
        _("Key"),
        _("Document"),
        _("Number"),
        _("Kind"),
        _("Dated"),
        _("Public since"),
        _("Remark"),
        _("Statements"),
    )
    whole = dataset(page, NAME, columns=columns, rows=map(_document_cells, page.rows), count=len(page.rows))
    return as_shown(whole, page.columns, PART_OF)


def _document_cells(row: DocumentRow) -> tuple[Cell, ...]:
    """Of an undated document no day is known; what is known instead stands in words."""
    return (
        row.key,
        row.title,
        row.number,
        row.kind,
        row.dated_on,
        None if row.is_undated else row.public_order,
        row.remark,
        row.statements,
    )


def claims_dataset(asked: PageRequest, record: Record, page: DocumentPage) -> Dataset:
    """Return the statements taken from a document that fit the filters, on all pages of the list."""
    columns = (
        _("Key"),
        _("Page"),
        _("Place"),
        _("Subject"),
        _("Kind of statement"),
        _("Words"),
        _("Statement"),
        _("What it says"),
        _("From"),
        _("Until"),
        _("According to"),
        _("Known since"),
        _("Remark"),
    )
    rows = _claims(asked, record, page)
    return dataset(page, f"uitspraken-{page.key}", columns=columns, rows=rows, count=len(page.fitting))


def _claims(asked: PageRequest, record: Record, page: DocumentPage) -> Iterator[tuple[Cell, ...]]:
    for batch in batches(page.fitting):
        for said in statements_at(batch, record.as_of):
            yield _claim_cells(said, record, asked)


def _claim_cells(said: Statement, record: Record, asked: PageRequest) -> tuple[Cell, ...]:
    view, evidence, period = view_statement(said, asked), said.evidence, said.period
    subject = subject_of(said, record, asked)
    return (
        said.key,
        page_number(evidence.locator),
        evidence.locator,
        subject.label if subject else "",
        kind_of(type(said.entry)),
        view.wording,
        view.heading,
        view.text,
        period.earliest if period else None,
        period.latest if period else None,
        pick(evidence.actor, evidence.actor_en),
        said_on(evidence),
        view.note,
    )
