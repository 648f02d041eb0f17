"""The corrections log as a dataset, with typed cells."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.corrections.page import CorrectionsPage, CorrectionView, views_of
from dashboards.formats.base import Cell, Dataset, batches, dataset
from dashboards.page_request import PageRequest

NAME = "correcties"


def corrections_dataset(asked: PageRequest, record: Record, page: CorrectionsPage) -> Dataset:
    """Return every entry of the log, on all its pages."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Statement"),
        _("Words"),
        _("State"),
        _("It said"),
        _("It says now"),
        _("Why"),
        _("Sealed on"),
        _("Revision"),
        _("By"),
        _("Source"),
    )
    rows = (_cells(view) for batch in batches(page.places) for view in views_of(batch, record, asked))
    return dataset(page, NAME, columns=columns, rows=rows, count=page.count)


def _cells(view: CorrectionView) -> tuple[Cell, ...]:
    return (
        view.anchor,
        view.subject,
        view.statement.heading,
        view.statement.wording,
        view.state_label,
        "; ".join(f"{change.field}: {change.old}" for change in view.changes),
        "; ".join(f"{change.field}: {change.new}" for change in view.changes) or view.no_changes,
        view.why,
        view.sealed_on,
        view.revision,
        view.role,
        view.statement.source_label,
    )
