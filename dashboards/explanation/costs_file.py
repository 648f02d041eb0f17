"""Who pays and what delays as datasets, with typed cells."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.explanation.costs_and_causes import CostsPage, ReportRow
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest


def costs_dataset(_asked: PageRequest, _record: Record, page: CostsPage) -> Dataset:
    return _dataset(page, "wie-betaalt", _("Who pays"), page.costs)


def causes_dataset(_asked: PageRequest, _record: Record, page: CostsPage) -> Dataset:
    return _dataset(page, "wat-vertraagt", _("Cause"), page.causes)


def _dataset(page: CostsPage, name: str, head: str, rows: Sequence[ReportRow]) -> Dataset:
    columns = (
        _("Key"),
        head,
        _("Agreement or sector"),
        _("What it says"),
        _("Amount"),
        _("Unit"),
        _("Words"),
        _("Known since"),
        _("According to"),
        _("Source"),
        _("Remark"),
    )
    return dataset(page, name, columns=columns, rows=map(_cells, rows), count=len(rows), title=f"{page.title}: {head}")


def _cells(row: ReportRow) -> tuple[Cell, ...]:
    return (
        row.key,
        row.head,
        row.subject,
        row.text,
        row.quantity,
        row.unit,
        row.wording,
        row.known_on,
        row.who,
        row.source.label,
        row.note,
    )
