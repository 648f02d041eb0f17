"""Thresholds: exact, one unit at a time, all conditions together."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.thresholds import (
    ConditionState,
    ThresholdState,
    Verdict,
    condition_state,
    judge,
    threshold_states,
)
from tests.covenants.domain.facts import LETTER, condition, measurement

LATER = date(2017, 6, 30)
SHARE = condition(30, "turnover_share")


def verdict(of, *measurements, day=LETTER):
    return condition_state(of, measurements, day).verdict


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("30", "30", Verdict.MET),
        ("29.96", "29.96", Verdict.NOT_MET),
        ("29.9999", "29.9999", Verdict.NOT_MET),
        ("28", "33", Verdict.UNDETERMINED),
        ("28", "30", Verdict.UNDETERMINED),
        ("30", "33", Verdict.MET),
        ("30", None, Verdict.MET),
        ("28", None, Verdict.UNDETERMINED),
        (None, "29", Verdict.NOT_MET),
        (None, "33", Verdict.UNDETERMINED),
        (None, None, Verdict.UNDETERMINED),
    ],
)
def test_an_interval_is_compared_exactly(low, high, expected):
    assert judge(Decimal(30), low and Decimal(low), high and Decimal(high)) is expected


NUMBERS = st.decimals(0, 100, places=4)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_verdict_holds_for_every_value_inside_the_interval(minimum, one, other):
    low, high = sorted((one, other))
    found = judge(minimum, low, high)
    assert (found is Verdict.MET) == (low >= minimum)
    assert (found is Verdict.NOT_MET) == (high < minimum)


@given(NUMBERS, NUMBERS)
def test_an_exact_measurement_always_decides(minimum, value):
    assert judge(minimum, value, value) is (Verdict.MET if value >= minimum else Verdict.NOT_MET)


class TestCondition:
    def test_is_unmeasured_without_a_measurement(self):
        assert condition_state(SHARE, [], LETTER) == ConditionState(SHARE, Verdict.UNMEASURED)

    def test_brands_say_nothing_about_companies(self):
        assert verdict(condition(35), measurement(93, unit="brand")) is Verdict.UNMEASURED

    def test_another_covenant_says_nothing(self):
        assert verdict(condition(35), measurement(93, of="goud")) is Verdict.UNMEASURED

    def test_a_measurement_to_come_says_nothing_yet(self):
        assert verdict(condition(35), measurement(93, latest=LATER)) is Verdict.UNMEASURED
        assert verdict(condition(35), measurement(93, latest=None)) is Verdict.UNMEASURED

    def test_the_last_measurement_decides_also_when_members_left(self):
        grown, shrunk = measurement(60), measurement(34, latest=LATER, key=2)
        assert verdict(condition(35), shrunk, grown, day=LATER) is Verdict.NOT_MET
        assert verdict(condition(35), shrunk, grown) is Verdict.MET

    def test_measurements_of_one_day_that_agree_decide(self):
        first, last = measurement(40, revision=1), measurement(45, revision=2)
        assert condition_state(condition(35), [last, first], LETTER) == ConditionState(condition(35), Verdict.MET, last)

    def test_measurements_of_one_day_that_contradict_each_other_decide_nothing(self):
        below, above = measurement(34, revision=1), measurement(36, revision=2)
        state = condition_state(condition(35), [above, below], LETTER)
        assert (state.verdict, state.measurement) == (Verdict.UNDETERMINED, above)

    def test_a_contradiction_of_an_earlier_day_is_past(self):
        below, above, later = measurement(34), measurement(36), measurement(50, latest=LATER)
        assert verdict(condition(35), below, above, later, day=LATER) is Verdict.MET

    @given(st.lists(st.tuples(st.integers(30, 40), st.integers(1, 9)), min_size=1, max_size=5), st.randoms())
    def test_the_order_of_the_rows_changes_nothing(self, values, dice):
        facts = [measurement(low, key=key, revision=key) for key, (low, _revision) in enumerate(values)]
        shuffled = list(facts)
        dice.shuffle(shuffled)
        assert condition_state(condition(35), shuffled, LETTER) == condition_state(condition(35), facts, LETTER)


class TestThreshold:
    """Textile: at least 35 companies and at least 30 % of turnover (Kamerstuk 26 485, nr. 220, p. 2)."""

    conditions = (condition(35), SHARE)

    def verdict(self, *measurements):
        [state] = threshold_states(self.conditions, measurements, LETTER)
        return state.verdict

    def test_is_met_only_when_every_condition_is(self):
        companies, share = measurement(60), measurement("30", unit="turnover_share")
        assert self.verdict(companies, share) is Verdict.MET
        assert self.verdict(companies) is Verdict.UNMEASURED
        assert self.verdict(companies, measurement("29.96", unit="turnover_share")) is Verdict.NOT_MET
        assert self.verdict(companies, measurement(28, 33, unit="turnover_share")) is Verdict.UNDETERMINED
        assert self.verdict(measurement(34)) is Verdict.NOT_MET

    def test_a_reassurance_about_companies_says_nothing_about_turnover(self):
        [state] = threshold_states(self.conditions, [measurement(60)], LETTER)
        assert [found.verdict for found in state.conditions] == [Verdict.MET, Verdict.UNMEASURED]

    def test_without_conditions_is_unmeasured(self):
        assert ThresholdState("leeg", "textiel", ()).verdict is Verdict.UNMEASURED

    def test_thresholds_are_told_apart_in_the_order_of_their_conditions(self):
        others = (condition(10, of="goud", threshold="goud"), *self.conditions, condition(5, threshold="tweede"))
        found = threshold_states(others, [measurement(7)], LETTER)
        assert [(one.threshold, one.covenant, len(one.conditions), one.verdict) for one in found] == [
            ("goud", "goud", 1, Verdict.UNMEASURED),
            ("inwerkingtreding", "textiel", 2, Verdict.NOT_MET),
            ("tweede", "textiel", 1, Verdict.MET),
        ]
