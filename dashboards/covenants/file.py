"""The list of covenants as a dataset: the rows that fit the filters, in the order of the table, with typed cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.evidence.register import milestone_sources, organisation_names, register_at
from covenants.moment.record import Record
from dashboards.covenants.list import CovenantListPage, proof_of
from dashboards.formats.base import Cell, Dataset, as_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.words.outcomes import OUTCOME_LABELS, say_life
from dashboards.words.statements import say_written
from dashboards.words.wording import say_phase
from imvo_tracker.lib.languages import picker

NAME, SOURCE = "convenanten", "source"
# By column of the file the column of the list that shows it.
PART_OF = (
    "name", "name", "sector", "phase", "schedule", "schedule", "schedule", "expected", "expected", "facilitator",
    "signed", SOURCE,
)  # fmt: skip


def covenant_dataset(asked: PageRequest, record: Record, page: CovenantListPage) -> Dataset:
    """Return what the list shows, on all its pages."""
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
    whole = dataset(page, NAME, columns=columns, rows=_rows(record, page), count=len(page.rows))
    return as_shown(whole, page.columns, PART_OF, only_chosen=[SOURCE])


def _rows(record: Record, page: CovenantListPage) -> Iterator[tuple[Cell, ...]]:
    name_of = picker()
    sectors = {fact.code: name_of(fact.name, fact.name_en) for fact in register_at(record.as_of)}
    names = organisation_names(record.readings.leaders, record.as_of)
    leaders = {slug: name_of(*both) for slug, both in names.items()}
    # Few words for many rows
    say_outcome, phase_of, life_of, sectors_of, leaders_of = map(
        cache,
        (
            lambda outcome: str(OUTCOME_LABELS[outcome]),
            say_phase,
            say_life,
            lambda codes: ", ".join(sectors[code] for code in codes if code in sectors),
            lambda slugs: ", ".join(sorted(leaders[slug] for slug in slugs)),
        ),
    )
    has_source = page.columns.is_chosen and SOURCE in page.columns.shown
    for batch in batches(page.rows.data):
        sources = _sources(batch, record) if has_source else repeat("")
        for line, source in zip(batch.lines(), sources, strict=False):
            codes, _is_subsector = line.sectors
            yield (
                line.slug,
                name_of(*line.names),
                sectors_of(codes),
                phase_of(line.phase),
                say_outcome(line.outcome),
                line.days,
                life_of(line.life),
                line.expected_from,
                line.expected_until,
                leaders_of(line.facilitators),
                line.signed_on,
                source,
            )


def _sources(readings: Iterable[CovenantReading], record: Record) -> list[str]:
    """Return where the statement behind each row is written."""
    proofs = [proof_of(reading) for reading in readings]
    sources = milestone_sources(filter(None, proofs), record.as_of)
    places = {key: say_written(source) for key, source in sources.items()}
    return [places.get(key or 0, "") for key in proofs]
