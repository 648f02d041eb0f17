"""The list of covenants: rows in words, filters, and the figures that the rows add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from covenants.domain.facts import CovenantFact
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome
from covenants.domain.phase import NO_PHASE
from covenants.domain.reading import CovenantReading
from covenants.evidence.register import SectorFact, Source, milestone_sources, organisation_names, register_at
from covenants.kinds import STAGES
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.covenants.filters import STATUSES, CovenantFilterForm, CovenantFilters, Offer, read_filters, select
from dashboards.covenants.table import CovenantRow, CovenantTable
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, HiddenField, Link, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, choose_columns
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.table_paging import columns_of, lay_out, put_in_order
from dashboards.frame.tabs import covenant_tabs
from dashboards.page_request import PageRequest
from dashboards.words.lives import say_lives
from dashboards.words.marks import say_days, source_mark
from dashboards.words.outcomes import outcome_badge, say_outcome_of
from dashboards.words.statements import Item, say_locator
from dashboards.words.wording import pick, say_day, say_phase, say_schedule, say_window


@dataclass(frozen=True, slots=True)
class CovenantRows(Frame):
    """`rows` are all rows that fit the filters, `columns` those that are shown of them."""

    rows: LazyRows[Readings, CovenantRow]
    columns: ColumnChoice


@dataclass(frozen=True, slots=True)
class CovenantListPage(CovenantRows):
    """The list: `table` shows one page of the rows."""

    tabs: tuple[Link, ...]
    lead: str
    table: CovenantTable
    form: CovenantFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    tallies: tuple[Item, ...]
    outcomes: tuple[Item, ...]


def covenant_list_page(asked: PageRequest, record: Record) -> CovenantListPage:
    """Return the list at the moment asked; raises `BadInput` for a filter, sort or page that cannot be."""
    base, chosen, form = _chosen_rows(asked, record, file_links(asked, record, _("Agreements"), "covenants_file"))
    return extend(
        CovenantListPage,
        base,
        tabs=covenant_tabs(asked, "covenants"),
        lead=say_lead(record),
        table=_table(asked, record, base),
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked),
        active_count=chosen.count,
        clear_url=asked.link("covenants"),
        tallies=_tallies(asked, record),
        outcomes=_outcomes(asked, record),
    )


def covenant_rows(asked: PageRequest, record: Record) -> CovenantRows:
    """Return the rows of the list in its order, without the page around them; raises `BadInput` for the same."""
    base, _chosen, _form = _chosen_rows(asked, record)
    put_in_order(CovenantTable, base.rows, asked.filters, columns=base.columns)
    return base


def _chosen_rows(
    asked: PageRequest, record: Record, *files: Files
) -> tuple[CovenantRows, CovenantFilters, CovenantFilterForm]:
    register = {fact.code: fact for fact in register_at(record.as_of)}
    facilitators = _facilitators(record)
    offer = make_offer(record, tuple(register.values()), facilitators)
    chosen, form = read_filters(asked.filters, offer)
    rows = LazyRows(
        select(chosen, record, offer),
        lambda reading: _row(reading, asked, register, facilitators),
        partial(_arrange, register=register, facilitators=facilitators),
    )
    columns = choose_columns(asked, columns_of(CovenantTable))
    base = frame(asked, record, _("Agreements"), files=files, api=("covenants",))
    return extend(CovenantRows, base, rows=rows, columns=columns), chosen, form


def say_lead(record: Record) -> str:
    """Say how many covenants were spoken of, and what became of the signed ones that the rule counts."""
    count = len(record.readings)
    spoken = ngettext("%(count)s agreement was spoken of.", "%(count)s agreements were spoken of.", count)
    return " ".join(filter(None, (spoken % {"count": count}, say_lives(record.signed.by_life, record.as_of.judged_on))))


def make_offer(record: Record, register: Sequence[SectorFact], facilitators: Mapping[str, str]) -> Offer:
    """Return what the filters can be set to at the moment."""
    below: dict[str, set[str]] = defaultdict(set)
    for sector in register:
        for code in filter(None, (sector.code, sector.parent)):
            below[code].add(sector.code)
    return Offer(
        sectors=[(one.code, _sector_choice(one)) for one in register],
        phases=[(phase, say_phase(phase)) for phase in (NO_PHASE, *STAGES)],
        schedules=[(schedule.value, say_schedule(schedule)) for schedule in Schedule],
        facilitators=sorted(facilitators.items(), key=lambda pair: str(pair[1]).casefold()),
        below={code: frozenset(codes) for code, codes in below.items()},
    )


def _sector_choice(sector: SectorFact) -> str:
    name = pick(sector.name, sector.name_en)
    if not sector.is_current:
        name = _("%(sector)s (until %(day)s)") % {"sector": name, "day": say_day(sector.successors[0].from_on)}
    return f"– {name}" if sector.parent else name


def _facilitators(record: Record) -> dict[str, str]:
    names = organisation_names(record.readings.leaders, record.as_of)
    return {slug: pick(*both) for slug, both in names.items()}


def _table(asked: PageRequest, record: Record, base: CovenantRows) -> CovenantTable:
    table = lay_out(
        CovenantTable,
        base.rows,
        asked.filters,
        columns=base.columns,
        caption=_("Agreements and how far they are"),
        caption_note=base.moment.sentence,
    )
    table.attrs["class"] = "nl-lists nl-lists--stacked"
    table.cite_url = base.cite_url
    proofs = [row.record.proof for row in table.paginated_rows if row.record.proof]
    sources = milestone_sources(proofs, record.as_of)
    table.sources = {key: _source(source, asked) for key, source in sources.items()}
    return table


def _source(source: Source, asked: PageRequest) -> tuple[str, str]:
    """Return address and words; below the heading "source" the number alone is enough."""
    mark = source_mark(source, asked)
    if not source.printed_number:
        return mark.url, mark.label
    parts = (*source.printed_number.split(", "), say_locator(source.locator))
    return mark.url, ", ".join(part.replace(" ", "\u00a0") for part in parts if part)


def _row(
    reading: CovenantReading,
    asked: PageRequest,
    register: Mapping[str, SectorFact],
    facilitators: Mapping[str, str],
) -> CovenantRow:
    covenant = reading.covenant
    outcome, conclusion = outcome_badge(reading), reading.conclusion
    overdue = conclusion.days if conclusion.outcome is CovenantOutcome.OVERDUE else None
    return CovenantRow(
        slug=reading.slug,
        name=pick(covenant.name, covenant.name_en),
        url=asked.link("covenant", reading.slug),
        sectors=tuple(_sector_link(register[code], asked) for code in covenant.sectors if code in register),
        phase=say_phase(reading.phase),
        schedule=outcome.label,
        schedule_state=outcome.state,
        late=outcome.note or say_days(overdue),
        days_late=conclusion.days or 0,
        expected=say_expected(reading),
        expected_note=say_outlook(reading),
        facilitator=_leader_names(covenant, facilitators),
        signed=say_day(reading.signed_on),
        proof=proof_of(reading),
    )


def proof_of(reading: CovenantReading) -> int | None:
    """Return the key of the statement behind a row: what decides on its signing, else on its phase."""
    proof = reading.schedule.decided_by or reading.phase_state.decided_by
    return proof.key if proof else None


def _arrange(
    readings: Readings,
    column: str,
    descending: bool,
    register: Mapping[str, SectorFact],
    facilitators: Mapping[str, str],
) -> Readings:
    """Sort by a column of the table, and by name where that leaves a choice."""
    words: Mapping[str, Callable[[CovenantFact], str]] = {
        "sector": partial(_sector_names, register=register),
        "facilitator": partial(_leader_names, facilitators=facilitators),
    }
    english = get_language() == "en"
    return readings.arranged(column, descending=descending, english=english, words=words.get(column))


def _sector_names(covenant: CovenantFact, register: Mapping[str, SectorFact]) -> str:
    sectors = (register[code] for code in covenant.sectors if code in register)
    return ", ".join(pick(sector.name, sector.name_en) for sector in sectors).casefold()


def _leader_names(covenant: CovenantFact, facilitators: Mapping[str, str]) -> str:
    return ", ".join(sorted(facilitators[slug] for slug in covenant.facilitators))


def _sector_link(sector: SectorFact, asked: PageRequest) -> tuple[str, str]:
    return asked.link("sector", sector.code), pick(sector.name, sector.name_en)


def say_expected(reading: CovenantReading) -> str:
    """Return the window the newest promise names, in words; "" when nothing is expected any more."""
    promise = reading.schedule.decided_by
    if reading.window is None or promise is None:
        return ""
    return say_window(promise.earliest, promise.latest)


def say_outlook(reading: CovenantReading) -> str:
    """Say by which day the outlook counts a covenant whose own promise names no last day."""
    promise, window = reading.schedule.decided_by, reading.window
    if window is None or window.latest is None or (promise is not None and promise.latest):
        return ""
    return _("counted in the outlook of %(end)s, by another sentence") % {"end": say_day(window.latest)}


def _tallies(asked: PageRequest, record: Record) -> tuple[Item, ...]:
    """The overview's figures for the same moment and rule; each opens its own rows."""
    return tuple(
        Item(str(label), str(count), asked.link("covenants", status=status))
        for status, label in STATUSES
        if (count := len(getattr(record, status)))
    )


def _outcomes(asked: PageRequest, record: Record) -> tuple[Item, ...]:
    """How many came to each outcome, of all covenants; each opens its rows."""
    return tuple(
        Item(say_outcome_of(record.readings, outcome), str(count), asked.link("covenants", uitkomst=outcome.value))
        for outcome, count in record.readings.by_outcome.items()
        if count
    )
