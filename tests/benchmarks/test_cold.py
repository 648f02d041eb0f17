"""The benchmark of pages nobody asked for: what stands above its bar, and that no day serves two pages."""

from datetime import date

import pytest

from benchmarks.asked import as_known_on
from benchmarks.cold import BARS, FIRST_DAY, LAST_DAY, above_bar, days_apart


def test_a_page_at_its_bar_is_within_it():
    assert list(above_bar(BARS)) == []
    assert list(above_bar({"/": 25.1, "/beloften/": 2.0})) == ["/ takes 25.1 ms of processor time, the bar is 25 ms"]


def test_no_day_comes_twice_and_the_same_come_each_time():
    days = list(days_apart(430))
    assert len(set(days)) == len(days) == 430
    assert min(days) >= FIRST_DAY
    assert max(days) < LAST_DAY
    assert {day.year for day in days} == set(range(2016, 2027))
    assert days == list(days_apart(430))


def test_more_days_than_there_are_end_it():
    with pytest.raises(SystemExit, match="3775 days, 4000"):
        list(days_apart(4000))


def test_a_page_is_asked_for_as_it_was_known_on_a_day():
    day = date(2018, 3, 1)
    assert as_known_on(day, "/beloften/") == "/beloften/?peildatum=2018-03-01&bekend_op=2018-03-01"
    assert as_known_on(day, "/api/v1/x?pageSize=50") == "/api/v1/x?pageSize=50&asOf=2018-03-01&knownOn=2018-03-01"
