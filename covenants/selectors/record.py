"""The record read at one moment: the one selector behind the pages and `manage.py figures`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from covenants.domain.facts import RuleFact, TargetFact
from covenants.domain.reading import CovenantReading, read_all
from covenants.domain.tallies import (
    counted,
    expected_by,
    half_years_from,
    in_negotiation,
    presented,
    signed,
)
from covenants.domain.targets import Goal, main_goal
from covenants.domain.thresholds import ThresholdState, threshold_states
from covenants.selectors.rows import (
    condition_facts,
    covenant_facts,
    measurement_facts,
    milestone_facts,
    rule_facts,
    target_facts,
)
from dossier.domain.visibility import Audience
from dossier.selectors import newest_revision
from imvo_tracker.lib.asof import AsOf


class UnknownRule(LookupError):
    """No counting rule bears that name; `args[0]` is the name asked for."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is computed from the record for one moment and one counting rule.

    `readings` holds every covenant known; `counted` those the rule counts.
    """

    as_of: AsOf
    rule: RuleFact
    rules: tuple[RuleFact, ...]
    readings: tuple[CovenantReading, ...]
    counted: tuple[CovenantReading, ...]
    targets: tuple[TargetFact, ...]
    goal: Goal | None
    thresholds: tuple[ThresholdState, ...]

    @property
    def signed(self) -> tuple[CovenantReading, ...]:
        return signed(self.counted)

    @property
    def presented(self) -> tuple[CovenantReading, ...]:
        return presented(self.counted)

    @property
    def in_negotiation(self) -> tuple[CovenantReading, ...]:
        return in_negotiation(self.counted)

    def expected_by(self, day: date) -> tuple[CovenantReading, ...]:
        return expected_by(self.counted, day)

    @property
    def outlook_days(self) -> tuple[date, ...]:
        """The coming half-year ends and the deadlines of the goal."""
        deadlines = [self.goal.deadline, self.goal.superseded_by] if self.goal else []
        return tuple(sorted({*half_years_from(self.as_of.day), *filter(None, deadlines)}))

    @property
    def outlook(self) -> Mapping[date, int]:
        """Signed plus expected, cumulative, by each outlook day."""
        return {day: len(self.expected_by(day)) for day in self.outlook_days}

    def reading(self, slug: str) -> CovenantReading | None:
        return next((found for found in self.readings if found.slug == slug), None)


def read_record(
    as_of: AsOf,
    *,
    rule: str = "",
    audience: Audience = Audience.PUBLIC,
    strict: bool = False,
) -> Record:
    """Read the record at a moment in a fixed number of queries; raises `UnknownRule`.

    The newest revision is looked up once, so that a seal meanwhile cannot split the reading.
    """
    if as_of.revision is None:
        as_of = replace(as_of, revision=newest_revision())
    rules = tuple(rule_facts())
    chosen = _choose(rules, rule)
    rules = tuple(found for found in rules if found is chosen or is_known(found, as_of))
    covenants = covenant_facts(as_of, audience)
    readings = read_all(covenants, milestone_facts(as_of, audience), as_of, strict=strict)
    targets = tuple(target_facts(as_of, audience))
    thresholds = threshold_states(condition_facts(as_of, audience), measurement_facts(as_of, audience), as_of.day)
    return Record(as_of, chosen, rules, readings, counted(chosen, readings), targets, main_goal(targets), thresholds)


def is_known(rule: RuleFact, as_of: AsOf) -> bool:
    """Say whether a rule's source was public; a later one is used when asked for by name, but not offered."""
    return rule.known_from is None or rule.known_from <= as_of.known_on


def _choose(rules: tuple[RuleFact, ...], slug: str) -> RuleFact:
    if not slug:
        return rules[0] if rules else RuleFact("")
    for rule in rules:
        if rule.slug == slug:
            return rule
    raise UnknownRule(slug)
