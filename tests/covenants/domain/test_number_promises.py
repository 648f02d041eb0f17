"""Numbers as promises: reached on the day of the signature that made the number full."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.number_promises import counted_days, judge_number, number_promises
from covenants.domain.promises import Judgement, Outcome, Voice
from tests.covenants.domain.facts import at, target

NOW = date(2026, 11, 23)
SIGNED = [
    date(2016, 7, 4), date(2016, 10, 28), date(2017, 3, 7), date(2017, 3, 22), date(2017, 6, 19), date(2018, 6, 29),
    date(2018, 7, 5), date(2018, 12, 20), date(2019, 5, 13), date(2019, 5, 23), date(2019, 7, 2), date(2023, 3, 6),
]  # fmt: skip
YEAR_END, HALF = date(2016, 12, 31), date(2017, 6, 30)


def goal(quantity, latest, **changes):
    return target(quantity, latest, "goal", **({"latest_strict": latest} | changes))


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


DAYS = st.dates(date(2014, 1, 1), date(2026, 12, 31))


@given(st.lists(DAYS, max_size=20), DAYS)
def test_only_days_after_the_start_count(days, start):
    assert set(counted_days(days, start)) == {day for day in days if day > start}
    assert counted_days(days, None) == tuple(days)


@given(DAYS, st.none() | DAYS, DAYS)
def test_a_number_is_kept_exactly_when_it_was_reached_in_time(bound, reached_on, judged_on):
    outcome = judge_number(bound, reached_on, judged_on).outcome
    assert (outcome is Outcome.KEPT) == (reached_on is not None and reached_on <= bound)
    assert (outcome is Outcome.OPEN) == (reached_on is None and judged_on <= bound)
