"""The list of covenants as a dataset: the rows that fit the filters, in the order of the table, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.evidence.register import milestone_sources, organisation_names, register_at
from covenants.moment.record import Record
from dashboards.covenants.list import CovenantListPage, proof_of
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.words.outcomes import OUTCOME_LABELS, say_life
from dashboards.words.statements import say_place
from dashboards.words.wording import pick, say_phase

NAME, SOURCE = "convenanten", "source"
# By column of the file the column of the list that shows it.
PART_OF = (
    "name", "name", "sector", "phase", "schedule", "schedule", "schedule", "expected", "expected", "facilitator",
    "signed", SOURCE,
)  # fmt: skip


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
        _("Source"),
    )
    has_source = page.columns.is_chosen and SOURCE in page.columns.shown
    rows = (
        row
        for batch in map(list, batches(page.rows.data))
        for row in _rows(batch, sectors, leaders, _sources(batch, record) if has_source else {})
    )
    whole = dataset(page, NAME, columns=columns, rows=rows, count=len(page.rows))
    return as_shown(whole, page.columns, PART_OF, only_chosen=[SOURCE])


def _sources(batch: Sequence[CovenantReading], record: Record) -> dict[int, str]:
    """Return where the statement behind each row is written."""
    sources = milestone_sources(filter(None, map(proof_of, batch)), record.as_of)
    return {
        key: say_place(one.printed_number, pick(one.title, one.title_en), one.locator, to_come=one.to_come)
        for key, one in sources.items()
    }


def _rows(
    readings: Sequence[CovenantReading],
    sectors: Mapping[str, str],
    leaders: Mapping[str, str],
    sources: Mapping[int, str],
) -> Iterator[tuple[Cell, ...]]:
    # Few words for many rows
    say_outcome, phase_of, life_of = (
        cache(lambda outcome: str(OUTCOME_LABELS[outcome])),
        cache(say_phase),
        cache(say_life),
    )
    for reading in readings:
        covenant, window, conclusion = reading.covenant, reading.window, reading.conclusion
        yield (
            reading.slug,
            pick(covenant.name, covenant.name_en),
            ", ".join(sectors[code] for code in covenant.sectors if code in sectors),
            phase_of(reading.phase),
            say_outcome(conclusion.outcome),
            conclusion.days,
            life_of(conclusion.life),
            window.earliest if window else None,
            window.latest if window else None,
            ", ".join(sorted(leaders[slug] for slug in covenant.facilitators)),
            reading.signed_on,
            sources.get(proof_of(reading) or 0, ""),
        )
