"""Visible rows as facts for the rules: one query each, plain tuples, no model instances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from covenants.domain.facts import (
    ConditionFact,
    CovenantFact,
    MeasurementFact,
    MilestoneFact,
    RuleFact,
    TargetFact,
)
from covenants.models import (
    CountingRule,
    Covenant,
    CovenantName,
    Measurement,
    MilestoneStatement,
    Participation,
    StatusReport,
    TargetStatement,
    ThresholdCondition,
)
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from sectors.choices import SectorKind

_MILESTONE = (
    "pk",
    "covenant__slug",
    "kind",
    "modality",
    "basis",
    "partial",
    "doubtful",
    "earliest",
    "latest",
    "latest_strict",
    "known_from",
    "revision_id",
)
_TARGET = (
    "pk",
    "target__slug",
    "role",
    "modality",
    "quantity",
    "tally",
    "earliest",
    "latest",
    "known_from",
    "revision_id",
    "document__key",
    "actor__slug",
    "counting_rule__slug",
    "latest_strict",
    "target__counts_from",
)
_MEASUREMENT = (
    "pk",
    "covenant__slug",
    "unit",
    "low",
    "high",
    "approx",
    "earliest",
    "latest",
    "known_from",
    "revision_id",
)
_SPEAKS_OF_A_COVENANT = (MilestoneStatement, StatusReport, Participation, Measurement)


def milestone_facts(as_of: AsOf, audience: Audience, slugs: Iterable[str] | None = None) -> list[MilestoneFact]:
    """Return the visible milestone statements, of all covenants or of those named."""
    rows = MilestoneStatement.objects.visible_at(as_of, audience)
    if slugs is not None:
        rows = rows.filter(covenant__slug__in=slugs)
    return [MilestoneFact(*row) for row in rows.values_list(*_MILESTONE)]


def target_facts(as_of: AsOf, audience: Audience) -> list[TargetFact]:
    """Return the visible target statements in covenants."""
    rows = TargetStatement.objects.visible_at(as_of, audience).filter(unit="covenant")
    return [TargetFact(*row) for row in rows.order_by("pk").values_list(*_TARGET)]


def condition_facts(as_of: AsOf, audience: Audience, slugs: Iterable[str] | None = None) -> list[ConditionFact]:
    """Return the visible threshold conditions, in the order in which they were recorded."""
    rows = ThresholdCondition.objects.visible_at(as_of, audience).order_by("pk")
    if slugs is not None:
        rows = rows.filter(threshold__covenant__slug__in=slugs)
    columns = ("pk", "threshold__slug", "threshold__covenant__slug", "unit", "minimum")
    return [ConditionFact(*row) for row in rows.values_list(*columns)]


def measurement_facts(as_of: AsOf, audience: Audience, slugs: Iterable[str] | None = None) -> list[MeasurementFact]:
    """Return the visible measurements, of all covenants or of those named."""
    rows = Measurement.objects.visible_at(as_of, audience)
    if slugs is not None:
        rows = rows.filter(covenant__slug__in=slugs)
    return [MeasurementFact(*row) for row in rows.order_by("pk").values_list(*_MEASUREMENT)]


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
    for pk, code, kind in links.order_by("sector__code").values_list("covenant_id", "sector__code", "sector__kind"):
        codes[pk].append(code)
        has_main[pk] |= kind != SectorKind.SUB
    return codes, has_main


def _facilitators(as_of: AsOf, audience: Audience) -> dict[int, set[str]]:
    rows = Participation.objects.visible_at(as_of, audience).filter(role="facilitator")
    found: dict[int, set[str]] = defaultdict(set)
    for pk, slug in rows.exclude(organisation=None).values_list("covenant_id", "organisation__slug"):
        found[pk].add(slug)
    return found


def rule_facts() -> list[RuleFact]:
    """Return the counting rules in their order, the default first."""
    rules = CountingRule.objects.select_related("facilitated_by", "document").prefetch_related("excluded", "only")
    return [
        RuleFact(
            rule.slug,
            rule.name,
            rule.name_en,
            rule.document.public_on if rule.document else None,
            running_only=rule.running_only,
            without_subsectors=rule.without_subsectors,
            facilitated_by=rule.facilitated_by.slug if rule.facilitated_by else "",
            excluded=frozenset(covenant.slug for covenant in rule.excluded.all()),
            only=frozenset(covenant.slug for covenant in rule.only.all()),
        )
        for rule in rules.order_by("-is_default", "position", "slug")
    ]
