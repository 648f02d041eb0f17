"""When a promise is late, and when it never is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.lateness import Schedule, days_late
from tests.spec.lateness import schedule_of

START, END = date(2016, 7, 1), date(2016, 12, 31)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("judged_on", "expected"),
    [
        (date(2016, 6, 30), Schedule.ON_TIME),
        (START, Schedule.DUE),
        (END, Schedule.DUE),
        (date(2017, 1, 1), Schedule.LATE),
    ],
)
def test_a_window_is_ahead_then_due_then_late(judged_on, expected):
    assert schedule_of(START, END, judged_on) is expected


def test_a_window_without_a_start_is_never_due():
    assert schedule_of(None, END, END) is Schedule.ON_TIME
    assert schedule_of(None, END, END + timedelta(days=1)) is Schedule.LATE


@given(DAYS, DAYS)
def test_a_promise_without_an_end_is_never_late(earliest, judged_on):
    assert schedule_of(earliest, None, judged_on) is Schedule.OPEN
    assert schedule_of(None, None, judged_on) is Schedule.OPEN
    assert days_late(None, judged_on) is None


@given(DAYS, DAYS)
def test_late_means_at_least_one_day_late(latest, judged_on):
    late = schedule_of(None, latest, judged_on) is Schedule.LATE
    assert late == (days_late(latest, judged_on) > 0)


def test_days_are_counted_from_the_last_promised_day():
    assert days_late(date(2016, 12, 31), date(2019, 5, 23)) == 873
    assert days_late(date(2016, 12, 31), date(2016, 7, 4)) == 0
