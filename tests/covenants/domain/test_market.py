"""A share of a market that turns out larger or smaller: judged anew, and never for the time before it was known."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from covenants.choices import SHARES, Unit
from covenants.domain.market import MARKET_OF, Restated, restated
from covenants.domain.thresholds import Verdict, condition_state, first_reached, met_together_on, threshold_states
from tests.covenants.domain.facts import LETTER, condition, measurement

JANUARY, JULY, YEAR_END, LATER = date(2016, 1, 1), date(2016, 7, 4), date(2016, 12, 31), date(2020, 12, 31)
SHARE = condition(30, "turnover_share")


def share(low, high=None, latest=JULY, **changes):
    return measurement(low, high, "turnover_share", latest, **({"key": 1, "known_from": latest} | changes))


def market(low, high=None, latest=JANUARY, **changes):
    return measurement(low, high, "market_turnover", latest, **({"key": 100, "known_from": latest} | changes))


def judged(day, *facts):
    state = condition_state(SHARE, facts, day)
    return state.verdict, state.measurement.low, state.measurement.high, state.market and state.market.key


def test_the_units_are_those_of_the_record():
    assert (set(MARKET_OF) <= SHARES, set(MARKET_OF.values())) == (True, {Unit.MARKET_TURNOVER})


def test_a_larger_market_takes_a_met_condition_below_its_line_from_its_own_day_on():
    facts = (share("30.5"), market(10_000), market(10_200, latest=YEAR_END, key=101))
    assert judged(date(2016, 12, 30), *facts) == (Verdict.MET, Decimal("30.5"), Decimal("30.5"), None)
    assert judged(YEAR_END, *facts) == (Verdict.NOT_MET, Decimal("29.9019"), Decimal("29.9019"), 101)


def test_a_smaller_market_lifts_it_over():
    facts = (share("29.96"), market(10_000), market(9_986, latest=YEAR_END, key=101))
    assert judged(YEAR_END, *facts) == (Verdict.MET, Decimal("30.0020"), Decimal("30.0020"), 101)


def test_without_a_figure_of_its_own_day_a_share_stays_as_measured():
    for figures in ([], [market(9_000, latest=YEAR_END)], [market(10_000)]):
        assert judged(LATER, share(31), *figures) == (Verdict.MET, Decimal(31), Decimal(31), None)


def test_a_figure_that_came_out_after_the_share_is_not_what_it_was_measured_against():
    """The market of January, corrected in December: who measured in July knew the first figure."""
    first, corrected = market(10_000), market(12_000, key=101, known_from=YEAR_END, revision=2)
    assert judged(JULY, share(33), first, corrected) == (Verdict.NOT_MET, Decimal("27.5"), Decimal("27.5"), 101)
    assert judged(JULY, share(33, known_from=LATER), first, corrected)[:2] == (Verdict.MET, Decimal(33))


def test_of_two_figures_of_one_day_the_last_recorded_counts():
    facts = [share(30), market(100), *(market(low, latest=YEAR_END, key=key, revision=number)
             for low, key, number in ((200, 102, 1), (50, 101, 2)))]  # fmt: skip
    assert judged(LATER, *facts)[1] == judged(LATER, *reversed(facts))[1] == Decimal(60)


def test_margins_widen_and_open_bounds_stay_open():
    bounds = (market(90, 110), market(95, 105, latest=YEAR_END, key=101))
    assert judged(LATER, share(28, 33), *bounds) == (
        Verdict.UNDETERMINED, Decimal(24), Decimal("38.2105"), 101
    )  # fmt: skip
    at_least = measurement(40, unit="turnover_share", latest=JULY, known_from=JULY, key=1, high=None)
    open_above = restated(at_least.__class__(**{**fields(at_least), "high": None}), bounds, LATER).share
    assert (open_above.low, open_above.high) == (Decimal("34.2857"), None)


def fields(fact):
    return {name: getattr(fact, name) for name in fact.__slots__}


@pytest.mark.parametrize("bounds", [{"low": None}, {"high": None}, {"low": Decimal(0), "high": Decimal(0)}])
def test_a_figure_without_both_bounds_recomputes_nothing(bounds):
    useless = market(1, latest=YEAR_END, key=101)
    useless = useless.__class__(**{**fields(useless), **bounds})
    assert restated(share(31), [market(100), useless], LATER) == Restated(share(31))


def test_market_figures_of_another_covenant_or_for_another_unit_change_nothing():
    facts = [share(31), market(100), market(200, latest=YEAR_END, key=101, of="goud")]
    assert judged(LATER, *facts)[:2] == (Verdict.MET, Decimal(31))
    companies = [measurement(36, latest=JULY), market(100), market(200, latest=YEAR_END, key=101)]
    assert condition_state(condition(35), companies, LATER).verdict is Verdict.MET
    (state,) = threshold_states([condition(35), SHARE], [*companies, share(31)], LATER)
    assert [(one.verdict, one.measurement.low) for one in state.conditions] == [
        (Verdict.MET, Decimal(36)), (Verdict.NOT_MET, Decimal("15.5"))
    ]  # fmt: skip


def test_since_when_it_was_met_is_judged_on_each_day_by_itself():
    facts = [share("29.96"), market(100), market("99.8", latest=YEAR_END, key=101)]
    assert first_reached(SHARE, facts, LATER) is None
    assert met_together_on([SHARE], facts, LATER) == YEAR_END
    assert met_together_on([SHARE], facts, LETTER) is None
    reached = first_reached(SHARE, [share(31), *facts[1:]], LATER)
    assert (reached.measurement.low, reached.contradicted) == (Decimal(31), False)


CENTS = st.decimals("0.01", 100, places=2)
MARKETS = st.decimals(1, 100_000, places=2)


@given(CENTS, MARKETS, MARKETS, st.decimals("0.0001", 100, places=4))
def test_the_verdict_is_that_of_exact_arithmetic(part, then, now, minimum):
    asked = condition(minimum, "turnover_share")
    facts = [share(part), market(then), market(now, latest=YEAR_END, key=101)]
    exact = Fraction(part) * Fraction(then) / Fraction(now)
    found = condition_state(asked, facts, LATER).verdict
    assert found is (Verdict.MET if exact >= Fraction(minimum) else Verdict.NOT_MET)
