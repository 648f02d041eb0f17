"""The goal, and the sum of the outlooks beside it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.targets import documents_with_outlook, main_goal, outlook_sums
from tests.covenants.domain.facts import target

YEAR_END = date(2016, 12, 31)
SUMMER = date(2017, 6, 30)
# Kamerstuk 26 485, nr. 220: seven in 2016, told twice in different groupings, and eight more in the first half of 2017.
LETTER_OUTLOOK = [
    target(3, YEAR_END, tally="3+4"),
    target(4, YEAR_END, tally="3+4"),
    target(2, YEAR_END, tally="2+5"),
    target(5, YEAR_END, tally="2+5"),
    target(8, SUMMER, tally="h1"),
]


def test_seven_and_eight_make_fifteen():
    found = outlook_sums(LETTER_OUTLOOK, "brief")
    assert [(one.until, one.quantity, one.cumulative) for one in found] == [(YEAR_END, 7, 7), (SUMMER, 8, 15)]


def test_two_groupings_of_the_same_covenants_are_one_sum():
    first, second = outlook_sums(LETTER_OUTLOOK, "brief")
    assert first.parts == {"3+4": (Decimal(3), Decimal(4)), "2+5": (Decimal(2), Decimal(5))}
    assert (first.quantity, second.quantity) == (7, 8)


def test_of_groupings_that_disagree_the_larger_is_used():
    [found] = outlook_sums([target(7, YEAR_END, tally="a"), target(6, YEAR_END, tally="b")], "brief")
    assert found.quantity == 7


def test_other_documents_goals_and_open_ends_are_left_out():
    others = [
        target(9, YEAR_END, document="anders"), target(10, YEAR_END, role="goal"), target(1, None),
    ]  # fmt: skip
    assert outlook_sums(others, "brief") == ()


def test_documents_are_told_in_the_order_in_which_they_became_known():
    facts = [
        target(1, YEAR_END, document="b", known_from=SUMMER), target(1, YEAR_END, document="c"),
        target(1, YEAR_END, document="a"), target(1, YEAR_END, role="goal", document="d"),
    ]  # fmt: skip
    assert documents_with_outlook(facts) == ["a", "c", "b"]


def test_the_goal_keeps_its_first_deadline_beside_the_new_one():
    first = target(10, YEAR_END, role="goal", known_from=date(2014, 6, 1))
    moved = target(10, SUMMER, role="goal", key=2)
    goal = main_goal([moved, first])
    assert (goal.count, goal.deadline, goal.superseded_by) == (10, YEAR_END, SUMMER)
    assert (goal.first, goal.current) == (first, moved)


def test_of_goals_known_on_one_day_the_earliest_deadline_was_first_and_an_open_end_last():
    goals = [target(10, day, role="goal", key=key) for key, day in enumerate((None, SUMMER, YEAR_END), start=1)]
    goal = main_goal(goals)
    assert (goal.target, goal.first.key, goal.current.key) == ("tien", 3, 1)
    assert (goal.deadline, goal.superseded_by) == (YEAR_END, None)


def test_a_goal_that_did_not_move_is_superseded_by_nothing():
    goal = main_goal([target(10, YEAR_END, role="goal")])
    assert (goal.deadline, goal.superseded_by) == (YEAR_END, None)


def test_a_goal_of_another_target_moves_nothing():
    goals = [target(10, YEAR_END, role="goal"), target(5, SUMMER, role="goal", target="vijf", known_from=SUMMER)]
    assert main_goal(goals).superseded_by is None


def expected(quantity, latest, **changes):
    return target(quantity, latest, **({"key": 9, "modality": "confident", "tally": "whole"} | changes))


def test_an_expectation_about_the_goal_names_a_later_day_and_the_first_deadline_stays():
    first = target(10, YEAR_END, role="goal", known_from=date(2014, 6, 1))
    given_up = target(10, YEAR_END, role="goal", modality="abandoned", key=2)
    goal = main_goal([expected(10, SUMMER), given_up, first])
    assert (goal.deadline, goal.superseded_by, goal.first, goal.current.key) == (YEAR_END, SUMMER, first, 9)


@pytest.mark.parametrize("change", [{"actor": "mvo-platform"}, {"target": "elf"}, {"tally": "h1"}, {"role": "claim"}])
def test_what_others_expect_and_parts_of_a_sum_name_no_day_for_the_goal(change):
    first = target(10, YEAR_END, role="goal")
    assert main_goal([first, expected(10, SUMMER, **change)]).superseded_by is None


def test_an_expectation_alone_is_no_goal():
    assert main_goal([expected(10, SUMMER)]) is None


def test_an_outlook_of_the_whole_is_part_of_no_sum():
    found = outlook_sums([*LETTER_OUTLOOK, expected(10, SUMMER)], "brief")
    assert [(one.until, one.quantity, one.cumulative) for one in found] == [(YEAR_END, 7, 7), (SUMMER, 8, 15)]
    assert documents_with_outlook([expected(10, SUMMER)]) == []


def test_without_a_goal_there_is_none():
    assert main_goal(LETTER_OUTLOOK) is None


PARTS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), max_size=8)


@given(PARTS)
def test_the_running_total_ends_at_the_sum_of_all(parts):
    facts = [target(count, date(2016 + year, 12, 31)) for count, year in parts]
    found = outlook_sums(facts, "brief")
    assert sum(one.quantity for one in found) == sum(count for count, _year in parts)
    assert not found or found[-1].cumulative == sum(count for count, _year in parts)
