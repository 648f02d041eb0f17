"""The window in which a signature is still expected."""

from datetime import date

import pytest

from covenants.domain.reading import Window
from tests.covenants.domain.facts import milestone, promise, reading
from tests.spec.expectations import expected_window, overlaps

START, END = date(2016, 7, 1), date(2016, 12, 31)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), None),
        ((promise(END, earliest=START),), Window(START, END)),
        ((promise(None, earliest=START),), Window(START, None)),
        ((promise(None, earliest=START), promise(END, basis="implied", key=2)), Window(START, END)),
        ((promise(END, basis="implied"),), Window(None, END)),
        ((milestone(latest=date(2016, 6, 1)), promise(END)), None),
        ((promise(END, modality="abandoned"),), None),
    ],
)
def test_the_window_of_what_is_still_expected(facts, expected):
    assert expected_window(reading("textiel", *facts)) == expected


@pytest.mark.parametrize(
    ("window", "start", "end", "shares_a_day"),
    [
        (Window(START, END), END, None, True),
        (Window(START, END), date(2017, 1, 1), None, False),
        (Window(START, END), None, START, True),
        (Window(START, END), None, date(2016, 6, 30), False),
        (Window(None, None), date(1900, 1, 1), date(1900, 1, 1), True),
        (Window(START, END), None, None, True),
    ],
)
def test_windows_overlap_when_they_share_a_day(window, start, end, shares_a_day):
    assert overlaps(window, start, end) is shares_a_day
