"""The register of sectors, and one sector with its covenants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from covenants.domain.reading import CovenantReading
from covenants.evidence.register import (
    OfficialWord,
    RiskFact,
    SectorFact,
    milestone_sources,
    official_words,
    register_at,
    risk_themes_at,
)
from covenants.evidence.renamed import sector_called
from covenants.evidence.statements import statements_on_sectors
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.follow import feed_link, follow, mail_link
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.frame.renamed import Renamed
from dashboards.frame.tabs import covenant_tabs
from dashboards.page_request import PageRequest
from dashboards.sectors.successions import SuccessionView, say_successors, succession_views
from dashboards.words.ages import say_said
from dashboards.words.marks import Badge, SourceMark, phase_badge, source_mark
from dashboards.words.outcomes import outcome_badge, say_outcomes
from dashboards.words.statements import Item, StatementView, view_statement
from dashboards.words.wording import pick, say_day, say_window
from imvo_tracker.lib.asof import AsOf
from sectors.choices import MappingBasis, RiskCategory, SectorKind

SHOWN_IN_LIST = 5
# In a list; what is said of all of them stands in the caption.
_KINDS: Mapping[SectorKind, str | Promise] = {
    SectorKind.MAIN: gettext_lazy("main sector"),
    SectorKind.SUB: SectorKind.SUB.label,
    SectorKind.OTHER: SectorKind.OTHER.label,
}
COVENANTS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class CovenantMark:
    """A covenant in a list of sectors: link and what became of it."""

    name: str
    url: str
    outcome: Badge


@dataclass(frozen=True, slots=True)
class SectorRow:
    """One line of the register. `more_url` opens the rest when there are many covenants; `every` are all of them.

    `ended` says what took its place. `in_subsectors`: covenants speak of its subsectors, so having none of its own is
    no gap.
    """

    code: str
    name: str
    url: str
    is_sub: bool
    parent: str
    kind: str
    basis: str
    is_ours: bool
    every: Readings
    covenants: tuple[CovenantMark, ...]
    more_url: str
    note: str
    in_subsectors: bool
    ended: str


@dataclass(frozen=True, slots=True)
class SectorListPage(Frame):
    """The register at one moment."""

    tabs: tuple[Link, ...]
    lead: str
    rows: tuple[SectorRow, ...]
    counts: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CovenantStatus:
    """A covenant of the sector: what became of it, what is proven and what was officially said of it."""

    slug: str
    name: str
    url: str
    sector: Link
    official: str
    official_by: str
    official_source: SourceMark | None
    phase: Badge
    phase_source: SourceMark | None
    when: str
    earliest: date | None
    latest: date | None
    outcome: Badge
    days: int | None
    promise_source: SourceMark | None


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A risk theme that a source names for the sector."""

    name: str
    category: str
    remark: str
    source: SourceMark


@dataclass(frozen=True, slots=True)
class SectorPage(Frame):
    """One sector at one moment. `lead` says what became of its covenants, that there are none, or what took its place.

    `every` are all of them, `covenants` one page; `known` are the sector and its subsectors by their codes.
    """

    code: str
    every: Readings
    known: Mapping[str, SectorFact]
    lead: str
    successors: tuple[SuccessionView, ...]
    predecessors: tuple[SuccessionView, ...]
    facts: tuple[Item, ...]
    source: SourceMark
    note: str
    subsectors: tuple[Link, ...]
    themes: tuple[ThemeView, ...]
    covenants: tuple[CovenantStatus, ...]
    shown: PageSlice
    covenants_url: str
    statements: tuple[StatementView, ...]


def sector_list_page(asked: PageRequest, record: Record) -> SectorListPage:
    """Return the sectors known at the moment, each main sector followed by its subsectors."""
    register = register_at(record.as_of)
    base = frame(
        asked,
        record,
        _("Agreements by sector"),
        above=(Link(asked.link("covenants"), _("Agreements")),),
        files=(file_links(asked, record, _("Agreements by sector"), "sectors_file"),) if register else (),
        api=("sectors",),
    )
    parents = {one.parent for one in register if one.parent and len(record.readings.in_sectors([one.code]))}
    rows = tuple(
        _row(
            sector,
            record.readings.in_sectors([sector.code]),
            asked,
            in_subsectors=sector.code in parents,
            ended=say_successors(sector, register),
        )
        for sector in register
    )
    return extend(
        SectorListPage,
        base,
        tabs=covenant_tabs(asked, "sectors"),
        lead=_lead_of_all(record, register),
        rows=rows,
        counts=_counts(register),
    )


def _counts(register: Sequence[SectorFact]) -> tuple[Item, ...]:
    return tuple(
        Item(capfirst(str(kind.label)), str(sum(one.kind == kind and one.is_current for one in register)))
        for kind in SectorKind
    )


def _row(sector: SectorFact, own: Readings, asked: PageRequest, *, in_subsectors: bool, ended: str) -> SectorRow:
    return SectorRow(
        code=sector.code,
        name=pick(sector.name, sector.name_en),
        url=asked.link("sector", sector.code),
        is_sub=bool(sector.parent),
        parent=sector.parent,
        kind=str(_KINDS[SectorKind(sector.kind)]),
        basis=str(MappingBasis(sector.mapping_basis).label),
        is_ours=sector.mapping_basis == MappingBasis.OURS,
        every=own,
        covenants=tuple(
            CovenantMark(_name(reading), asked.link("covenant", reading.slug), outcome_badge(reading))
            for reading in own[:SHOWN_IN_LIST]
        ),
        more_url=asked.link("covenants", sector=sector.code) if len(own) > SHOWN_IN_LIST else "",
        note=pick(sector.note, sector.note_en),
        in_subsectors=in_subsectors,
        ended=ended,
    )


def _name(reading: CovenantReading) -> str:
    return pick(reading.covenant.name, reading.covenant.name_en)


def _lead(own: Readings) -> str:
    """Say how many covenants speak of the sector and its subsectors, and what became of them."""
    if not len(own):
        return _("In this record no agreement concerns this sector.")
    words = ngettext(
        "%(count)s agreement concerns this sector: %(parts)s.",
        "%(count)s agreements concern this sector: %(parts)s.",
        len(own),
    )
    return words % {"count": len(own), "parts": say_outcomes(own)}


def _lead_of_all(record: Record, register: Sequence[SectorFact]) -> str:
    """Say in how many main sectors a covenant that the rule counts was signed; "" while no sector is known."""
    main = [one.code for one in register if one.kind == SectorKind.MAIN and one.is_current]
    below = {code: [one.code for one in register if one.parent == code] for code in main}
    signed = record.signed
    count = sum(1 for code in main if len(signed.in_sectors([code, *below[code]])))
    if not main:
        return ""
    words = _("On %(day)s agreements were signed in %(count)s of the %(all)s main sectors, by this counting rule.")
    return words % {"day": say_day(record.as_of.judged_on), "count": count, "all": len(main)}


def find_sector(code: str, register: Sequence[SectorFact]) -> SectorFact | None:
    """Return the sector with that code in any case, if it is known at the moment."""
    return next((sector for sector in register if sector.code.casefold() == code.casefold()), None)


def requested_sector(code: str, register: Sequence[SectorFact], as_of: AsOf) -> SectorFact:
    """Return the sector with that code; raises `Http404`, or `Renamed` where the code or a name of it is known so."""
    sector = find_sector(code, register) or find_sector(sector_called(code, as_of), register)
    if sector is None:
        raise Http404(code)
    if sector.code != code:
        raise Renamed("code", sector.code)
    return sector


def _thing(sector: SectorFact, asked: PageRequest) -> Mapping[str, str]:
    """Return the sector by the words of schema.org: a term of the register."""
    name = pick(sector.name, sector.name_en)
    place = {"@id": f"{asked.path}#sector", "url": asked.path}
    return {"@type": "DefinedTerm", **place, "name": name, "termCode": sector.code}


def sector_page(asked: PageRequest, record: Record, sector: SectorFact, register: Sequence[SectorFact]) -> SectorPage:
    """Return one sector; a main sector shows the covenants of its subsectors too."""
    below = [one for one in register if one.parent == sector.code]
    own = record.readings.in_sectors([sector.code, *(one.code for one in below)])
    page = page_slice(asked, len(own), COVENANTS_A_PAGE, anchor="#covenants-title")
    table = (file_links(asked, record, _("Agreements"), "sector_file", sector.code),) if len(own) else ()
    themes = _themes(sector, risk_themes_at(record.as_of), asked)
    more = (file_links(asked, record, _("Risk themes"), "sector_themes_file", sector.code),) if themes else ()
    base = frame(
        asked,
        record,
        pick(sector.name, sector.name_en),
        above=(Link(asked.link("covenants"), _("Agreements")), Link(asked.link("sectors"), _("By sector"))),
        files=(*table, *more, follow(feed_link(asked, "sector_feed", sector.code), mail_link("sector", sector.code))),
        things=(_thing(sector, asked),),
        api=("sectors", sector.code),
    )
    known = {one.code: one for one in (sector, *below)}
    return extend(
        SectorPage,
        base,
        code=sector.code,
        every=own,
        known=known,
        lead=say_successors(sector, register) or _lead(own),
        successors=succession_views(sector.successors, register, asked),
        predecessors=succession_views(sector.predecessors, register, asked),
        facts=_facts(sector, register, asked),
        source=source_mark(sector.source, asked),
        note=pick(sector.note, sector.note_en),
        subsectors=tuple(_link(one, asked) for one in below),
        themes=themes,
        covenants=statuses_of(own[page.slice], known, record, asked),
        shown=page,
        covenants_url=asked.link("covenants", sector=sector.code),
        statements=tuple(view_statement(said, asked) for said in statements_on_sectors([sector.code], record.as_of)),
    )


def _link(sector: SectorFact, asked: PageRequest) -> Link:
    return Link(asked.link("sector", sector.code), pick(sector.name, sector.name_en))


def _facts(sector: SectorFact, register: Sequence[SectorFact], asked: PageRequest) -> tuple[Item, ...]:
    parent = find_sector(sector.parent, register) if sector.parent else None
    other = sector.name if pick(sector.name, sector.name_en) != sector.name else sector.name_en
    facts = [
        Item(_("Code"), sector.code),
        Item(_("Name in the other language"), other),
        Item(_("Kind"), capfirst(str(SectorKind(sector.kind).label))),
        Item(
            _("Place in the list of sectors"),
            str(MappingBasis(sector.mapping_basis).label),
            state="differs" if sector.mapping_basis == MappingBasis.OURS else "",
        ),
        Item(_("Known since"), say_day(sector.known_from)),
    ]
    if parent:
        above = _link(parent, asked)
        facts.insert(-1, Item(_("Main sector"), above.label, above.url))
    return tuple(fact for fact in facts if fact.value)


def _themes(sector: SectorFact, themes: Iterable[RiskFact], asked: PageRequest) -> tuple[ThemeView, ...]:
    """Themes named for the sector, for its main sector, or for all sectors of the risk analysis."""
    return tuple(
        ThemeView(
            pick(theme.name, theme.name_en),
            str(RiskCategory(theme.category).label),
            _remark(theme, sector),
            source_mark(theme.source, asked),
        )
        for theme in themes
        if {sector.code, sector.parent} & theme.sectors or (theme.all_sectors and sector.kind != SectorKind.OTHER)
    )


def _remark(theme: RiskFact, sector: SectorFact) -> str:
    if theme.all_sectors:
        return _("named for all sectors")
    named = _("named for this sector") if sector.code in theme.sectors else _("named for the main sector")
    return named if theme.exhaustive else _("%(named)s, among others: the list is not complete") % {"named": named}


def statuses_of(
    own: Readings, sectors: Mapping[str, SectorFact], record: Record, asked: PageRequest
) -> tuple[CovenantStatus, ...]:
    """Return what became of some covenants and what was said of them, in a fixed number of queries."""
    readings = tuple(own)
    words = official_words(own.slugs, record.as_of)
    decided = [fact for one in readings for fact in (one.conclusion.held_to, one.phase_state.decided_by)]
    keys = [fact.key for fact in decided if fact]
    marks = {key: source_mark(source, asked) for key, source in milestone_sources(keys, record.as_of).items()}
    return tuple(_status(reading, sectors, words.get(reading.slug), marks, asked) for reading in readings)


def _status(
    reading: CovenantReading,
    sectors: Mapping[str, SectorFact],
    word: OfficialWord | None,
    marks: Mapping[int, SourceMark],
    asked: PageRequest,
) -> CovenantStatus:
    proof, promise = reading.phase_state.decided_by, reading.conclusion.held_to
    code = next(code for code in reading.covenant.sectors if code in sectors)
    return CovenantStatus(
        slug=reading.slug,
        name=_name(reading),
        url=asked.link("covenant", reading.slug),
        sector=_link(sectors[code], asked),
        official=pick(word.text, word.text_en) if word else "",
        official_by=f"{pick(word.actor, word.actor_en)}, {say_said(word)}" if word else "",
        official_source=source_mark(word.source, asked) if word else None,
        phase=phase_badge(reading.phase),
        phase_source=marks.get(proof.key) if proof else None,
        when=say_window(proof.earliest, proof.latest) if proof else "",
        earliest=proof.earliest if proof else None,
        latest=proof.latest if proof else None,
        outcome=outcome_badge(reading),
        days=reading.conclusion.days,
        promise_source=marks.get(promise.key) if promise else None,
    )
