"""The list of covenants as a dataset: the rows that fit the filters, in the order of the table, with typed cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress
from operator import itemgetter

from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.evidence.register import milestone_sources, organisation_names, register_at
from covenants.moment.record import Record
from dashboards.covenants.list import CovenantRows, proof_of
from dashboards.formats.base import AT_ONCE, BATCH, Cell, Dataset, InColumns, are_shown, batches, dataset
from dashboards.page_request import PageRequest
from dashboards.words.outcomes import OUTCOME_LABELS, say_life
from dashboards.words.statements import say_written
from dashboards.words.wording import say_phase
from imvo_tracker.lib.languages import pick_each, picker

NAME, SOURCE = "convenanten", "source"
# By column of the file the column of the list that shows it.
PART_OF = (
    "name", "name", "sector", "phase", "schedule", "schedule", "schedule", "expected", "expected", "facilitator",
    "signed", SOURCE,
)  # fmt: skip


def covenant_dataset(asked: PageRequest, record: Record, page: CovenantRows) -> Dataset:
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
    kept = are_shown(page.columns, PART_OF, only_chosen=[SOURCE])
    rows = InColumns(_columns(record, page, kept))
    return dataset(page, NAME, columns=tuple(compress(columns, kept)), rows=rows, count=len(page.rows))


def _columns(record: Record, page: CovenantRows, kept: Sequence[bool]) -> Iterator[list[list[Cell]]]:
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
    for batch in batches(page.rows.data, BATCH if has_source else AT_ONCE):
        said = batch.lines()
        columns = (
            said.slug,
            pick_each(said.names),
            map(sectors_of, map(itemgetter(0), said.sectors)),
            map(phase_of, said.phase),
            map(say_outcome, said.outcome),
            said.days,
            map(life_of, said.life),
            said.expected_from,
            said.expected_until,
            map(leaders_of, said.facilitators),
            said.signed_on,
            _sources(batch, record) if has_source else (),
        )
        yield [list(column) for column in compress(columns, kept)]


def _sources(readings: Iterable[CovenantReading], record: Record) -> list[str]:
    """Return where the statement behind each row is written."""
    proofs = [proof_of(reading) for reading in readings]
    sources = milestone_sources(filter(None, proofs), record.as_of)
    places = {key: say_written(source) for key, source in sources.items()}
    return [places.get(key or 0, "") for key in proofs]
