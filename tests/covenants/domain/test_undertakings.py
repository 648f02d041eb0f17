"""Whether a motion or commitment was answered in time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.undertakings import UndertakingEvent, undertaking_state
from tests.spec.undertakings import answered_on, standing

MADE = UndertakingEvent("made", None, date(2014, 6, 1))
TERM = UndertakingEvent("term", date(2015, 12, 31), date(2015, 1, 1))
LATER_TERM = UndertakingEvent("term", date(2016, 6, 30), date(2015, 12, 1))
UNDATED = UndertakingEvent("answered", None, None)


def answered(day):
    return UndertakingEvent("answered", None, date(2016, 6, day))


@pytest.mark.parametrize(
    ("events", "on", "expected"),
    [
        ([MADE], date(2030, 1, 1), ("open", None, None)),
        ([MADE, TERM], date(2015, 12, 31), ("open", date(2015, 12, 31), None)),
        ([MADE, TERM], date(2016, 1, 1), ("overdue", date(2015, 12, 31), None)),
        ([MADE, TERM, LATER_TERM], date(2016, 1, 1), ("open", date(2016, 6, 30), None)),
        ([TERM, LATER_TERM, answered(30)], date(2016, 7, 1), ("in_time", date(2016, 6, 30), date(2016, 6, 30))),
        ([TERM, answered(17)], date(2016, 7, 1), ("late", date(2015, 12, 31), date(2016, 6, 17))),
        ([LATER_TERM, answered(17), answered(30)], date(2017, 1, 1), ("in_time", date(2016, 6, 30), date(2016, 6, 17))),
        ([MADE, answered(17)], date(2017, 1, 1), ("answered", None, date(2016, 6, 17))),
        ([TERM, UNDATED], date(2017, 1, 1), ("answered", date(2015, 12, 31), None)),
    ],
)
def test_a_motion_is_judged_by_its_last_term_and_its_first_answer(events, on, expected):
    state = undertaking_state(events, on)
    assert (state.answering.value, state.term, state.answered_on) == expected


DAYS = st.dates(date(2014, 1, 1), date(2014, 1, 9))
EVENTS = st.lists(
    st.builds(UndertakingEvent, st.sampled_from(("made", "term", "answered")), st.none() | DAYS, st.none() | DAYS),
    max_size=6,
)


@given(EVENTS, DAYS)
def test_it_says_what_the_specification_says(events, on):
    state = undertaking_state(events, on)
    assert (state.answering.value, state.answered_on) == (standing(events, on), answered_on(events))
