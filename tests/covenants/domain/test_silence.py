"""Nine months without movement, and who is no longer mentioned."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.silence import NoLongerMentioned
from tests.spec.silence import has_fallen_silent, is_silent, months_before, no_longer_mentioned


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2017, 3, 17), 9, date(2016, 6, 17)),
        (date(2016, 12, 31), 1, date(2016, 11, 30)),
        (date(2016, 11, 30), 9, date(2016, 2, 29)),
        (date(2017, 1, 31), 1, date(2016, 12, 31)),
        (date(2017, 1, 31), 0, date(2017, 1, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, expected):
    assert months_before(day, months) == expected


@given(st.dates(date(1901, 1, 1), date(2190, 1, 1)), st.integers(0, 11))
def test_some_months_earlier_is_earlier_and_never_further_than_the_longest_months(day, months):
    assert timedelta(days=28 * months) <= day - months_before(day, months) <= timedelta(days=31 * months)


def test_silence_starts_after_nine_months():
    judged_on = date(2017, 3, 17)
    assert not is_silent(date(2016, 6, 18), judged_on)
    assert is_silent(date(2016, 6, 17), judged_on)
    assert is_silent(None, judged_on)


@pytest.mark.parametrize(
    ("moved", "phase", "silent"),
    [
        (date(2016, 6, 18), "signed", False),
        (date(2016, 6, 17), "signed", True),
        (None, "none", True),
        (date(2016, 6, 17), "evaluated", True),
        (date(2016, 6, 17), "ended", False),
        (date(2016, 6, 17), "ended_early", False),
        (None, "talks_stopped", False),
    ],
)
def test_what_is_over_is_never_silent(moved, phase, silent):
    assert has_fallen_silent(moved, phase, date(2017, 3, 17)) is silent


def test_a_document_that_names_nobody_leaves_nobody_out():
    assert no_longer_mentioned(["een", "twee"], {"twee": ["textiel"]}) == ()
    assert no_longer_mentioned(["een", "twee"], {}) == ()


def test_a_covenant_named_in_one_letter_and_absent_from_the_next_is_told():
    mentions = {"een": ["textiel", "bouw", "hout"], "twee": ["textiel"], "drie": ["textiel", "bouw"]}
    assert no_longer_mentioned(["een", "twee", "drie", "vier"], mentions) == (
        NoLongerMentioned("bouw", "een", "twee"),
        NoLongerMentioned("hout", "een", "twee"),
        NoLongerMentioned("bouw", "drie", "vier"),
        NoLongerMentioned("textiel", "drie", "vier"),
    )
    assert no_longer_mentioned(["een"], mentions) == ()
