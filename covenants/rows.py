"""Visible rows as facts for the rules: one query each, plain tuples, no model instances."""

from __future__ import annotations

from collections.abc import Iterable

from covenants.domain.facts import (
    ConditionFact,
    MeasurementFact,
    RuleFact,
)
from covenants.models import (
    CountingRule,
    Measurement,
    Threshold,
    ThresholdCondition,
)
from dossier.domain.visibility import Audience
from dossier.published import Published, published_at
from dossier.visible_rows import visible_among
from imvo_tracker.lib.asof import AsOf

_CONDITION = ("pk", "threshold_id", "unit", "minimum")
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


def condition_facts(as_of: AsOf, audience: Audience, slugs: Iterable[str] | None = None) -> list[ConditionFact]:
    """Return the visible threshold conditions, in the order in which they were recorded."""
    published = published_at(as_of.revision)
    gates = {pk: (slug, values["covenant"]) for pk, slug, values in published.rows(Threshold)}
    only = {} if slugs is None else {"threshold": threshold_keys(slugs, as_of)}
    rows = visible_among(ThresholdCondition, tuple(only), _CONDITION).rows(as_of, audience, *only.values())
    return [ConditionFact(pk, *gates[threshold], *own) for pk, threshold, *own in rows]


def threshold_keys(slugs: Iterable[str], as_of: AsOf) -> list[int]:
    """Return the primary keys of the thresholds of some covenants, as sealed."""
    wanted = set(slugs)
    rows = published_at(as_of.revision).rows(Threshold)
    return [pk for pk, _slug, values in rows if values["covenant"] in wanted]


def measurement_facts(as_of: AsOf, audience: Audience, slugs: Iterable[str] | None = None) -> list[MeasurementFact]:
    """Return the visible measurements, of all covenants or of those named."""
    only = {} if slugs is None else {"covenant__slug": list(slugs)}
    rows = visible_among(Measurement, tuple(only), _MEASUREMENT).rows(as_of, audience, *only.values())
    return [MeasurementFact(*row) for row in rows]


def default_rule(as_of: AsOf) -> str:
    """Return the counting rule of who asks for none; "" while no rule was sealed."""
    rules = rule_facts(as_of)
    return rules[0].slug if rules else ""


def rule_facts(as_of: AsOf) -> tuple[RuleFact, ...]:
    """Return the counting rules as sealed, in their order, the default first."""
    return published_at(as_of.revision).once(_rules)


def _rules(published: Published) -> tuple[RuleFact, ...]:
    rules = published.every(CountingRule)
    return tuple(
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
        for rule in sorted(rules, key=lambda rule: (not rule.is_default, rule.position, rule.slug))
    )
