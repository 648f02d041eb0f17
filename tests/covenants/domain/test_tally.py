"""How many by the end of a day: the total of the last day that is not after it."""

from datetime import date

import pytest

from covenants.domain.tally import Tally

TALLY = Tally([date(2016, 3, 1), date(2016, 6, 17)], [2, 5])


def test_a_day_counts_from_its_own_end_until_the_next():
    days = (date(2016, 2, 29), date(2016, 3, 1), date(2016, 6, 16), date(2016, 6, 17), date(2026, 1, 1))
    assert [TALLY.by(day) for day in days] == [0, 2, 2, 5, 5]


def test_a_count_on_few_days_is_left_as_it_is():
    assert TALLY.within(2) is TALLY


@pytest.mark.parametrize(
    ("most", "days"),
    [
        (5, [date(2016, 1, 31), date(2016, 2, 2), date(2016, 6, 17), date(2017, 1, 1)]),
        (3, [date(2016, 2, 2), date(2016, 6, 17), date(2017, 1, 1)]),
        (2, [date(2016, 6, 17), date(2017, 1, 1)]),
        (1, [date(2016, 6, 17), date(2017, 1, 1)]),
    ],
)
def test_a_count_on_many_days_is_given_by_the_month_the_quarter_or_the_year(most, days):
    every = [
        date(2016, 1, 3),
        date(2016, 1, 31),
        date(2016, 2, 1),
        date(2016, 2, 2),
        date(2016, 6, 17),
        date(2017, 1, 1),
    ]
    tally = Tally(every, [1, 2, 3, 4, 5, 6])
    assert tally.within(most) == Tally(days, [every.index(day) + 1 for day in days])


def test_days_that_bear_a_mark_stay():
    tally = Tally([date(2016, 1, day) for day in range(1, 10)], range(1, 10))
    marked = tally.within(3, beside=[date(2015, 1, 1), date(2016, 1, 4), date(2016, 2, 1)])
    assert marked == Tally([date(2016, 1, 4), date(2016, 1, 9), date(2016, 2, 1)], [4, 9, 9])


def test_each_that_was_counted_has_its_day():
    assert TALLY.each() == [date(2016, 3, 1)] * 2 + [date(2016, 6, 17)] * 3
    assert Tally([], []).each() == []
