"""What a threshold still lacks, and which candidates would bring it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from covenants.domain.coalitions import Candidate, Needed, smallest_sets
from covenants.domain.thresholds import ConditionState, ThresholdState
from covenants.domain.try_out import COMPANY, SHARE

NOTHING = Decimal()


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How many companies and how much of the turnover (percent points) lack, by what is certain."""

    companies: int
    share: Decimal


def lacking(state: ConditionState) -> Decimal:
    """Return what a condition lacks beyond the lowest value that is certain; nothing measured counts as nought."""
    certain = state.measurement.low if state.measurement else None
    return max(state.condition.minimum - (certain or NOTHING), NOTHING)


def certainly_lacking(state: ConditionState) -> Decimal:
    """Return what a condition lacks at the least, however large what was measured may be."""
    highest = state.measurement.high if state.measurement else None
    return max(state.condition.minimum - highest, NOTHING) if highest is not None else NOTHING


def shortfall(threshold: ThresholdState) -> Shortfall:
    """Return what candidates must bring; conditions in other units are none that they could meet."""
    by_unit = {COMPANY: NOTHING, SHARE: NOTHING}
    for state in threshold.conditions:
        if state.condition.unit in by_unit:
            by_unit[state.condition.unit] = max(by_unit[state.condition.unit], lacking(state))
    return Shortfall(ceil(by_unit[COMPANY]), by_unit[SHARE])


def who_is_needed(threshold: ThresholdState, candidates: Sequence[Candidate], *, most: int) -> Needed:
    """Return the smallest sets of candidates that would meet the threshold."""
    lack = shortfall(threshold)
    return smallest_sets(candidates, companies=lack.companies, share=lack.share, most=most)


def still_lacking(threshold: ThresholdState, candidates: Iterable[Candidate]) -> Shortfall:
    """Return what would lack even if all candidates joined."""
    lack, everybody = shortfall(threshold), list(candidates)
    brought = sum((one.share for one in everybody), NOTHING)
    return Shortfall(max(lack.companies - len(everybody), 0), max(lack.share - brought, NOTHING))
