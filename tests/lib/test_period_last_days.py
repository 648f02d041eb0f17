"""The last day of a term by every way of reading it; "vóór de zomer" is the House's, the sun's and the month's."""

from datetime import date

import pytest

from imvo_tracker.lib.period import period_from_edtf, read_period
from imvo_tracker.lib.period_last_days import last_days

LETTER = date(2016, 6, 17)


def said(wording, written_on=LETTER):
    return [(one.way.value, one.day.isoformat()) for one in last_days(read_period(wording, written_on=written_on))]


@pytest.mark.parametrize(
    ("wording", "days"),
    [
        ("vóór de zomer van 2016", [("recess", "2016-07-07"), ("sun", "2016-06-20"), ("month", "2016-05-31")]),
        (
            "vóór het begin van de zomer van 2016",
            [("sun", "2016-06-20"), ("month", "2016-05-31"), ("recess", "2016-07-07")],
        ),
        ("nog voor de herfst van 2016", [("generous", "2016-09-21"), ("strict", "2016-08-31")]),
        ("nog dit jaar", [("stated", "2016-12-31")]),
        ("binnenkort", []),
    ],
)
def test_a_term_has_its_last_day_by_each_way_the_stored_one_first(wording, days):
    assert said(wording) == days


def test_a_summer_without_a_recess_in_the_table_is_read_by_sun_and_month_only():
    assert said("vóór het begin van de zomer van 2031") == [("sun", "2031-06-20"), ("month", "2031-05-31")]


def test_a_plain_year_has_one_last_day():
    assert [one.day for one in last_days(period_from_edtf("2019"))] == [date(2019, 12, 31)]
