"""Laws and initiatives abroad as a dataset, with typed cells."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.abroad.page import AbroadPage
from dashboards.abroad.rows import InitiativeRow
from dashboards.formats.base import Cell, Dataset, as_shown, dataset
from dashboards.page_request import PageRequest

# By column of the file the column of the page that shows it.
PART_OF = ("place", "place", "name", "state", "name", *("when",) * 5, "source", "name")


def abroad_dataset(_asked: PageRequest, _record: Record, page: AbroadPage) -> Dataset:
    """Return what the table shows, on all its pages."""
    columns = (
        _("Key"),
        _("Country or body"),
        _("Law or initiative"),
        _("State"),
        _("What it says"),
        _("Words"),
        _("From"),
        _("Until"),
        _("Known since"),
        _("According to"),
        _("Source"),
        _("Remark"),
    )
    whole = dataset(page, "internationaal", columns=columns, rows=map(_cells, page.rows), count=len(page.rows))
    return as_shown(whole, page.columns, PART_OF)


def _cells(row: InitiativeRow) -> tuple[Cell, ...]:
    return (
        row.key,
        row.place_label,
        row.name,
        row.state.label,
        row.text,
        row.wording,
        row.earliest,
        row.latest,
        row.known_on,
        row.who,
        row.source.label,
        row.note,
    )
