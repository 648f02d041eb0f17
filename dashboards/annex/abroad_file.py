"""Annex 2 as a table with typed cells: a row for each thing that a source says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.moment.record import Record
from dashboards.annex.abroad import told_abroad
from dashboards.annex.page import AnnexPage
from dashboards.annex.told import LANGUAGE
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest


def abroad_annex_dataset(asked: PageRequest, record: Record, page: AnnexPage) -> Dataset:
    """Return the rows in the order of the annex and in its language."""
    with override(LANGUAGE):
        columns = (
            _("Number"), _("Country or body"), _("Law or initiative"), _("State"), _("From"), _("Until"),
            _("What it says"), _("Words"), _("Known since"), _("According to"), _("Source"), _("Words of the ministry"),
        )  # fmt: skip
        rows = list(_rows(asked, record, page))
        table = dataset(page, page.which.name, columns=columns, rows=rows, count=len(rows), title=page.annex.title)
        return replace(table, notes=(*table.notes, (_("Hash of that revision"), page.annex.head)))


def _rows(asked: PageRequest, record: Record, page: AnnexPage) -> Iterator[tuple[Cell, ...]]:
    entries = {one.code: one for one in page.annex.entries}
    for row, _said in told_abroad(asked, record):
        entry = entries[row.place]
        when = (row.earliest, row.latest)
        said = (row.text, row.wording, row.known_on, row.who, row.source.label, entry.ministry)
        yield (entry.number, row.place_label, row.name, row.state.label, *when, *said)
