"""What came of the main goal: one reckoning for the front page, the days that matter and the shared picture."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.goal_so_far import goal_so_far
from covenants.domain.number_promises import number_promises
from covenants.domain.targets import main_goal
from tests.covenants.domain.facts import at, target

YEAR_END = date(2016, 12, 31)
TENTH = date(2019, 5, 23)
DAYS = [YEAR_END - timedelta(days=number) for number in range(8)] + [date(2018, 7, 5), TENTH, date(2019, 7, 2)]


def so_far(days, judged_on, **changes):
    return goal_so_far(main_goal([target(10, YEAR_END, role="goal", **changes)]), days, judged_on)


def test_the_tenth_signature_counts_from_the_deadline():
    found = so_far(reversed(DAYS), date(2026, 11, 26))
    assert (found.count, found.reached_on, found.days_late, found.so_far) == (10, TENTH, 873, 11)
    assert (found.signed_by(YEAR_END), found.signed_by(date(2018, 7, 4)), found.is_over) == (8, 8, True)


def test_a_missing_signature_counts_on_until_the_day_of_judgement_and_is_not_late_on_the_deadline():
    assert [so_far(DAYS[:9], day).days_late for day in (YEAR_END, date(2017, 1, 1), date(2017, 6, 30))] == [0, 1, 181]
    assert so_far(DAYS[:9], YEAR_END - timedelta(days=1)).is_over is False
    assert so_far(DAYS[:9], YEAR_END).reached_on is None


def test_only_signatures_after_the_day_from_which_it_counts_count():
    assert so_far(DAYS, TENTH, counts_from=YEAR_END).so_far == 3


@given(st.lists(st.dates(date(2014, 1, 1), date(2020, 1, 1)), max_size=14), st.dates(YEAR_END, date(2021, 1, 1)))
def test_it_is_judged_as_every_promised_number(days, judged_on):
    days = [day for day in days if day <= judged_on]
    goal = target(10, YEAR_END, role="goal", latest_strict=YEAR_END)
    found = goal_so_far(main_goal([goal]), days, judged_on)
    (promise,) = number_promises([goal], {}, days, at(judged_on))
    assert (found.reached_on, found.so_far, found.signed_by(YEAR_END)) == (
        promise.reached_on, promise.so_far, promise.by_deadline,
    )  # fmt: skip
    assert found.days_late == (promise.generous.most or 0)
