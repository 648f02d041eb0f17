"""Numbers as promises: reached on the day of the signature that made the number full."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.choices import Modality, TargetRole
from covenants.domain.number_promises import counted_days, is_number_promise, judge_number, number_promises
from covenants.domain.promises import Judgement, Outcome, Voice
from tests.covenants.domain.facts import at, target

NOW = date(2026, 11, 23)
SIGNED = [
    date(2016, 7, 4), date(2016, 10, 28), date(2017, 3, 7), date(2017, 3, 22), date(2017, 6, 19), date(2018, 6, 29),
    date(2018, 7, 5), date(2018, 12, 20), date(2019, 5, 13), date(2019, 5, 23), date(2019, 7, 2), date(2023, 3, 6),
]  # fmt: skip
YEAR_END, HALF = date(2016, 12, 31), date(2017, 6, 30)


def goal(quantity, latest, **changes):
    return target(quantity, latest, **({"role": "goal", "latest_strict": latest} | changes))


def found(*goals, on=NOW, voices=None):
    return number_promises(goals, voices or {}, SIGNED, at(on))


def test_the_tenth_signature_came_873_days_after_the_first_deadline_and_692_after_the_second():
    first, second = found(goal(10, YEAR_END, key=1), goal(10, HALF, key=2))
    assert (first.by_deadline, first.reached_on, first.generous) == (
        2, date(2019, 5, 23), Judgement(Outcome.LATE, 873, 873),
    )  # fmt: skip
    assert (second.by_deadline, second.reached_on, second.generous) == (
        5, date(2019, 5, 23), Judgement(Outcome.LATE, 692, 692),
    )  # fmt: skip
    assert first.superseded_by == second.fact
    assert second.superseded_by is None


def expected(quantity, latest, **changes):
    return goal(quantity, latest, **({"role": "outlook", "tally": "whole", "modality": "confident"} | changes))


def test_an_expectation_about_the_goal_is_scored_beside_it_and_does_not_take_its_place():
    first, second = found(goal(10, YEAR_END, key=1), expected(10, HALF, key=2))
    assert (first.generous.most, first.superseded_by) == (873, None)
    assert (second.by_deadline, second.generous, second.superseded_by) == (5, Judgement(Outcome.LATE, 692, 692), None)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_one_document_expects_a_thing_once_as_firmly_as_it_says_anywhere(order):
    weak, firm = expected(10, HALF, key=order[0], modality="may"), expected(10, HALF, key=order[1])
    assert [one.fact for one in found(weak, firm)] == [firm]


@pytest.mark.parametrize(
    "change",
    [{"document": "b"}, {"actor": "ser"}, {"target": "elf"}, {"quantity": Decimal(9)}, {"latest": YEAR_END}],
)
def test_what_differs_in_anything_but_firmness_is_another_expectation(change):
    weak = replace(expected(10, HALF, key=1, modality="may"), **change)
    assert len(found(weak, expected(10, HALF, key=2))) == 2


def test_two_goals_of_one_document_are_two():
    assert len(found(goal(10, HALF, key=1), goal(10, HALF, key=2))) == 2


def test_eleven_new_ones_leave_out_what_was_signed_before_the_letter():
    (eleven,) = found(goal(11, date(2018, 12, 31), counts_from=date(2017, 9, 28)))
    assert (eleven.by_deadline, eleven.so_far, eleven.reached_on) == (3, 7, None)
    assert eleven.judged(strict=False).outcome is Outcome.LATE


def test_signatures_after_the_day_asked_about_do_not_count():
    (ten,) = found(goal(10, HALF), on=YEAR_END)
    assert (ten.by_deadline, ten.so_far, ten.judged(strict=True)) == (2, 2, Judgement(Outcome.OPEN))


def test_a_goal_without_a_last_day_is_not_scored():
    (ten,) = found(goal(10, None))
    assert (ten.generous, ten.by_deadline) == (Judgement(Outcome.UNSCORED), 12)


def test_outlooks_and_claims_are_not_goals():
    assert found(target(7, YEAR_END, "outlook"), target(10, HALF, "claim"), goal(9, HALF, modality="fact")) == ()


def test_a_goal_of_somebody_else_takes_no_place():
    voices = {1: Voice.CABINET, 2: Voice.OTHER}
    first, second = found(goal(10, YEAR_END, key=1), goal(10, HALF, key=2), voices=voices)
    assert (first.superseded_by, second.superseded_by) == (None, None)


def test_the_signature_of_the_day_itself_counts_and_may_be_the_one_that_was_needed():
    (second,) = found(goal(2, YEAR_END), on=SIGNED[1])
    assert (second.so_far, second.by_deadline, second.reached_on) == (2, 2, SIGNED[1])
    assert second.generous == Judgement(Outcome.KEPT, 0, 0)


def test_a_number_is_reached_by_exactly_as_many_as_it_names():
    days = {quantity: found(goal(quantity, YEAR_END))[0].reached_on for quantity in (1, "1.5", 2, 12, 13)}
    assert days == {1: SIGNED[0], "1.5": SIGNED[1], 2: SIGNED[1], 12: SIGNED[11], 13: None}


def test_each_reading_has_its_own_last_day():
    (ten,) = found(goal(3, date(2017, 3, 31), latest_strict=date(2017, 1, 31)))
    assert ten.judged(strict=False) == ten.generous == Judgement(Outcome.KEPT, 0, 0)
    assert ten.judged(strict=True) == ten.strict == Judgement(Outcome.LATE, 35, 35)


def test_one_reading_may_be_kept_and_the_other_not_whichever_is_asked():
    (one,) = found(goal(3, YEAR_END, latest_strict=date(2017, 3, 31)))
    assert [one.judged(strict=strict).outcome for strict in (False, True)] == [Outcome.LATE, Outcome.KEPT]


def test_every_goal_bears_the_voice_of_who_set_it():
    goals = [goal(10, YEAR_END, key=key) for key in (1, 2, 3)]
    voices = {1: Voice.CABINET, 2: Voice.PARTY}
    assert [one.voice for one in found(*goals, voices=voices)] == [Voice.CABINET, Voice.PARTY, Voice.OTHER]


def test_what_was_given_up_or_came_true_is_no_goal():
    assert [is_number_promise(goal(10, HALF, modality=modality)) for modality in Modality] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    assert [is_number_promise(target(10, HALF, role)) for role in TargetRole] == [True, False, False]
    assert [is_number_promise(target(10, HALF, role, tally="whole")) for role in TargetRole] == [True, True, False]
    assert [is_number_promise(expected(10, HALF, modality=modality)) for modality in Modality] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


def test_goals_stand_in_the_order_in_which_they_became_known():
    first, later = date(2016, 6, 17), date(2017, 1, 1)
    goals = [
        goal(1, HALF, key=6, known_from=later),
        goal(2, None, key=1, known_from=first),
        goal(3, HALF, key=2, known_from=first),
        goal(4, YEAR_END, key=5, known_from=first, revision=2),
        goal(5, YEAR_END, key=4, known_from=first, revision=2),
        goal(6, YEAR_END, key=9, known_from=first, revision=1),
    ]
    assert [one.fact.quantity for one in found(*goals)] == [6, 5, 4, 3, 2, 1]


CABINET_OF_TWO = {1: Voice.CABINET, 2: Voice.CABINET}


@pytest.mark.parametrize(
    ("change", "voices", "takes_its_place"),
    [
        ({}, CABINET_OF_TWO, True),
        ({}, {}, True),
        ({"target": "oeso-90"}, CABINET_OF_TWO, False),
        ({}, {1: Voice.CABINET, 2: Voice.OTHER}, False),
        ({}, {1: Voice.CABINET}, False),
        ({}, {2: Voice.CABINET}, False),
        ({"latest": YEAR_END}, CABINET_OF_TWO, False),
        ({"known_from": date(2016, 6, 16)}, CABINET_OF_TWO, False),
        ({"known_from": date(2016, 6, 18)}, CABINET_OF_TWO, True),
        ({"modality": "abandoned"}, CABINET_OF_TWO, False),
        ({"role": "outlook"}, CABINET_OF_TWO, False),
    ],
)
def test_a_goal_is_replaced_by_a_newer_one_of_the_same_target_and_voice_for_another_time(
    change, voices, takes_its_place
):
    newer = replace(goal(10, HALF, key=2), **change)
    judged = {one.fact.key: one.superseded_by for one in found(goal(10, YEAR_END, key=1), newer, voices=voices)}
    assert judged[1] == (newer if takes_its_place else None)


def test_the_next_goal_takes_the_place_and_not_the_last():
    goals = [goal(10, day, key=key) for key, day in enumerate((YEAR_END, HALF, date(2018, 1, 1)), start=1)]
    assert [one.superseded_by and one.superseded_by.key for one in found(*goals)] == [2, 3, None]


DAYS = st.dates(date(2014, 1, 1), date(2026, 12, 31))


@given(st.lists(DAYS, max_size=20), DAYS)
def test_only_days_after_the_start_count(days, start):
    assert list(counted_days(sorted(days), start)) == sorted(day for day in days if day > start)
    assert counted_days(days, None) == days


@given(DAYS, st.none() | DAYS, DAYS)
def test_a_number_is_kept_exactly_when_it_was_reached_in_time(bound, reached_on, judged_on):
    outcome = judge_number(bound, reached_on, judged_on).outcome
    assert (outcome is Outcome.KEPT) == (reached_on is not None and reached_on <= bound)
    assert (outcome is Outcome.OPEN) == (reached_on is None and judged_on <= bound)
