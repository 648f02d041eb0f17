"""Specification: what a statement is to the rules, and the two orders in which statements stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from covenants.domain.facts import MilestoneFact, TargetFact
from covenants.models import MilestoneStatement, Target, TargetStatement
from dossier.domain.visibility import Audience
from dossier.published import published_at
from imvo_tracker.lib.asof import AsOf

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
)


def decides(fact: MilestoneFact) -> bool:
    """Partial or doubtful statements are shown, but decide nothing."""
    return not (fact.partial or fact.doubtful)


def sealed_order(fact: MilestoneFact) -> tuple[int, int]:
    """In the order of sealing."""
    return (fact.revision, fact.key)


def news_order(fact: MilestoneFact) -> tuple[date, int, int]:
    """In the order in which they became known."""
    return (fact.known_from, fact.revision, fact.key)


def milestone_facts(as_of: AsOf, audience: Audience, slugs: Iterable[str] | None = None) -> list[MilestoneFact]:
    """Return the visible milestone statements, of all covenants or of those named."""
    rows = MilestoneStatement.objects.visible_at(as_of, audience)
    if slugs is not None:
        rows = rows.filter(covenant__slug__in=slugs)
    return [MilestoneFact(*row) for row in rows.values_list(*_MILESTONE)]


def target_facts(as_of: AsOf, audience: Audience) -> list[TargetFact]:
    """Return the visible statements on targets in covenants, each with the target as sealed."""
    since = {row.slug: row.counts_from for row in published_at(as_of.revision).every(Target)}
    rows = TargetStatement.objects.visible_at(as_of, audience).filter(unit="covenant").order_by("pk")
    found = [TargetFact(*row) for row in rows.values_list(*_TARGET)]
    return [replace(fact, counts_from=since.get(fact.target)) for fact in found]
