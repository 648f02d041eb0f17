"""Some numbers of days summed up: how many, the mean, the middle one, the least and the most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """`mean` is cut after two decimals, never rounded; `middle` is the median, a half where two are in the middle."""

    count: int
    mean: Decimal
    middle: Decimal
    least: int
    most: int


def spread_of(numbers: Iterable[int]) -> Spread | None:
    """Sum up some whole numbers; None where there are none."""
    values = sorted(numbers)
    if not values:
        return None
    mean = Decimal(sum(values) * 100 // len(values)) / 100
    return Spread(len(values), mean, Decimal(str(median(values))), values[0], values[-1])
