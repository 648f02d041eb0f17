"""Thresholds: exact arithmetic, one unit at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from covenants.domain.facts import ConditionFact, MeasurementFact


class Verdict(StrEnum):
    """Whether a condition holds."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class ConditionState:
    """A condition, its verdict, and the measurement that decided it."""

    condition: ConditionFact
    verdict: Verdict
    measurement: MeasurementFact | None = None


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
    usable = [
        found
        for found in measurements
        if found.covenant == condition.covenant
        and found.unit == condition.unit
        and found.latest is not None
        and found.latest <= day
    ]
    last = max(usable, key=lambda found: (found.latest, found.revision, found.key), default=None)
    if last is None:
        return ConditionState(condition, Verdict.UNMEASURED)
    verdicts = {judge(condition.minimum, found.low, found.high) for found in usable if found.latest == last.latest}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED
    return ConditionState(condition, verdict, last)


def threshold_states(
    conditions: Sequence[ConditionFact], measurements: Sequence[MeasurementFact], day: date
) -> tuple[ThresholdState, ...]:
    """Return the state of every threshold that has a visible condition."""
    measured: dict[tuple[str, str], list[MeasurementFact]] = defaultdict(list)
    for found in measurements:
        measured[found.covenant, found.unit].append(found)
    states: dict[tuple[str, str], list[ConditionState]] = defaultdict(list)
    for fact in conditions:
        usable = measured.get((fact.covenant, fact.unit), ())
        states[fact.threshold, fact.covenant].append(condition_state(fact, usable, day))
    return tuple(ThresholdState(threshold, covenant, tuple(found)) for (threshold, covenant), found in states.items())
