"""The benchmark of growth: what it calls a breach."""

from argparse import Namespace

import pytest

from benchmarks.growth import FIRST, LIST, OTHER, Row, breaches

ASKED = Namespace(limit=2, other_limit=10, day_limit=3)


def row(kind, *medians, address="/", name="/", queries=(7, 7)):
    at = tuple({"median": median, "queries": count} for median, count in zip(medians, queries, strict=True))
    return Row(name, kind, address, at)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(LIST, 20, 39)], []),
        ([row(LIST, 20, 40)], ["/ grows 2.00 times, limit 2"]),
        ([row(OTHER, 20, 40)], []),
        ([row(OTHER, 20, 200)], ["/ grows 10.00 times, limit 10"]),
        ([row(LIST, 20, 20, queries=(7, 8))], ["/ takes [7, 8] queries"]),
        ([row(LIST, 20, 20), row(FIRST, 20, 59, name="/ first")], []),
        (
            [row(LIST, 20, 20), row(FIRST, 60, 20, name="/ first")],
            ["/ first takes 3.00 times as long as today, limit 3"],
        ),
    ],
)
def test_a_limit_reached_is_a_limit_broken(rows, found):
    assert list(breaches(rows, ASKED)) == found


def test_another_day_is_compared_with_the_plain_page_of_today():
    rows = [row(LIST, 10, 10), row(LIST, 50, 50, address="/beloften/", name="/beloften/")]
    other_day = row(FIRST, 100, 100, address="/beloften/", name="/beloften/ first")
    assert list(breaches([*rows, other_day], ASKED)) == []
