"""One covenant: three statuses that are never mixed, milestones, threshold, parties, every statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from covenants.choices import ReportTopic
from covenants.domain.reading import CovenantReading
from covenants.evidence.register import NameFact, names_of_covenant, register_at
from covenants.evidence.statements import Statement, general_reports, official_word_among, statements_on_covenant
from covenants.kinds import KIND_ORDER
from covenants.moment.ledger import read_promises
from covenants.moment.record import Record
from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.registry import COVENANT_CHARTS, build_charts
from dashboards.covenants.milestone_windows import Timeline, timeline
from dashboards.covenants.promises import PromiseLine, promise_lines
from dashboards.covenants.silences import Silence, silences
from dashboards.covenants.status import Status, three_statuses
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.page_request import PageRequest
from dashboards.thresholds.bars import ThresholdBars, threshold_bars
from dashboards.words.marks import SourceMark, source_mark
from dashboards.words.statements import StatementView, say_source, source_url, view_statement
from dashboards.words.wording import pick, say_choice, say_day, say_kind, say_window

# Groups in the order of the page; the topics of reports follow in the order of their list.
TABLES = ("milestonestatement", "thresholdcondition", "measurement", "participation")


@dataclass(frozen=True, slots=True)
class NameView:
    """An earlier name and since when the covenant was known by it."""

    name: str
    known: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Difference:
    """A milestone of which visible sources cannot all be right, with all of them."""

    label: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """Someone who joined or left. `anchor` is the statement on the same page."""

    name: str
    role: str
    when: str
    cause: str
    anchor: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Group:
    """Statements on one topic."""

    anchor: str
    label: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class CovenantPage(Frame):
    """One covenant at one moment."""

    earlier_names: tuple[NameView, ...]
    sectors: tuple[Link, ...]
    statuses: tuple[Status, ...]
    silences: tuple[Silence, ...]
    promises: tuple[PromiseLine, ...]
    timeline: Timeline | None
    differences: tuple[Difference, ...]
    thresholds: tuple[ThresholdBars, ...]
    joined: tuple[PartyView, ...]
    left: tuple[PartyView, ...]
    causes: tuple[StatementView, ...]
    general_causes: tuple[StatementView, ...]
    charts: tuple[Chart, ...]
    groups: tuple[Group, ...]
    statement_count: int


def covenant_page(asked: PageRequest, record: Record, reading: CovenantReading) -> CovenantPage:
    """Return the page of a covenant that the record knows at the moment."""
    as_of, slug = record.as_of, reading.slug
    statements = statements_on_covenant(slug, as_of)
    source = ChartSource(asked, record, slug, statements)
    official = official_word_among(statements, as_of)
    title = pick(reading.covenant.name, reading.covenant.name_en)
    base = frame(
        asked,
        as_of,
        title,
        rule=record.rule,
        rules=record.rules,
        above=(Link(asked.link("covenants"), _("Covenants")),),
    )
    joined, left = _parties(statements, asked)
    return extend(
        CovenantPage,
        base,
        earlier_names=_earlier_names(names_of_covenant(slug, as_of), asked),
        sectors=_sectors(reading, record, asked),
        statuses=three_statuses(reading, official, statements, asked, record),
        silences=silences(reading, record, asked, statements),
        promises=promise_lines(slug, statements, read_promises(record)),
        timeline=timeline(source),
        differences=_differences(reading, statements, asked),
        thresholds=threshold_bars(source),
        joined=joined,
        left=left,
        causes=_causes(statements, asked),
        general_causes=_general_causes(reading, record, asked),
        charts=build_charts(COVENANT_CHARTS, source),
        groups=_groups(statements, asked),
        statement_count=len(statements),
    )


def _earlier_names(names: Sequence[NameFact], asked: PageRequest) -> tuple[NameView, ...]:
    return tuple(
        NameView(pick(fact.name, fact.name_en), say_day(fact.known_from), source_mark(fact.source, asked))
        for fact in names[:-1]
    )


def _sectors(reading: CovenantReading, record: Record, asked: PageRequest) -> tuple[Link, ...]:
    return tuple(
        Link(asked.link("sector", sector.code), pick(sector.name, sector.name_en))
        for sector in register_at(record.as_of)
        if sector.code in reading.covenant.sectors
    )


def _differences(
    reading: CovenantReading, statements: Sequence[Statement], asked: PageRequest
) -> tuple[Difference, ...]:
    """Every visible fact of a milestone whose sources differ: none is hidden, both can be opened."""
    kinds = sorted((kind for kind, state in reading.states.items() if state.sources_differ), key=KIND_ORDER.__getitem__)
    return tuple(
        Difference(
            say_kind(kind),
            tuple(
                view_statement(said, asked)
                for said in statements
                if said.table == "milestonestatement" and said.entry.kind == kind and said.entry.modality == "fact"
            ),
        )
        for kind in kinds
    )


def _parties(
    statements: Sequence[Statement], asked: PageRequest
) -> tuple[tuple[PartyView, ...], tuple[PartyView, ...]]:
    said = [statement for statement in statements if statement.table == "participation"]
    joined = [one for one in said if one.entry.change == "joined"]
    left = [one for one in said if one.entry.change == "left"]
    return tuple(_party(one, asked) for one in joined), tuple(_party(one, asked) for one in left)


def _party(statement: Statement, asked: PageRequest) -> PartyView:
    entry, evidence, period = statement.entry, statement.evidence, statement.period
    organisation = entry.organisation
    name = (
        pick(organisation.name, organisation.name_en) if organisation else capfirst(pick(entry.group, entry.group_en))
    )
    return PartyView(
        name=name,
        role=say_choice(entry, "role"),
        when=say_window(period.earliest, period.latest) if period and period.edtf else "",
        cause=pick(entry.cause, entry.cause_en),
        anchor=statement.key,
        source=SourceMark(say_source(evidence), source_url(evidence, asked)),
    )


def _causes(statements: Sequence[Statement], asked: PageRequest) -> tuple[StatementView, ...]:
    return tuple(view_statement(said, asked) for said in statements if _topic(said) == ReportTopic.DELAY_CAUSE)


def _general_causes(reading: CovenantReading, record: Record, asked: PageRequest) -> tuple[StatementView, ...]:
    """Causes that a source gives for its sectors together, or for a sector of this covenant."""
    return tuple(
        view_statement(said, asked)
        for said in general_reports([ReportTopic.DELAY_CAUSE], record.as_of)
        if _speaks_of(said, reading)
    )


def _speaks_of(said: Statement, reading: CovenantReading) -> bool:
    sector = said.entry.sector
    return sector is None or sector.code in reading.covenant.sectors


def _topic(said: Statement) -> str:
    return getattr(said.entry, "topic", said.table)


def _groups(statements: Sequence[Statement], asked: PageRequest) -> tuple[Group, ...]:
    """Every statement once, by topic, each with its own anchor."""
    labels = {
        "milestonestatement": _("Milestones"),
        "thresholdcondition": _("Conditions of the threshold"),
        "measurement": _("Measurements"),
        "participation": _("Parties"),
        **{topic.value: capfirst(str(topic.label)) for topic in ReportTopic},
    }
    groups = ((topic, [said for said in statements if _topic(said) == topic]) for topic in labels)
    return tuple(
        Group(f"topic-{topic}", labels[topic], tuple(view_statement(said, asked) for said in found))
        for topic, found in groups
        if found
    )
