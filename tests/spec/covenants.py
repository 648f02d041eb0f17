"""The covenants of a moment by queries and plain rules alone: what the arrays are held against."""

from collections import defaultdict
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from covenants.domain.facts import CovenantFact
from covenants.models import (
    Covenant,
    CovenantName,
    CovenantSector,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
)
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import AsOf
from sectors.choices import SectorKind

HAPPENED = ("evidence", "progress", "facilitation", "evaluation", "production", "coverage")
_SPEAKS_OF_A_COVENANT = (MilestoneStatement, StatusReport, Participation, Measurement)


def covenant_facts(as_of: AsOf, audience: Audience) -> list[CovenantFact]:
    """Return the covenants of which a visible entry speaks, by the name known at the moment."""
    spoken_of = _covenants_spoken_of(as_of, audience)
    names = _names_known(as_of)
    sectors, mains = _sectors_of_covenants(as_of)
    facilitators = _facilitators(as_of, audience)
    return [
        CovenantFact(
            slug,
            code,
            *names.get(pk, (slug, "")),
            sectors=tuple(sectors[pk]),
            is_subsector=bool(sectors[pk]) and not mains[pk],
            facilitators=frozenset(facilitators[pk]),
        )
        for pk, slug, code in spoken_of.order_by("code").values_list("pk", "slug", "code")
    ]


def last_movements(as_of: AsOf, audience: Audience) -> dict[str, date]:
    """Return by covenant the day on which something was last learned of it; a mention is no news.

    Nor is the day on which an undated source was read, or what became known after the day asked about: of these only
    the day of the fact itself counts.
    """
    found: dict[str, date] = {}
    for model in _SPEAKS_OF_A_COVENANT:
        rows = model.objects.visible_at(as_of, audience).exclude(covenant=None)
        if model is StatusReport:
            rows = rows.exclude(topic__in=("mention", "nothing_found", "source_error"))
        for row in rows.select_related("covenant"):
            in_time = row.known_basis != "read" and row.known_from <= as_of.day
            day = row.known_from if in_time else _day_of_fact(row)
            if day is not None:
                found[row.covenant.slug] = max(day, found.get(row.covenant.slug, day))
    return found


def _day_of_fact(row: LedgerEntry) -> date | None:
    """Return the day on which a fact lies, where that is before it became known."""
    happened = getattr(row, "modality", "fact") == "fact" and getattr(row, "topic", "evidence") in HAPPENED
    day = row.latest if happened else row.earliest if getattr(row, "topic", "") == "duration" else None
    return day if day and day < row.known_from else None


def searched_in_vain(as_of: AsOf, audience: Audience) -> set[str]:
    """Return the covenants of which somebody reports that nothing was found, and nothing was learned since."""
    rows = StatusReport.objects.visible_at(as_of, audience).filter(topic="nothing_found").exclude(covenant=None)
    moved = last_movements(as_of, audience)
    searches = rows.values_list("covenant__slug", "known_from")
    return {slug for slug, known_from in searches if known_from >= moved.get(slug, known_from)}


def stated_terms(as_of: AsOf, audience: Audience) -> dict[str, list[tuple[date | None, date | None]]]:
    """Return by covenant first and last day of every term that a visible statement gives it."""
    found: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
    rows = StatusReport.objects.visible_at(as_of, audience).filter(topic="duration").exclude(covenant=None)
    for slug, first, last in rows.values_list("covenant__slug", "earliest", "latest"):
        found[slug].append((first, last))
    return found


def _covenants_spoken_of(as_of: AsOf, audience: Audience) -> QuerySet[Covenant]:
    """One look per covenant and table, not one over every statement."""
    spoken = Q()
    for model in _SPEAKS_OF_A_COVENANT:
        rows = model.objects.visible_at(as_of, audience)
        spoken |= Q(Exists(rows.filter(covenant=OuterRef("pk"))))
    return Covenant.objects.filter(spoken)


def _names_known(as_of: AsOf) -> dict[int, tuple[str, str]]:
    rows = CovenantName.objects.filter(known_from__lte=as_of.known_on).order_by("known_from")
    return {pk: (name, name_en) for pk, name, name_en in rows.values_list("covenant_id", "name", "name_en")}


def _sectors_of_covenants(as_of: AsOf) -> tuple[dict[int, list[str]], dict[int, bool]]:
    links = Covenant.sectors.through.objects.filter(sector__known_from__lte=as_of.known_on)
    codes: dict[int, list[str]] = defaultdict(list)
    has_main: dict[int, bool] = defaultdict(bool)
    for link in links.order_by("sector__code").select_related("sector"):
        if _belongs(link, as_of):
            codes[link.covenant_id].append(link.sector.code)
            has_main[link.covenant_id] |= link.sector.kind != SectorKind.SUB
    return codes, has_main


def _belongs(link, as_of: AsOf) -> bool:
    """A link holds always, or from and until the days that documents give which were public by then."""
    days = CovenantSector.objects.filter(covenant=link.covenant_id, sector=link.sector_id).first()
    if days is None:
        return True
    told = {
        "from": (days.from_on, days.document.public_on) if days.from_on else None,
        "until": (days.until_on, days.until_document.public_on) if days.until_on else None,
    }
    passed = {
        name: day is not None and day[0] <= as_of.judged_on and day[1] <= as_of.known_on for name, day in told.items()
    }
    return (told["from"] is None or passed["from"]) and not passed["until"]


def _facilitators(as_of: AsOf, audience: Audience) -> dict[int, set[str]]:
    rows = Participation.objects.visible_at(as_of, audience).filter(role="facilitator")
    found: dict[int, set[str]] = defaultdict(set)
    for pk, slug in rows.exclude(organisation=None).values_list("covenant_id", "organisation__slug"):
        found[pk].add(slug)
    return found
