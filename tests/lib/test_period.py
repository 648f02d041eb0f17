"""A period is a window in two readings; its invariants hold wherever it comes from."""

from datetime import date

import pytest

from imvo_tracker.lib.period import PERIOD_RULES, Period, UnreadablePeriod, period_of_day
from imvo_tracker.lib.period_types import Bounds, Stretch

JUNE, JULY, AUGUST = date(2016, 6, 17), date(2016, 7, 4), date(2016, 8, 31)


def window(earliest, latest, earliest_strict=None, latest_strict=None):
    return Period("", earliest, latest, "", "", earliest_strict, latest_strict)


def test_one_day_is_its_own_window():
    assert period_of_day(JULY, "op 4 juli") == Period("op 4 juli", JULY, JULY, "day", "2016-07-04", JULY, JULY)


def test_the_bound_depends_on_the_reading():
    period = window(JUNE, AUGUST, JUNE, JULY)
    assert (period.bound(strict=False), period.bound(strict=True)) == (AUGUST, JULY)


def test_a_period_without_a_last_day_is_open():
    assert [window(JUNE, None).is_open, window(None, JUNE).is_open] == [True, False]


@pytest.mark.parametrize(
    ("period", "start", "end", "shared"),
    [
        (window(JUNE, JULY), JULY, AUGUST, True),
        (window(JUNE, JUNE), JULY, AUGUST, False),
        (window(AUGUST, AUGUST), JUNE, JULY, False),
        (window(None, JULY), None, JUNE, True),
        (window(None, JUNE), JULY, None, False),
        (window(JULY, None), AUGUST, None, True),
        (window(JULY, None), None, JUNE, False),
    ],
)
def test_windows_overlap_when_they_share_a_day(period, start, end, shared):
    assert period.overlaps(start, end) is shared


@pytest.mark.parametrize("bounds", [(JULY, JUNE), (None, None, JULY, JUNE)])
def test_a_window_cannot_end_before_it_begins(bounds):
    with pytest.raises(ValueError, match="cannot run from 2016-07-04 to 2016-06-17"):
        window(*bounds)


def test_a_strict_reading_without_a_day_gives_way_to_the_generous_one():
    assert Bounds.of(JUNE, AUGUST, JULY, JUNE) == Bounds.exact(JUNE, AUGUST)
    with pytest.raises(ValueError, match="cannot run"):
        Bounds.of(JULY, JUNE, None, None)


def test_only_closed_bounds_make_a_stretch():
    assert Bounds.exact(JUNE, JULY).closed() == Stretch(JUNE, JULY, JUNE, JULY)
    with pytest.raises(ValueError, match="open"):
        Bounds.exact(None, JULY).closed()


def test_a_refusal_quotes_what_it_could_not_read():
    error = UnreadablePeriod("in wijn", "wijn")
    assert (error.wording, error.part, error.message, str(error)) == (
        "in wijn",
        "wijn",
        "“wijn” cannot be read as a day or a period.",
        "“wijn” cannot be read as a day or a period.",
    )


def test_a_refusal_quotes_no_more_than_a_line_and_no_control_characters():
    assert (
        UnreadablePeriod("", "\x00" + "x" * 100).message == f"“\ufffd{'x' * 59}…” cannot be read as a day or a period."
    )


def test_rule_codes_are_unique():
    codes = [rule.code for rule in PERIOD_RULES]
    assert sorted(set(codes)) == sorted(codes)
