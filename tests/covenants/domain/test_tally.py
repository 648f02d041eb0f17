"""How many by the end of a day: the total of the last day that is not after it."""

from datetime import date

from covenants.domain.tally import Tally

TALLY = Tally([date(2016, 3, 1), date(2016, 6, 17)], [2, 5])


def test_a_day_counts_from_its_own_end_until_the_next():
    days = (date(2016, 2, 29), date(2016, 3, 1), date(2016, 6, 16), date(2016, 6, 17), date(2026, 1, 1))
    assert [TALLY.by(day) for day in days] == [0, 2, 2, 5, 5]
