"""Whether a motion or commitment was answered in time: by each reading, after a moved term, without a term or day."""

from datetime import date

import pytest

from dossier.domain.undertakings import Event, State, standing
from imvo_tracker.lib.period import read_period

MADE = date(2015, 4, 29)
NO_PERIOD = read_period("binnenkort", written_on=MADE)


def made(key=1, on=MADE):
    return Event(key, False, NO_PERIOD, on)


def term(key, wording, on=MADE):
    return Event(key, False, read_period(wording, written_on=MADE), on)


def answer(key, on):
    return Event(key, True, NO_PERIOD, on)


def judged(events, day):
    found = standing(events, day)
    return found.state, found.days, [(one.last.way.value, one.state.value, one.days) for one in found.judged]


SUMMER = (made(), term(2, "vóór de zomer van 2016"))


@pytest.mark.parametrize(
    ("day", "state", "days", "each"),
    [
        ((2016, 5, 31), State.OPEN, -37, [("recess", "open", -37), ("sun", "open", -20), ("month", "open", 0)]),
        ((2016, 6, 1), State.OPEN, -36, [("recess", "open", -36), ("sun", "open", -19), ("month", "overdue", 1)]),
        ((2016, 7, 8), State.OVERDUE, 1, [("recess", "overdue", 1), ("sun", "overdue", 18), ("month", "overdue", 38)]),
    ],
)
def test_without_an_answer_it_is_open_to_the_last_day_of_each_reading(day, state, days, each):
    assert judged(SUMMER, date(*day)) == (state, days, each)


def test_an_answer_is_in_time_by_one_reading_and_late_by_another():
    events = (*SUMMER, answer(3, date(2016, 6, 17)))
    expected = [("recess", "in_time", -20), ("sun", "in_time", -3), ("month", "late", 17)]
    assert judged(events, date(2026, 1, 1)) == (State.IN_TIME, -20, expected)
    assert standing(events, date(2026, 1, 1)).readings_differ is True


def test_the_first_answer_counts_whatever_came_later():
    found = standing((*SUMMER, answer(4, date(2016, 11, 7)), answer(3, date(2016, 6, 17))), date(2026, 1, 1))
    assert ([one.key for one in found.answers], found.days) == ([3, 4], -20)


def test_of_two_terms_the_last_counts_and_the_first_was_moved():
    events = (made(), term(2, "vóór 2016"), term(3, "vóór 2017"), answer(4, date(2017, 1, 2)))
    found = standing(events, date(2017, 6, 1))
    assert (found.state, found.days, found.term.key, [one.key for one in found.moved]) == (State.LATE, 2, 3, [2])


def test_a_term_set_after_the_answer_changes_nothing():
    events = (made(), term(2, "vóór 2016"), answer(3, date(2016, 1, 10)), term(4, "vóór 2018", date(2016, 2, 1)))
    found = standing(events, date(2017, 6, 1))
    assert (found.state, found.days, found.moved) == (State.LATE, 10, ())


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((made(),), State.OPEN),
        ((made(), answer(2, date(2016, 6, 17))), State.ANSWERED),
        ((*SUMMER, answer(3, None)), State.ANSWERED),
    ],
)
def test_without_a_term_or_a_day_of_the_answer_nothing_is_late(events, state):
    found = standing(events, date(2026, 1, 1))
    assert (found.state, found.days) == (state, None)
