"""The record read at one moment: the one selector behind the pages and `manage.py figures`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from covenants.domain.facts import CovenantFact, RuleFact, TargetFact
from covenants.domain.reading import CovenantReading
from covenants.domain.tallies import half_years_from
from covenants.domain.targets import Goal, main_goal
from covenants.domain.thresholds import ThresholdState, threshold_states
from covenants.moment.layout import Ints
from covenants.moment.load import Statements
from covenants.moment.milestones import read_states
from covenants.moment.readings import Readings, all_readings
from covenants.moment.rows import condition_facts, measurement_facts, rule_facts, target_facts
from covenants.moment.store import COLUMNS
from dossier.domain.visibility import Audience
from dossier.selectors import newest_revision
from imvo_tracker.lib.asof import AsOf


class UnknownRule(LookupError):
    """No counting rule bears that name; `args[0]` is the name asked for."""


@dataclass(frozen=True)
class Record:
    """Everything that is computed from the record for one moment and one counting rule.

    `readings` holds every covenant known; `counted` those the rule counts.
    """

    as_of: AsOf
    audience: Audience
    rule: RuleFact
    rules: tuple[RuleFact, ...]
    readings: Readings
    counted: Readings
    targets: tuple[TargetFact, ...]
    goal: Goal | None
    statements: Statements

    @cached_property
    def signed(self) -> Readings:
        return self.counted.signed()

    @cached_property
    def presented(self) -> Readings:
        return self.counted.presented()

    @cached_property
    def in_negotiation(self) -> Readings:
        return self.counted.in_negotiation()

    def expected_by(self, day: date) -> Readings:
        return self.counted.expected_by(day)

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
        return self.readings.find(slug)

    def covenant(self, slug: str) -> CovenantFact | None:
        """Return the covenant with that key, if it was known at the moment."""
        return self.readings.covenant(slug)

    @cached_property
    def gated(self) -> Ints:
        """The places of the covenants with a visible threshold, in the order in which these were recorded."""
        columns = self.readings.states.columns
        visible = columns.conditions.seen.at(self.as_of, self.audience)
        places = columns.gated[visible][np.argsort(columns.conditions.key[visible])]
        return places[np.sort(np.unique(places, return_index=True)[1])]

    def thresholds_of(self, slugs: Iterable[str]) -> tuple[ThresholdState, ...]:
        """Return the thresholds of the covenants named, in the order recorded; two queries, once for each covenant."""
        wanted = list(slugs)
        missing = [slug for slug in wanted if slug not in self._thresholds]
        if missing:
            self._thresholds.update(dict.fromkeys(missing, ()))
            for state in self._read_thresholds(missing):
                self._thresholds[state.covenant] += (state,)
        return tuple(state for slug in wanted for state in self._thresholds[slug])

    @cached_property
    def _thresholds(self) -> dict[str, tuple[ThresholdState, ...]]:
        return {}

    def _read_thresholds(self, slugs: Sequence[str]) -> tuple[ThresholdState, ...]:
        return threshold_states(
            condition_facts(self.as_of, self.audience, slugs),
            measurement_facts(self.as_of, self.audience, slugs),
            self.as_of.day,
        )

    @property
    def thresholds(self) -> tuple[ThresholdState, ...]:
        """Every threshold: a long list in a large record."""
        return self.thresholds_of(self.readings.at(self.gated).slugs)


def read_record(
    as_of: AsOf,
    *,
    rule: str = "",
    audience: Audience = Audience.PUBLIC,
    strict: bool = False,
    statements: Statements | None = None,
) -> Record:
    """Read the record at a moment in a fixed number of queries; raises `UnknownRule`.

    The newest revision is looked up once, so that a seal meanwhile cannot split the reading. Two records
    are laid side by side when both are read from the same `statements`.
    """
    if as_of.revision is None:
        as_of = replace(as_of, revision=newest_revision())
    statements = statements or COLUMNS.current()
    rules = tuple(rule_facts(as_of))
    chosen = _choose(rules, rule)
    rules = tuple(found for found in rules if found is chosen or is_known(found, as_of))
    readings = all_readings(read_states(statements.at(as_of.revision), as_of, audience, strict=strict))
    targets = tuple(target_facts(as_of, audience))
    counted = readings.counted(chosen)
    return Record(as_of, audience, chosen, rules, readings, counted, targets, main_goal(targets), statements)


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
