"""One covenant: the sentence that answers, its steps, what was promised, what others say, its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.reading import CovenantReading
from covenants.evidence.register import NameFact, SectorDays, names_of_covenant, register_at, sector_days_of_covenant
from covenants.evidence.statements import Statement, statements_on_covenant
from covenants.moment.ledger import read_promises
from covenants.moment.record import Record
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_downloads
from dashboards.charts.registry import COVENANT_CHARTS, build_charts
from dashboards.covenants.figures import FigureLine, ThresholdView, figure_lines, threshold_views
from dashboards.covenants.lead import Lead, lead
from dashboards.covenants.others import Voice, what_others_say
from dashboards.covenants.promises import PromiseLine, promise_lines
from dashboards.covenants.steps import CovenantSource
from dashboards.covenants.things import covenant_thing
from dashboards.formats.links import file_links
from dashboards.frame.base import Files, Frame, Link, extend, frame
from dashboards.frame.follow import calendar_link, feed_link, follow, mail_link
from dashboards.page_request import PageRequest
from dashboards.words.marks import SourceMark, source_mark
from dashboards.words.promises import EVERYBODY
from dashboards.words.statements import say_cause, statement_link
from dashboards.words.wording import pick, say_choice, say_day, say_window

MOST_PARTIES = 30
MOST_LEFT = 6


@dataclass(frozen=True, slots=True)
class NameView:
    """An earlier name and since when the covenant was known by it."""

    name: str
    known: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class SectorDay:
    """A sector to which the covenant belongs since a day, or belonged until one, and where that is written."""

    name: str
    url: str
    when: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class PartyView:
    """Someone who joined or left; `url` is the statement that says so."""

    name: str
    role: str
    when: str
    cause: str
    url: str


@dataclass(frozen=True, slots=True)
class CovenantPage(Frame):
    """One covenant at one moment. A covenant of which no more was heard shows its sentence and its promises alone."""

    lead: Lead
    vanished: bool
    earlier_names: tuple[NameView, ...]
    sectors: tuple[Link, ...]
    sector_days: tuple[SectorDay, ...]
    charts: tuple[DrawnChart, ...]
    curves: tuple[DrawnChart, ...]
    promises: tuple[PromiseLine, ...]
    promise_count: int
    promises_url: str
    voices: tuple[Voice, ...]
    thresholds: tuple[ThresholdView, ...]
    figures: tuple[FigureLine, ...]
    figure_count: int
    figures_url: str
    joined: tuple[PartyView, ...]
    left: tuple[PartyView, ...]
    party_count: int
    parties_url: str
    statement_count: int
    statements_url: str
    not_public_yet: str


def covenant_source(asked: PageRequest, record: Record, slug: str) -> CovenantSource:
    """Return what the charts of a covenant's page are built from."""
    promises = read_promises(record).of_covenant(slug)
    return CovenantSource(asked, record, slug, statements_on_covenant(slug, record.as_of), promises)


def covenant_page(asked: PageRequest, record: Record, reading: CovenantReading) -> CovenantPage:
    """Return the page of a covenant that the record knows at the moment."""
    slug, source = reading.slug, covenant_source(asked, record, reading.slug)
    statements, promises = source.statements, source.promises
    vanished = reading.conclusion.outcome is CovenantOutcome.SILENT
    charts = () if vanished else build_charts(COVENANT_CHARTS, source)
    title = pick(reading.covenant.name, reading.covenant.name_en)
    above = (Link(asked.link("covenants"), _("Agreements")),)
    names = _earlier_names(names_of_covenant(slug, record.as_of), asked)
    sectors = _sectors(reading, record, asked)
    thresholds = threshold_views(source)
    base = frame(
        asked,
        record,
        title,
        above=above,
        files=_files(source, charts, has_thresholds=bool(thresholds)),
        things=(covenant_thing(reading, title, [one.name for one in names], sectors, asked.path),),
        api=("covenants", slug),
    )
    base = replace(base, other_forms=(*base.other_forms, Link(asked.link("covenant_metadata_file", slug), "Woo")))
    return extend(
        CovenantPage,
        base,
        lead=lead(reading, record, statements, promises, asked),
        vanished=vanished,
        earlier_names=names,
        sectors=sectors,
        sector_days=_sector_days(slug, record, asked),
        charts=charts[:1],
        curves=charts[1:],
        promises=promise_lines(slug, statements, promises, asked),
        promise_count=len(promises),
        promises_url=asked.link("promises", convenant=slug),
        voices=() if vanished else what_others_say(reading, record, statements, asked),
        thresholds=thresholds,
        figures=figure_lines(source),
        **_counts(statements, slug, asked),
        statement_count=len(statements),
        statements_url=asked.link("covenant_statements", slug),
        not_public_yet=_say_not_public_yet(record.not_public_yet(slug)),
    )


def _say_not_public_yet(count: int) -> str:
    """Say how many statements on a covenant are not public yet, as far as their owners let that be said."""
    words = ngettext(
        "%(count)s statement about this agreement is not public yet.",
        "%(count)s statements about this agreement are not public yet.",
        count,
    )
    return words % {"count": count} if count else ""


def _files(source: CovenantSource, charts: Sequence[DrawnChart], *, has_thresholds: bool) -> tuple[Files, ...]:
    """Every statement as a file, what other pages have of this covenant, its charts, and how to follow it."""
    asked, record, slug = source.asked, source.record, source.covenant
    own = replace(asked, filters=(("convenant", slug),))
    everybody = replace(asked, filters=(*own.filters, ("wie", EVERYBODY)))
    files = [file_links(asked, record, _("All statements"), "covenant_statements_file", slug)]
    if source.promises:
        files.append(file_links(everybody, record, _("Promises"), "promises_table_file"))
    if has_thresholds:
        files.append(file_links(own, record, _("Conditions"), "conditions_file"))
    followed = follow(
        feed_link(asked, "covenant_feed", slug),
        calendar_link(asked, "covenant_calendar", slug),
        mail_link("convenant", slug),
    )
    return (*files, *chart_downloads(charts), followed)


def _counts(statements: Sequence[Statement], slug: str, asked: PageRequest) -> dict[str, Any]:
    """The parties, and how many rows stand behind the few that are shown."""
    parties = [one for one in statements if one.table == "participation"]
    joined = [one for one in parties if one.entry.change == "joined"]
    left = [one for one in parties if one.entry.change == "left"]
    return {
        "joined": _together(_party(one, slug, asked) for one in joined[:MOST_PARTIES]),
        "left": tuple(_party(one, slug, asked) for one in left[-MOST_LEFT:]),
        "party_count": len(parties),
        "parties_url": asked.link("covenant_statements", slug, onderwerp="participation"),
        "figure_count": sum(one.table == "measurement" for one in statements),
        "figures_url": asked.link("covenant_statements", slug, onderwerp="measurement"),
    }


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


def _sector_days(slug: str, record: Record, asked: PageRequest) -> tuple[SectorDay, ...]:
    register = {one.code: one for one in register_at(record.as_of)}
    return tuple(
        SectorDay(
            pick(register[one.code].name, register[one.code].name_en),
            asked.link("sector", one.code),
            _say_days(one),
            source_mark(one.until_source if one.until_on else one.source, asked),
        )
        for one in sector_days_of_covenant(slug, record.as_of)
        if one.code in register
    )


def _say_days(days: SectorDays) -> str:
    if days.until_on is None:
        return _("since %(day)s") % {"day": say_day(days.from_on)}
    said = {"start": say_day(days.from_on), "end": say_day(days.until_on)}
    return (_("from %(start)s until %(end)s") if days.from_on else _("until %(end)s")) % said


def _together(parties: Iterable[PartyView]) -> tuple[PartyView, ...]:
    """Return each organisation once, with all roles in which it joined; its first statement says so."""
    by_name: dict[str, PartyView] = {}
    for one in parties:
        before = by_name.get(one.name)
        is_new = before is not None and one.role not in before.role.split(", ")
        by_name[one.name] = replace(before, role=f"{before.role}, {one.role}") if before and is_new else before or one
    return tuple(by_name.values())


def _party(statement: Statement, slug: str, asked: PageRequest) -> PartyView:
    entry, period = statement.entry, statement.period
    organisation = entry.organisation
    group = capfirst(pick(entry.group, entry.group_en))
    return PartyView(
        name=pick(organisation.name, organisation.name_en) if organisation else group,
        role=say_choice(entry, "role"),
        when=say_window(period.earliest, period.latest) if period and period.edtf else "",
        cause=say_cause(entry),
        url=statement_link(asked, slug, statement.key),
    )
