"""The benchmark of pages nobody asked for: what stands above its bar, and that no day serves two pages."""

from datetime import date
from itertools import islice

from benchmarks.cold import BARS, above_bar, moments_from


def test_a_page_at_its_bar_is_within_it():
    assert list(above_bar(BARS)) == []
    assert list(above_bar({"/": 25.1, "/beloften/": 2.0})) == ["/ takes 25.1 ms of processor time, the bar is 25 ms"]


def test_no_day_comes_twice():
    moments = list(islice(moments_from(date(2016, 12, 30)), 3))
    assert [one["peildatum"] for one in moments] == ["2016-12-31", "2017-01-01", "2017-01-02"]
    assert all(one["bekend_op"] == one["peildatum"] for one in moments)
