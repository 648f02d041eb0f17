"""The register of sectors, and the names and sources that lists of covenants print, at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from covenants.choices import ReportTopic
from covenants.models import CovenantName, MilestoneStatement, StatusReport
from dossier.choices import OrganisationKind
from dossier.domain.visibility import Audience
from dossier.models import Document, Organisation, OrganisationName
from imvo_tracker.lib.asof import AsOf
from sectors.choices import SectorKind
from sectors.models import RiskTheme, Sector

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
class SectorFact:
    """One sector of the register; `parent` is the code of its main sector, "" when it has none."""

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

    @property
    def is_sub(self) -> bool:
        return self.kind == SectorKind.SUB


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
class OfficialWord:
    """The newest word of cabinet or ministry on a covenant, in our own sentence."""

    key: int
    text: str
    text_en: str
    wording: str
    actor: str
    actor_en: str
    known_from: date
    source: Source


def source_of(document: Document | None, locator: str, as_of: AsOf) -> Source:
    """Return where something is written, or nothing while the document was still to appear."""
    if document is None:
        return Source(locator=locator)
    if document.public_on > as_of.known_on:
        return Source(to_come=True)
    return Source(document.key, document.printed_number, document.title, document.title_en, locator)


def register_at(as_of: AsOf) -> tuple[SectorFact, ...]:
    """Return the sectors known at the moment: each main sector with its subsectors, then the others."""
    rows = Sector.objects.filter(known_from__lte=as_of.known_on).select_related("document", "parent")
    facts = [_sector_fact(row, as_of) for row in rows]
    return tuple(
        sorted(
            facts, key=lambda fact: (fact.kind == SectorKind.OTHER, fact.parent or fact.code, fact.is_sub, fact.code)
        )
    )


def _sector_fact(row: Sector, as_of: AsOf) -> SectorFact:
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
    )


def risk_themes_at(as_of: AsOf) -> tuple[RiskFact, ...]:
    """Return the risk themes known at the moment, with the sectors their source lists."""
    rows = RiskTheme.objects.filter(known_from__lte=as_of.known_on).select_related("document")
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
        for row in rows.prefetch_related("sectors")
    )


def names_of_covenant(slug: str, as_of: AsOf) -> tuple[NameFact, ...]:
    """Return the names known at the moment, oldest first."""
    rows = CovenantName.objects.filter(covenant__slug=slug, known_from__lte=as_of.known_on)
    return tuple(
        NameFact(row.name, row.name_en, row.known_from, source_of(row.document, "", as_of))
        for row in rows.select_related("document").order_by("known_from")
    )


def organisation_names(slugs: Iterable[str], as_of: AsOf) -> Mapping[str, tuple[str, str]]:
    """Return the Dutch and English name each organisation bore at the moment."""
    wanted = set(slugs)
    now = Organisation.objects.filter(slug__in=wanted)
    names = {slug: (name, name_en) for slug, name, name_en in now.values_list("slug", "name", "name_en")}
    first = Q(from_on__isnull=True)
    borne = OrganisationName.objects.filter(first | Q(from_on__lte=as_of.known_on), organisation__slug__in=wanted)
    columns = ("organisation__slug", "name", "name_en")
    for slug, name, name_en in borne.order_by(F("from_on").asc(nulls_first=True)).values_list(*columns):
        names[slug] = (name, name_en)
    return names


def milestone_sources(keys: Iterable[int], as_of: AsOf) -> Mapping[int, Source]:
    """Return where milestone statements are written, by key: one query for a page of rows."""
    rows = MilestoneStatement.objects.filter(pk__in=set(keys)).select_related("document")
    return {row.pk: source_of(row.document, row.locator, as_of) for row in rows}


def official_words(slugs: Iterable[str], as_of: AsOf) -> Mapping[str, OfficialWord]:
    """Return the newest visible word of cabinet or ministry on each covenant."""
    rows = StatusReport.objects.visible_at(as_of, Audience.PUBLIC).filter(
        topic=ReportTopic.OFFICIAL_WORD, actor__kind__in=RESPONSIBLE, covenant__slug__in=set(slugs)
    )
    found: dict[str, list[StatusReport]] = defaultdict(list)
    for row in rows.select_related("document", "actor", "covenant"):
        if row.covenant is not None:
            found[row.covenant.slug].append(row)
    return {slug: _official_word(max(said, key=_news_order), as_of) for slug, said in found.items()}


def _news_order(row: StatusReport) -> tuple[date, int, int]:
    return (row.known_from, row.revision_id or 0, row.pk)


def _official_word(row: StatusReport, as_of: AsOf) -> OfficialWord:
    return OfficialWord(
        row.pk,
        row.text,
        row.text_en,
        row.wording,
        row.actor.name,
        row.actor.name_en,
        row.known_from,
        source_of(row.document, row.locator, as_of),
    )
