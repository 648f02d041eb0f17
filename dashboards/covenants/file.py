"""The list of covenants as a dataset: the rows that fit the filters, in the order of the table, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.evidence.register import organisation_names, register_at
from covenants.moment.record import Record
from dashboards.covenants.list import CovenantListPage
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest
from dashboards.words.outcomes import OUTCOME_LABELS, say_life
from dashboards.words.wording import pick, say_phase

NAME = "convenanten"


def covenant_dataset(asked: PageRequest, record: Record, page: CovenantListPage) -> Dataset:
    """Return what the list shows, on all its pages."""
    sectors = {fact.code: pick(fact.name, fact.name_en) for fact in register_at(record.as_of)}
    leaders = {slug: pick(*names) for slug, names in organisation_names(record.readings.leaders, record.as_of).items()}
    columns = (
        _("Key"),
        _("Agreement"),
        _("Sector"),
        _("Phase"),
        _("On time?"),
        _("Days late"),
        _("Now"),
        _("Expected from"),
        _("Expected until"),
        _("Facilitator"),
        _("Signed"),
    )
    rows = _rows(page.rows.data, sectors, leaders)
    return dataset(page, NAME, columns=columns, rows=rows, count=len(page.rows))


def _rows(
    readings: Sequence[CovenantReading], sectors: Mapping[str, str], leaders: Mapping[str, str]
) -> Iterator[tuple[Cell, ...]]:
    for reading in readings:
        covenant, window, conclusion = reading.covenant, reading.window, reading.conclusion
        yield (
            reading.slug,
            pick(covenant.name, covenant.name_en),
            ", ".join(sectors[code] for code in covenant.sectors if code in sectors),
            say_phase(reading.phase),
            str(OUTCOME_LABELS[conclusion.outcome]),
            conclusion.days,
            say_life(conclusion.life),
            window.earliest if window else None,
            window.latest if window else None,
            ", ".join(sorted(leaders[slug] for slug in covenant.facilitators)),
            reading.signed_on,
        )
