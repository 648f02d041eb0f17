"""The covenants by sector, and those of one sector, as datasets with typed cells."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.moment.record import Record
from dashboards.formats.base import BATCH, Cell, Dataset, dataset
from dashboards.page_request import PageRequest
from dashboards.sectors.page import CovenantStatus, SectorListPage, SectorPage, SectorRow, statuses_of
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import pick


def sector_list_dataset(_asked: PageRequest, _record: Record, page: SectorListPage) -> Dataset:
    """Return a row for each covenant below its sector; a sector without one has a row of its own."""
    columns: tuple[str, ...] = (
        _("Sector"),
        _("Name"),
        _("Main sector"),
        _("Kind"),
        _("Place in the list of sectors"),
        _("Key"),
        _("Agreement"),
        _("Outcome"),
        _("Days late"),
        _("Now"),
        _("Remark"),
    )
    has_ended = any(row.ended for row in page.rows)  # the file of a moment before any sector ended stays what it was
    rows = (
        (*_sector_cells(row, reading), *((row.ended,) if has_ended else ()))
        for row in page.rows
        for reading in (row.every if len(row.every) else (None,))
    )
    columns += (_("What took its place"),) if has_ended else ()
    count = sum(max(len(row.every), 1) for row in page.rows)
    return dataset(page, "sectoren", columns=columns, rows=rows, count=count)


def _sector_cells(row: SectorRow, reading: CovenantReading | None) -> tuple[Cell, ...]:
    return (row.code, row.name, row.parent, row.kind, row.basis, *_covenant_cells(reading), row.note)


def _covenant_cells(reading: CovenantReading | None) -> tuple[Cell, ...]:
    if reading is None:
        return ("", "", "", None, "")
    badge = outcome_badge(reading)
    name = pick(reading.covenant.name, reading.covenant.name_en)
    return (reading.slug, name, badge.label, reading.conclusion.days, badge.note)


def themes_dataset(_asked: PageRequest, _record: Record, page: SectorPage) -> Dataset:
    """Return the risk themes that a source names for the sector."""
    columns = (_("Theme"), _("Category"), _("Remark"), _("Source"))
    rows = [(one.name, one.category, one.remark, one.source.label) for one in page.themes]
    title = f"{page.title}: {_('Risk themes')}"
    return dataset(page, f"themas-{page.code}", columns=columns, rows=rows, count=len(rows), title=title)


def sector_dataset(asked: PageRequest, record: Record, page: SectorPage) -> Dataset:
    """Return the covenants of a sector and its subsectors, on all pages."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Sector"),
        _("Outcome"),
        _("Days late"),
        _("Now"),
        _("Promised in"),
        _("Evidence"),
        _("From"),
        _("Until"),
        _("Source"),
        _("Official"),
        _("According to"),
        _("Source of the official word"),
    )
    rows = map(_status_cells, _statuses(asked, record, page))
    return dataset(page, f"sector-{page.code}", columns=columns, rows=rows, count=len(page.every))


def _statuses(asked: PageRequest, record: Record, page: SectorPage) -> Iterator[CovenantStatus]:
    for start in range(0, len(page.every), BATCH):
        yield from statuses_of(page.every[start : start + BATCH], page.known, record, asked)


def _status_cells(one: CovenantStatus) -> tuple[Cell, ...]:
    return (
        one.slug,
        one.name,
        one.sector.label,
        one.outcome.label,
        one.days,
        one.outcome.note,
        one.promise_source.label if one.promise_source else "",
        one.phase.label,
        one.earliest,
        one.latest,
        one.phase_source.label if one.phase_source else "",
        one.official,
        one.official_by,
        one.official_source.label if one.official_source else "",
    )
