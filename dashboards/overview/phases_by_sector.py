"""Phases by sector: a table for eyes and ears alike, drawn by the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from covenants.domain.facts import MilestoneFact
from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE
from covenants.domain.reading import CovenantReading
from covenants.evidence.register import SectorFact
from covenants.kinds import MILESTONE_KINDS
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.wording import (
    SCHEDULE_STATES,
    pick,
    say_day,
    say_kind,
    say_phase,
    say_schedule,
    say_window,
)

# What a cell tells of several covenants: the first of these that one of them is in.
TELLING = (
    Schedule.ACHIEVED,
    Schedule.LATE,
    Schedule.DUE,
    Schedule.ON_TIME,
    Schedule.OPEN,
    Schedule.ABANDONED,
    Schedule.UNKNOWN,
)
ALWAYS = ("signed",)


@dataclass(frozen=True, slots=True)
class Cell:
    """One milestone in one sector; without a state nothing was found."""

    state: str = ""
    label: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A sector with its cells."""

    label: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What `components/phase_grid.html` prints."""

    id: str
    caption: str
    caption_note: str
    row_label: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def phases_by_sector(record: Record, sectors: Sequence[SectorFact], asked: PageRequest) -> Grid:
    """Return the grid of the sectors known at the moment and the milestones somebody spoke of."""
    spoken_of = record.counted.kinds
    kinds = [kind.code for kind in MILESTONE_KINDS if kind.code in spoken_of or kind.code in ALWAYS]
    by_sector = {sector.code: record.counted.in_sectors([sector.code]) for sector in sectors}
    with_subs = {sector.parent for sector in sectors if sector.parent and by_sector[sector.code]}
    return Grid(
        id="fasen",
        caption=_("Phases by sector"),
        caption_note=_("Counting rule “%(rule)s”, situation on %(day)s. Subsectors stand below their main sector.")
        % {
            "rule": pick(record.rule.name, record.rule.name_en),
            "day": say_day(record.as_of.day),
        },
        row_label=_("Sector"),
        columns=(_("Phase"), *map(say_kind, kinds)),
        rows=tuple(
            _row(sector, by_sector[sector.code], kinds, asked, has_subs=sector.code in with_subs) for sector in sectors
        ),
    )


def _row(sector: SectorFact, readings: Readings, kinds: Sequence[str], asked: PageRequest, *, has_subs: bool) -> Row:
    name = pick(sector.name, sector.name_en)
    cells = _alone(readings[0], kinds) if len(readings) == 1 else _together(readings, kinds)
    return Row(
        label=f"– {name}" if sector.parent else name,
        url=asked.link("sector", sector.code),
        cells=(_phase(name, readings, has_subs=has_subs), *cells),
    )


def _phase(sector: str, readings: Readings, *, has_subs: bool) -> Cell:
    """Silence is said in words: no covenant was found, which does not mean that one was given up."""
    if not readings:
        return Cell("unknown", _("In subsectors")) if has_subs else Cell("silent", _("Nothing found"))
    if len(readings) > 1:
        signed = len(readings.signed())
        label = _("%(signed)s of %(count)s signed") % {"signed": signed, "count": len(readings)}
        return Cell("achieved" if signed else "unknown", label)
    (only,) = readings
    name = pick(only.covenant.name, only.covenant.name_en)
    state = "unknown" if only.phase == NO_PHASE else "achieved"
    return Cell(state, say_phase(only.phase), "" if name == sector else name)


def _alone(reading: CovenantReading, kinds: Sequence[str]) -> list[Cell]:
    """The only covenant of a sector, with the days."""
    said = [reading.states.get(kind) for kind in kinds]
    return [
        Cell(SCHEDULE_STATES[state.schedule], say_schedule(state.schedule), _when(state.decided_by))
        if state
        else Cell()
        for state in said
    ]


def _together(readings: Readings, kinds: Sequence[str]) -> list[Cell]:
    """Several covenants: how many share the state that tells most."""
    counts = readings.by_schedule
    cells = []
    for kind in kinds:
        told = next((found for found in TELLING if counts[kind][found]), None)
        cells.append(_share(told, counts[kind][told], len(readings)) if told else Cell())
    return cells


def _share(told: Schedule, alike: int, count: int) -> Cell:
    detail = _("%(some)s of %(count)s covenants") % {"some": alike, "count": count}
    return Cell(SCHEDULE_STATES[told], say_schedule(told), detail)


def _when(fact: MilestoneFact | None) -> str:
    """A grid has little room: of a promise the last day will do."""
    if fact is None:
        return ""
    if fact.latest and not fact.is_fact:
        return _("by %(day)s") % {"day": say_day(fact.latest)}
    return say_window(fact.earliest, fact.latest)
