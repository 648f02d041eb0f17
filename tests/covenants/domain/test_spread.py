"""Numbers of days summed up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.spread import Spread, spread_of


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], None),
        ([23], Spread(1, Decimal(23), Decimal(23), 23, 23)),
        ([1, 2], Spread(2, Decimal("1.5"), Decimal("1.5"), 1, 2)),
        ([10, 0, 1], Spread(3, Decimal("3.66"), Decimal(1), 0, 10)),
    ],
)
def test_days_are_summed_up(numbers, expected):
    assert spread_of(numbers) == expected


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=30))
def test_the_middle_has_as_many_below_as_above(numbers):
    spread = spread_of(numbers)
    assert (
        sum(one < spread.middle for one in numbers) <= len(numbers) / 2 >= sum(one > spread.middle for one in numbers)
    )
    assert spread.least <= spread.mean <= spread.most
