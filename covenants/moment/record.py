"""The record read at one moment: the one selector behind the pages and `manage.py figures`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from covenants.domain.facts import CovenantFact, RuleFact, TargetFact
from covenants.domain.goal_so_far import GoalSoFar, goal_so_far
from covenants.domain.reading import CovenantReading
from covenants.domain.silence import NoLongerMentioned
from covenants.domain.targets import Goal, half_years_from, main_goal
from covenants.domain.thresholds import ThresholdState, threshold_states
from covenants.moment.changes import Comparison as Comparison
from covenants.moment.changes import changes_between, other_end
from covenants.moment.known import Places
from covenants.moment.last_moments import all_readings
from covenants.moment.layout import KINDS, UNITS
from covenants.moment.load import LEDGERS, Statements, load_since
from covenants.moment.mentions import Mentioned
from covenants.moment.readings import Readings
from covenants.moment.store import COLUMNS
from covenants.moment.words import (
    NOTHING,
    Ints,
    Mask,
    among,
    any_inner,
    any_of_each,
    distinct,
    distinct_in_order,
    first_match,
    keep,
    rows_where,
    unpair,
)
from covenants.rows import condition_facts, measurement_facts, rule_facts
from dossier.domain.visibility import Audience
from dossier.models import LedgerEntry
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
    statements: Statements

    @cached_property
    def targets(self) -> tuple[TargetFact, ...]:
        """The visible goals, outlooks and claims in covenants."""
        return self.statements.targets.at(self.as_of, self.audience)

    @cached_property
    def goal(self) -> Goal | None:
        return main_goal(self.targets)

    @cached_property
    def goal_so_far(self) -> GoalSoFar | None:
        """What came of the goal, by the counting rule; None while no goal was known."""
        return goal_so_far(self.goal, self.counted.signing_days, self.as_of.judged_on) if self.goal else None

    @cached_property
    def signed(self) -> Readings:
        return self.counted.signed()

    @cached_property
    def presented(self) -> Readings:
        return self.counted.presented()

    @cached_property
    def in_negotiation(self) -> Readings:
        return self.counted.in_negotiation()

    # The covenants of the first letter that promised signatures, and those beside it.

    @cached_property
    def first_letter(self) -> str:
        """The key of the first document in which the cabinet promised signatures for a time; "" before one."""
        return next(iter(self.counted.letters), "")

    @cached_property
    def promised(self) -> Readings:
        """Those of which the first letter promises a signature; none before there was one."""
        return self.counted.among_promised_in(self.first_letter)

    @cached_property
    def signed_unpromised(self) -> Readings:
        """The signed ones of which the first letter says nothing."""
        return self.signed.but_not_in(self.promised)

    @cached_property
    def signed_uncounted(self) -> Readings:
        """The signed ones that the rule does not count."""
        return self.readings.signed().but_not_in(self.counted)

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
        """Return the reading of a covenant, if it was known at the moment; put together once, for all who ask."""
        if slug not in self._read:
            self._read[slug] = self.readings.find(slug)
        return self._read[slug]

    @cached_property
    def _read(self) -> dict[str, CovenantReading | None]:
        return {}

    def covenant(self, slug: str) -> CovenantFact | None:
        """Return the covenant with that key, if it was known at the moment."""
        return self.readings.covenant(slug)

    def term_until(self, slug: str) -> date | None:
        """Return the last day of every stated term of a covenant, None where none is stated."""
        states = self.readings.states
        day = int(states.term_over_on[states.columns.masters.position[slug]])
        return date.fromordinal(day) if day else None

    def not_public_yet(self, slug: str) -> int:
        """Return how many statements on a covenant are closed or under embargo and may be counted by their owners."""
        states = self.readings.states
        return states.not_public_yet[states.columns.masters.position[slug]]

    # Silence in letters, sources that contradict each other, and two moments side by side.

    @property
    def with_sources_that_differ(self) -> Readings:
        """The covenants of which visible facts about a milestone cannot all be right."""
        return self.readings.where(any_inner(self.readings.states.sources_differ))

    def milestones_that_differ(self) -> list[tuple[str, str]]:
        """Return covenant and kind of each such milestone, in the order of the covenants."""
        readings = self.readings
        places, kinds = unpair(rows_where(readings.states.sources_differ[readings.places]), len(KINDS))
        slugs = readings.slugs
        return [(slugs[place], KINDS[kind]) for place, kind in zip(places.tolist(), kinds.tolist(), strict=True)]

    @cached_property
    def _mentioned(self) -> Mentioned:
        return Mentioned(self.readings.states)

    @property
    def no_longer_mentioned(self) -> Readings:
        """The covenants that a progress document leaves out after the one before it named them."""
        return self.readings.where(self._mentioned.no_longer_mentioned)

    def last_named(self, among: Container[str]) -> tuple[str, Readings]:
        """Return the newest progress document of some, by its key ("" for none), and the covenants that it names."""
        named = [one for one in self._mentioned.documents if one.document in among]
        return (
            (named[-1].document, self.readings.where(named[-1].named))
            if named
            else ("", self.readings.where(self.readings.mask & False))
        )

    def left_out(self, slug: str) -> list[NoLongerMentioned]:
        """Return where one covenant was named, and not in the next progress document."""
        return self._mentioned.of(self.readings.states.columns.masters.position[slug])

    def compared_with(self, before: Record) -> Comparison:
        """Return what changed since another moment, for the covenants counted; both must be read beside each other."""
        known = (before.counted.mask, self.counted.mask)
        then, now = before.readings.states, self.readings.states
        return Comparison(self.readings, changes_between(then, now, known), other_end(then, now, known))

    # Thresholds and measurements.

    @cached_property
    def with_threshold(self) -> Readings:
        """The covenants with a visible threshold, in the order in which these were recorded."""
        covenant = self._covenant_of_conditions
        return self.readings.at(distinct_in_order(keep(covenant, covenant != NOTHING)))

    @property
    def _covenant_of_conditions(self) -> Ints:
        states = self.readings.states
        return states.columns.gated[states.asked_conditions]

    def measured(self, unit: str = "", *, english: bool = False) -> Readings:
        """Return the covenants of which something was measured or is asked, in that unit or any; gated ones first."""
        states = self.readings.states
        mentions, conditions = states.mentions, states.columns.conditions
        measured = keep(mentions.rows, states.seen_mentions & _in_unit(mentions.unit, unit))
        asked = among(states.asked_conditions, _in_unit(conditions.unit, unit))
        fits = any_of_each(mentions.covenant, measured, states.covenants)
        fits |= any_of_each(states.columns.gated, asked, states.covenants)
        gated_first = first_match((self.with_threshold.mask, 0), otherwise=1)
        return self.readings.where(fits).sorted_by(gated_first, self.readings.names.rank(english=english))

    @property
    def measured_units(self) -> frozenset[str]:
        """The units in which anything was measured or is asked."""
        states = self.readings.states
        asked = states.columns.conditions.unit[states.asked_conditions]
        measured = states.mentions.unit[keep(states.mentions.rows, states.seen_mentions)]
        return frozenset(UNITS[code] for codes in (asked, measured) for code in distinct(codes))

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
        return self.thresholds_of(self.with_threshold.slugs)

    # Which statements there are.

    def every_statement(self, models: Collection[type[LedgerEntry]] | None = None) -> Places:
        """Return where every visible statement stands, or those of some tables, oldest knowledge first."""
        states, whole = self.readings.states, self.statements.in_order
        visible = (states.visible, states.seen_mentions, self._seen_beside)
        return Places(whole, whole.seen(visible, models))

    @cached_property
    def _seen_beside(self) -> Mask:
        return self.statements.others.seen.at(self.as_of, self.audience)

    def newest_beside(self, most: int) -> list[tuple[int, ...]]:
        """Return the visible statements beside those on covenants that became known last, at most so many a table.

        Of each the day as an ordinal, the revision, and its places in the columns of `Others`. When an undated source
        was read is no news (reading.md, rule 6): what it says is left out.
        """
        others = self.statements.others
        rows = others.newest(self._seen_beside & ~others.seen.read, most)
        columns = (others.seen.known, others.seen.revision, others.table, others.key, others.document, others.named)
        return list(zip(*(one[rows].tolist() for one in columns), strict=True))

    def statements_by_document(self) -> Counter[str]:
        """Return how many visible statements were taken from each document, by its key."""
        states, others = self.readings.states, self.statements.others
        beside = states.columns.masters.counted_by_document(keep(others.document, self._seen_beside))
        return states.by_document + beside

    @cached_property
    def corrections(self) -> list[tuple[type[LedgerEntry], int]]:
        """Table and key of every public correction and withdrawal, newest first.

        Both the corrected entry and its successor must be public and known, or the log would tell what the pages
        do not.
        """
        log = self.readings.states.columns.corrections
        rows = keep(
            log.rows, log.seen.at(self.as_of, self.audience) & log.before.at(self.as_of, self.audience)
        ).tolist()
        return [(LEDGERS[log.table[row]], int(log.key[row])) for row in reversed(rows)]


def _in_unit(units: Ints, unit: str) -> Mask:
    return units == UNITS.index(unit) if unit else units >= 0


def read_record(
    as_of: AsOf,
    *,
    rule: str = "",
    audience: Audience = Audience.PUBLIC,
    strict: bool = False,
    beside: Record | None = None,
) -> Record:
    """Read the record at a moment in a fixed number of queries; raises `UnknownRule`.

    The newest revision is looked up once, so that a seal meanwhile cannot split the reading. A record that is
    compared with another is read `beside` it: from the same arrays.
    """
    if as_of.revision is None:
        as_of = replace(as_of, revision=newest_revision())
    statements = beside.statements if beside else COLUMNS.current()
    rules = rule_facts(as_of)
    chosen = _choose(rules, rule)
    rules = tuple(one for one in rules if one is chosen or is_known(one, as_of))
    readings = all_readings(statements.at(as_of.revision), as_of, audience, strict=strict)
    return Record(as_of, audience, chosen, rules, readings, readings.counted(chosen), statements)


def read_added(before: Record) -> Record:
    """Return the record at the same moment with what this transaction sealed since; nothing of it is kept."""
    newest = newest_revision()
    statements = load_since(before.statements, after=before.statements.up_to, up_to=newest)
    as_of = replace(before.as_of, revision=newest)
    beside = replace(before, statements=statements)
    return read_record(as_of, rule=before.rule.slug, audience=before.audience, beside=beside)


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


def read_ahead() -> None:
    """Read the record into the memory of this process, before anybody asks."""
    _ = COLUMNS.current().others


def forget() -> None:
    """Forget what is in memory: the next reading loads the whole record."""
    COLUMNS.clear()
