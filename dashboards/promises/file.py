"""The ledger of promises as a dataset: those that fit the filters, in the order of the table, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from covenants.domain.promises import Promise
from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.promises.page import PromisesPage
from dashboards.promises.rows import Told, told_of, view_of
from dashboards.words.promises import VOICE_LABELS
from dashboards.words.wording import say_kind

NAME = "beloften"
# By column of the file the column of the ledger that shows it.
PART_OF = (
    "promise", "promise", "promise", "who", "who", "who", "window", "window", "window", "window", "came", "came",
    "late", "outcome", "outcome", "window", "window",
)  # fmt: skip


def promise_dataset(asked: PageRequest, record: Record, page: PromisesPage) -> Dataset:
    """Return what the table shows, on all its pages; each member of a group promise with the words of the group."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Milestone"),
        _("Who"),
        _("Whose promise"),
        _("How firm"),
        _("Words"),
        _("Promised from"),
        _("Promised until"),
        _("Promised until, strict reading"),
        _("In fact"),
        _("Proof"),
        _("Days late"),
        _("Outcome"),
        _("Remark"),
        _("Source"),
        _("Address"),
    )
    whole = dataset(page, NAME, columns=columns, rows=_rows(asked, record, page), count=page.count)
    return as_shown(whole, page.columns, PART_OF)


def _rows(asked: PageRequest, record: Record, page: PromisesPage) -> Iterator[tuple[Cell, ...]]:
    for batch in batches(page.rows.data):
        promises = [one for one in batch if isinstance(one, Promise)]
        told = told_of(promises, record, page.source.names, asked, strict=page.source.strict)
        for promise in promises:
            yield _cells(promise, told)


def _cells(promise: Promise, told: Told) -> tuple[Cell, ...]:
    fact, view, said = promise.fact, view_of(promise, told), told.evidence[promise.fact.key]
    return (
        said.key,
        view.subject,
        say_kind(fact.kind),
        view.actor,
        str(VOICE_LABELS[promise.voice]),
        view.modality,
        view.wording,
        fact.earliest,
        fact.latest,
        fact.latest_strict,
        promise.came[0].latest if promise.came else None,
        "; ".join(label for _url, label in view.came) or view.came_note,
        view.days or None,
        view.outcome.label,
        "; ".join(view.notes),
        view.source_label,
        said.evidence.document_url,
    )
