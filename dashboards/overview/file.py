"""What came of the covenants that the first letter promised, as a dataset with typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement, evidence_of
from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, batches, dataset
from dashboards.overview.fifteen import keys_held_to
from dashboards.overview.page import OverviewPage
from dashboards.page_request import PageRequest
from dashboards.words.outcomes import outcome_badge
from dashboards.words.statements import say_source
from dashboards.words.wording import pick

NAME = "beloofd-in-de-brief"


def letter_dataset(_asked: PageRequest, record: Record, page: OverviewPage) -> Dataset:
    """Return every covenant of the letter, in the order of the page; none before there was a letter."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Words"),
        _("Promised from"),
        _("Promised until"),
        _("Signed on"),
        _("On time?"),
        _("Days late"),
        _("Now"),
        _("Source"),
    )
    section = page.promised
    title, every = (section.title, section.every) if section else ("", ())
    rows = (row for readings in every for batch in batches(readings) for row in _rows(tuple(batch), record))
    return dataset(page, NAME, columns=columns, rows=rows, count=sum(map(len, every)), title=title)


def _rows(readings: tuple[CovenantReading, ...], record: Record) -> Iterator[tuple[Cell, ...]]:
    said = evidence_of(keys_held_to(readings), record.as_of)
    return (_cells(reading, said) for reading in readings)


def _cells(reading: CovenantReading, said: Mapping[int, Statement]) -> tuple[Cell, ...]:
    conclusion, badge = reading.conclusion, outcome_badge(reading)
    held_to = conclusion.held_to
    promise = said.get(held_to.key) if held_to else None
    return (
        reading.slug,
        pick(reading.covenant.name, reading.covenant.name_en),
        promise.evidence.wording if promise else "",
        held_to.earliest if held_to else None,
        held_to.latest if held_to else None,
        reading.signed_on,
        badge.label,
        conclusion.days,
        badge.note,
        say_source(promise.evidence) if promise else "",
    )
