"""Counts: by a named rule, at a moment."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.facts import RuleFact
from covenants.domain.lateness import Schedule
from covenants.domain.targets import half_years_from
from tests.covenants.domain.facts import LETTER, milestone, promise, reading
from tests.spec.tallies import counted, expected_by, in_negotiation, presented, signed, with_schedule

YEAR_END = date(2016, 12, 31)
SUMMER = date(2017, 6, 30)
TEXTILE = reading("textiel", milestone("presented", latest=date(2016, 3, 9)), facilitators=frozenset({"ser"}))
BANKS = reading("banken", milestone(latest=date(2016, 6, 1)), milestone("presented", latest=date(2016, 6, 1)))
ENDED = reading("kolen", milestone(latest=date(2014, 11, 1)), milestone("ended", latest=date(2015, 1, 1)))
GOLD = reading("goud", milestone("intent_declared", latest=date(2016, 5, 1)), promise(YEAR_END))
PROTEINS = reading("eiwitten", promise(SUMMER), is_subsector=True)
ALL = (TEXTILE, BANKS, ENDED, GOLD, PROTEINS)


def slugs(readings):
    return [found.slug for found in readings]


def by(**rule):
    return slugs(counted(RuleFact("regel", **rule), ALL))


def test_each_rule_says_what_counts():
    assert by() == ["textiel", "banken", "kolen", "goud", "eiwitten"]
    assert by(excluded=frozenset({"kolen"})) == ["textiel", "banken", "goud", "eiwitten"]
    assert by(only=frozenset({"goud", "kolen"})) == ["kolen", "goud"]
    assert by(without_subsectors=True) == ["textiel", "banken", "kolen", "goud"]
    assert by(facilitated_by="ser") == ["textiel"]
    assert by(running_only=True) == ["textiel", "banken", "goud", "eiwitten"]


def test_presented_covenant_does_not_count_as_signed():
    assert slugs(presented(ALL)) == ["textiel"]
    assert slugs(signed(ALL)) == ["kolen", "banken"]
    assert slugs(in_negotiation(ALL)) == ["goud"]


def test_signatures_of_one_day_stand_in_one_order():
    day = milestone(latest=date(2016, 6, 1))
    assert slugs(signed([reading("b", day), reading("a", day)])) == ["a", "b"]


def test_covenants_are_found_by_schedule():
    assert slugs(with_schedule(ALL, Schedule.ACHIEVED)) == ["banken", "kolen"]
    assert slugs(with_schedule(ALL, Schedule.ON_TIME)) == ["goud", "eiwitten"]


def test_expected_by_is_signed_plus_expected_with_a_last_day_in_time():
    assert slugs(expected_by(ALL, date(2016, 12, 30), LETTER)) == ["banken", "kolen"]
    assert slugs(expected_by(ALL, YEAR_END, LETTER)) == ["banken", "kolen", "goud"]
    assert slugs(expected_by(ALL, SUMMER, LETTER)) == ["banken", "kolen", "goud", "eiwitten"]


def test_what_is_over_on_the_day_of_judgement_is_no_longer_expected():
    assert slugs(expected_by(ALL, SUMMER, YEAR_END)) == ["banken", "kolen", "goud", "eiwitten"]
    assert slugs(expected_by(ALL, SUMMER, date(2017, 1, 1))) == ["banken", "kolen", "eiwitten"]


def test_up_to_the_day_of_judgement_what_counts_is_what_was_signed_by_then():
    assert slugs(expected_by(ALL, date(2015, 12, 31), LETTER)) == ["kolen"]
    assert slugs(expected_by(ALL, date(2016, 6, 1), LETTER)) == ["banken", "kolen"]


def test_what_was_given_up_is_no_longer_expected():
    stopped = reading("bouw", promise(YEAR_END), milestone("talks_stopped", latest=LETTER))
    assert expected_by([stopped], SUMMER, LETTER) == ()


def test_the_coming_half_years_start_with_the_day_itself():
    assert half_years_from(LETTER) == [date(2016, 6, 30), YEAR_END, SUMMER, date(2017, 12, 31)]
    assert half_years_from(YEAR_END, 2) == [YEAR_END, SUMMER]


@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.integers(1, 6))
def test_the_coming_half_years_are_coming_and_in_order(day, count):
    ends = half_years_from(day, count)
    assert len(ends) == count
    assert ends == sorted(ends)
    assert day <= ends[0] < day + timedelta(days=185)


@given(st.lists(st.integers(0, 900), max_size=8), st.integers(0, 900), st.integers(0, 900))
def test_the_outlook_only_grows_with_the_day(offsets, first, more):
    readings = [reading(f"c{n}", promise(LETTER + timedelta(days=offset))) for n, offset in enumerate(offsets)]
    early, late = LETTER + timedelta(days=first), LETTER + timedelta(days=first + more)
    assert set(slugs(expected_by(readings, early, LETTER))) <= set(slugs(expected_by(readings, late, LETTER)))
