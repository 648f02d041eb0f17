"""The register of sectors, and the names and sources that lists of covenants print, at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from django.db.models import Min, QuerySet
from django.utils.timezone import get_current_timezone

from covenants.choices import ReportTopic
from covenants.models import Covenant, CovenantSector, MilestoneStatement, StatusReport
from dossier.choices import OrganisationKind
from dossier.domain.dated import said_on
from dossier.domain.visibility import Audience
from dossier.models import Document, LedgerEntry, MasterData, Organisation, Revision, SealedMaster
from dossier.published import Published, published_at
from dossier.visible_rows import Prepared
from imvo_tracker.lib.asof import AsOf
from sectors.choices import SectorKind
from sectors.models import RiskTheme, Sector, SectorOrigin

RESPONSIBLE = (OrganisationKind.CABINET, OrganisationKind.MINISTRY)


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written; all empty and `to_come` while the document was not yet public."""

    document_key: str = ""
    printed_number: str = ""
    title: str = ""
    title_en: str = ""
    locator: str = ""
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class Succession:
    """A sector that took the place of another: the code of the other side, since when, and where that is written."""

    code: str
    from_on: date
    source: Source


@dataclass(frozen=True, slots=True)
class SectorFact:
    """One sector of the register; `parent` is the code of its main sector, "" when it has none.

    `successors` took its place, so it is a sector no more; `predecessors` are those whose place it took.
    """

    code: str
    name: str
    name_en: str
    kind: str
    parent: str
    mapping_basis: str
    known_from: date
    source: Source
    note: str
    note_en: str
    predecessors: tuple[Succession, ...] = ()
    successors: tuple[Succession, ...] = ()

    @property
    def is_sub(self) -> bool:
        return self.kind == SectorKind.SUB

    @property
    def is_current(self) -> bool:
        return not self.successors


@dataclass(frozen=True, slots=True)
class RiskFact:
    """A risk theme as one source names it; `sectors` are the codes it lists, if not all."""

    name: str
    name_en: str
    category: str
    all_sectors: bool
    exhaustive: bool
    sectors: frozenset[str]
    source: Source


@dataclass(frozen=True, slots=True)
class NameFact:
    """A name of a covenant and the day since which it was known by it."""

    name: str
    name_en: str
    known_from: date
    source: Source


@dataclass(frozen=True, slots=True)
class SectorDays:
    """A sector of a covenant that began or ended on a day, each with the document that says so."""

    code: str
    from_on: date | None
    source: Source
    until_on: date | None
    until_source: Source


@dataclass(frozen=True, slots=True)
class OfficialWord:
    """The newest word of cabinet or ministry on a covenant, in our own sentence."""

    key: int
    text: str
    text_en: str
    wording: str
    actor: str
    actor_en: str
    known_from: date
    known_basis: str
    source: Source
    public_on: date | None = None


def public_later(entry: LedgerEntry, as_of: AsOf) -> date | None:
    """Return the day on which an entry became public by a revision, None where it always was."""
    newest: float = inf if as_of.revision is None else as_of.revision
    is_opened = not entry.closed or (entry.opened_in_id or inf) <= newest
    day = entry.public_from if is_opened else entry.opens_by
    return day if day is not None and day > entry.known_from else None


def source_of(document: Document | None, locator: str, as_of: AsOf) -> Source:
    """Return where something is written, or nothing while the document was still to appear."""
    if document is None:
        return Source(locator=locator)
    if not document.is_public_on(as_of.known_on):
        return Source(to_come=True)
    return Source(document.key, document.printed_number, document.title, document.title_en, locator)


def register_at(as_of: AsOf) -> tuple[SectorFact, ...]:
    """Return the sectors known at the moment: each main sector with its subsectors, then the others."""
    sealed = published_at(as_of.revision).once(_sectors_with_origins)
    rows = [row for row, _origins in sealed if row.known_from <= as_of.known_on]
    origins = {row.code: _public(former, as_of) for row, former in sealed if row.known_from <= as_of.known_on}
    successors: dict[str, list[Succession]] = defaultdict(list)
    for code, former in origins.items():
        for one in former:
            successors[one.code].append(replace(one, code=code))
    facts = [_sector_fact(row, as_of, origins[row.code], tuple(successors[row.code])) for row in rows]
    return tuple(
        sorted(
            facts, key=lambda fact: (fact.kind == SectorKind.OTHER, fact.parent or fact.code, fact.is_sub, fact.code)
        )
    )


def _sectors_with_origins(published: Published) -> list[tuple[Sector, list[SectorOrigin]]]:
    """Return every sector with what says whose place it took, the oldest first."""
    return [
        (row, sorted(row.origins.all(), key=lambda one: (one.from_on, one.predecessor.code)))
        for row in published.every(Sector)
    ]


def _public(origins: Iterable[SectorOrigin], as_of: AsOf) -> tuple[Succession, ...]:
    """Return the sectors whose place a sector took by the moment, as far as the documents that say so were public."""
    return tuple(
        Succession(one.predecessor.code, one.from_on, source_of(one.document, one.locator, as_of))
        for one in origins
        if one.from_on <= as_of.judged_on and one.document.is_public_on(as_of.known_on)
    )


def _sector_fact(
    row: Sector, as_of: AsOf, predecessors: tuple[Succession, ...], successors: tuple[Succession, ...]
) -> SectorFact:
    known = row.parent is not None and row.parent.known_from <= as_of.known_on
    return SectorFact(
        code=row.code,
        name=row.name,
        name_en=row.name_en,
        kind=row.kind,
        parent=row.parent.code if known and row.parent else "",
        mapping_basis=row.mapping_basis,
        known_from=row.known_from,
        source=source_of(row.document, row.locator, as_of),
        note=row.note,
        note_en=row.note_en,
        predecessors=predecessors,
        successors=successors,
    )


def codes_followed(sector: SectorFact, register: Sequence[SectorFact]) -> list[str]:
    """Return the codes of a sector, of its subsectors, and of all that took the place of any of them."""
    known = {one.code: one for one in register}
    codes, waiting = list[str](), [sector.code, *(one.code for one in register if one.parent == sector.code)]
    while waiting:
        code = waiting.pop(0)
        if code in known and code not in codes:
            codes.append(code)
            waiting += [one.code for one in known[code].successors]
    return codes


def risk_themes_at(as_of: AsOf) -> tuple[RiskFact, ...]:
    """Return the risk themes known at the moment, with the sectors their source lists."""
    rows = [row for row in published_at(as_of.revision).every(RiskTheme) if row.known_from <= as_of.known_on]
    rows.sort(key=lambda row: (row.category, row.name))
    return tuple(
        RiskFact(
            row.name,
            row.name_en,
            row.category,
            row.all_sectors,
            row.exhaustive,
            frozenset(sector.code for sector in row.sectors.all()),
            source_of(row.document, "", as_of),
        )
        for row in rows
    )


def names_of_covenant(slug: str, as_of: AsOf) -> tuple[NameFact, ...]:
    """Return the names known at the moment, oldest first."""
    covenant = published_at(as_of.revision).find(Covenant, slug)
    names = [name for name in (covenant.names.all() if covenant else ()) if name.known_from <= as_of.known_on]
    return tuple(
        NameFact(name.name, name.name_en, name.known_from, source_of(name.document, "", as_of))
        for name in sorted(names, key=lambda name: name.known_from)
    )


def sector_days_of_covenant(slug: str, as_of: AsOf) -> tuple[SectorDays, ...]:
    """Return the sectors of a covenant that began or ended on a day, as far as that was known; the oldest first."""
    covenant = published_at(as_of.revision).find(Covenant, slug)
    rows = [_days_of(row, as_of) for row in (covenant.sector_days.all() if covenant else ())]
    known = [one for one in rows if one.from_on or one.until_on]
    return tuple(sorted(known, key=lambda one: (one.until_on or date.max, one.from_on or date.min, one.code)))


def _days_of(row: CovenantSector, as_of: AsOf) -> SectorDays:
    from_on, source = _day_said(row.from_on, row.document, as_of)
    until_on, until_source = _day_said(row.until_on, row.until_document, as_of)
    return SectorDays(row.sector.code, from_on, source, until_on, until_source)


def _day_said(day: date | None, document: Document | None, as_of: AsOf) -> tuple[date | None, Source]:
    if day is None or document is None or day > as_of.judged_on or not document.is_public_on(as_of.known_on):
        return None, Source()
    return day, source_of(document, "", as_of)


def organisation_names(slugs: Iterable[str], as_of: AsOf) -> Mapping[str, tuple[str, str]]:
    """Return the Dutch and English name each organisation bore at the moment."""
    published = published_at(as_of.revision)
    rows = ((slug, published.find(Organisation, slug)) for slug in set(slugs))
    return {slug: name_at(row, as_of) for slug, row in rows if row is not None}


def name_at(organisation: Organisation, as_of: AsOf) -> tuple[str, str]:
    """Return the Dutch and English name an organisation bore at the moment."""
    names = [name for name in organisation.names.all() if name.from_on is None or name.from_on <= as_of.known_on]
    borne = max(names, key=lambda name: name.from_on or date.min, default=organisation)
    return borne.name, borne.name_en


def milestone_sources(keys: Iterable[int], as_of: AsOf) -> Mapping[int, Source]:
    """Return where milestone statements are written, by key: one query for a page of rows."""
    published = published_at(as_of.revision)
    rows = _SOURCES.rows(as_of, Audience.PUBLIC, sorted(set(keys)))
    return {pk: source_of(published.get(Document, paper), locator, as_of) for pk, paper, locator in rows}


def _sources(_as_of: AsOf, _audience: Audience, keys: Sequence[int]) -> QuerySet:
    """Ask where statements are written of which it is known that they may be seen."""
    return MilestoneStatement.objects.filter(pk__in=keys).values_list("pk", "document_id", "locator")


_SOURCES = Prepared(_sources)


def official_words(slugs: Iterable[str], as_of: AsOf) -> Mapping[str, OfficialWord]:
    """Return the newest visible word of cabinet or ministry on each covenant."""
    published = published_at(as_of.revision)
    speakers = [pk for pk, _key, values in published.rows(Organisation) if values["kind"] in RESPONSIBLE]
    rows = StatusReport.objects.visible_at(as_of, Audience.PUBLIC).filter(
        topic=ReportTopic.OFFICIAL_WORD, actor__in=speakers, covenant__slug__in=set(slugs)
    )
    reports: dict[str, list[StatusReport]] = defaultdict(list)
    for row in rows:
        published.attach(row)
        if row.covenant is not None:
            reports[row.covenant.slug].append(row)
    return {slug: newest_official_word(said, as_of) for slug, said in reports.items()}


def newest_official_word(said: Iterable[StatusReport], as_of: AsOf) -> OfficialWord:
    """Return the newest of some official words on one covenant."""
    return _official_word(max(said, key=_news_order), as_of)


def _news_order(row: StatusReport) -> tuple[date, int, int]:
    """The newest last; when an undated source was read makes its word no newer."""
    return (said_on(row) or date.min, row.revision_id or 0, row.pk)


def _official_word(row: StatusReport, as_of: AsOf) -> OfficialWord:
    return OfficialWord(
        row.pk,
        row.text,
        row.text_en,
        row.wording,
        row.actor.name,
        row.actor.name_en,
        row.known_from,
        row.known_basis,
        source_of(row.document, row.locator, as_of),
        public_later(row, as_of),
    )


def first_sealed_on(model: type[MasterData], keys: Collection[str]) -> dict[str, date]:
    """Return the day on which each of some rows of master data came into the record: two queries."""
    rows = SealedMaster.objects.filter(table=model._meta.label_lower, key__in=keys).order_by()
    first = dict(rows.values_list("key").annotate(Min("revision__number")))
    days = sealed_on(first.values())
    return {key: days[revision] for key, revision in first.items() if revision in days}


def sealed_on(revisions: Iterable[int]) -> dict[int, date]:
    """Return the day on which each of some revisions was sealed."""
    rows = Revision.objects.filter(number__in=set(revisions)).values_list("number", "sealed_at")
    return {number: sealed_at.astimezone(get_current_timezone()).date() for number, sealed_at in rows}
