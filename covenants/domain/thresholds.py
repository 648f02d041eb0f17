"""Thresholds: exact arithmetic, one unit at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from covenants.domain.facts import ConditionFact, MeasurementFact
from covenants.domain.market import MARKET_OF, Restated, restated


class Verdict(StrEnum):
    """Whether a condition holds."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class ConditionState:
    """A condition, its verdict, and the measurement that decided it.

    `market` is the market figure that the measurement was recomputed to, None where it stands as its source gave it.
    """

    condition: ConditionFact
    verdict: Verdict
    measurement: MeasurementFact | None = None
    market: MeasurementFact | None = None


@dataclass(frozen=True, slots=True)
class ThresholdState:
    """All conditions of a threshold: it is met only when every one of them is."""

    threshold: str
    covenant: str
    conditions: tuple[ConditionState, ...]

    @property
    def verdict(self) -> Verdict:
        verdicts = {state.verdict for state in self.conditions}
        for decisive in (Verdict.NOT_MET, Verdict.UNMEASURED, Verdict.UNDETERMINED):
            if decisive in verdicts:
                return decisive
        return Verdict.MET if verdicts else Verdict.UNMEASURED


def judge(minimum: Decimal, low: Decimal | None, high: Decimal | None) -> Verdict:
    """Compare an interval with a line, exactly: 29.96 is below 30, and 28-33 decides nothing."""
    if low is not None and low >= minimum:
        return Verdict.MET
    if high is not None and high < minimum:
        return Verdict.NOT_MET
    return Verdict.UNDETERMINED


def condition_state(condition: ConditionFact, measurements: Iterable[MeasurementFact], day: date) -> ConditionState:
    """Judge a condition by the last measurement on `day` of its covenant, in its own unit.

    Where sources measured the same last day and lead to different verdicts, none is chosen.
    """
    known = list(measurements)
    usable = [restated(one, _market(condition, known), day) for one in _usable(condition, known, day)]
    last = max(usable, key=_recency, default=None)
    if last is None:
        return ConditionState(condition, Verdict.UNMEASURED)
    verdicts = {
        judge(condition.minimum, one.share.low, one.share.high)
        for one in usable
        if one.share.latest == last.share.latest
    }
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED
    return ConditionState(condition, verdict, last.share, last.market)


def _recency(one: Restated) -> tuple[date | None, int, int]:
    return one.share.latest, one.share.revision, one.share.key


def _market(condition: ConditionFact, measurements: Iterable[MeasurementFact]) -> list[MeasurementFact]:
    """Return the figures of the whole that the condition asks a share of."""
    unit = MARKET_OF.get(condition.unit)
    return [one for one in measurements if one.covenant == condition.covenant and one.unit == unit]


def excludes(one: MeasurementFact, other: MeasurementFact) -> bool:
    """Say whether two measurements of the same unit and day cannot both be right."""
    return _above(one.low, other.high) or _above(other.low, one.high)


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def _usable(condition: ConditionFact, measurements: Iterable[MeasurementFact], day: date) -> list[MeasurementFact]:
    """Return the measurements of the condition's covenant in its own unit that are over on `day`."""
    return [
        measurement
        for measurement in measurements
        if measurement.covenant == condition.covenant
        and measurement.unit == condition.unit
        and measurement.latest is not None
        and measurement.latest <= day
    ]


def threshold_states(
    conditions: Sequence[ConditionFact], measurements: Sequence[MeasurementFact], day: date
) -> tuple[ThresholdState, ...]:
    """Return the state of every threshold that has a visible condition."""
    measured: dict[tuple[str, str], list[MeasurementFact]] = defaultdict(list)
    for measurement in measurements:
        measured[measurement.covenant, measurement.unit].append(measurement)
    states: dict[tuple[str, str], list[ConditionState]] = defaultdict(list)
    for fact in conditions:
        units = (fact.unit, MARKET_OF.get(fact.unit, ""))
        usable = [one for unit in units for one in measured.get((fact.covenant, unit), ())]
        states[fact.threshold, fact.covenant].append(condition_state(fact, usable, day))
    return tuple(ThresholdState(threshold, covenant, tuple(judged)) for (threshold, covenant), judged in states.items())


@dataclass(frozen=True, slots=True)
class Reached:
    """The first visible measurement that meets a condition; `contradicted` where another of that day does not."""

    measurement: MeasurementFact
    contradicted: bool


def first_reached(condition: ConditionFact, measurements: Iterable[MeasurementFact], day: date) -> Reached | None:
    """Return the first measurement by `day` that meets the condition, None while there is none."""
    known = list(measurements)
    figures = _market(condition, known)
    usable = [restated(one, figures, one.latest).share for one in _usable(condition, known, day) if one.latest]
    meeting = [
        measurement
        for measurement in usable
        if judge(condition.minimum, measurement.low, measurement.high) is Verdict.MET
    ]
    first = min(
        meeting, key=lambda measurement: (measurement.latest, measurement.revision, measurement.key), default=None
    )
    if first is None:
        return None
    same_day = [measurement for measurement in usable if measurement.latest == first.latest]
    verdicts = {judge(condition.minimum, measurement.low, measurement.high) for measurement in same_day}
    return Reached(first, len(verdicts) > 1)


def met_together_on(
    conditions: Sequence[ConditionFact], measurements: Sequence[MeasurementFact], day: date
) -> date | None:
    """Return the first day on which the last measurements met every condition at once, by `day`."""
    days = {
        one.latest
        for condition in conditions
        for one in (*_usable(condition, measurements, day), *_market(condition, measurements))
        if one.latest is not None and one.latest <= day
    }
    for measured_on in sorted(days):
        states = (condition_state(condition, measurements, measured_on) for condition in conditions)
        if all(state.verdict is Verdict.MET for state in states):
            return measured_on
    return None
