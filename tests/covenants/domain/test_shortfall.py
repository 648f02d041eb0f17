"""What lacks by what is certain, who would bring it, and what other figures would change."""

from datetime import date
from decimal import Decimal

from covenants.domain.coalitions import Candidate
from covenants.domain.shortfall import Shortfall, certainly_lacking, lacking, shortfall, still_lacking, who_is_needed
from covenants.domain.thresholds import Verdict, threshold_states
from covenants.domain.try_out import Figures, try_out
from tests.covenants.domain.facts import LETTER, condition, measurement

BOTH = [condition(35), condition(30, "turnover_share")]
DAY = date(2016, 7, 4)


def state(*facts, conditions=BOTH):
    (found,) = threshold_states(conditions, facts, DAY)
    return found


def share(low, high=None, **changes):
    return measurement(low, high, "turnover_share", key=2, **changes)


def test_one_company_too_few_while_the_turnover_is_there():
    threshold = state(measurement(34), share("31.2"))
    assert shortfall(threshold) == Shortfall(1, Decimal())
    needed = who_is_needed(threshold, [Candidate("Klein", Decimal(0))], most=5)
    assert (needed.size, [one.name for one in needed.indispensable]) == (1, ["Klein"])


def test_only_what_is_certain_counts_and_nothing_measured_is_nought():
    threshold = state(share(28, 33))
    assert shortfall(threshold) == Shortfall(35, Decimal(2))
    companies, turnover = threshold.conditions
    assert [lacking(companies), certainly_lacking(companies)] == [35, 0]
    assert [lacking(turnover), certainly_lacking(turnover)] == [2, 0]
    at_most = measurement(None, 30)
    assert [lacking(state(at_most).conditions[0]), certainly_lacking(state(at_most).conditions[0])] == [35, 5]


def test_more_than_enough_lacks_nothing():
    assert shortfall(state(measurement(40), share(50))) == Shortfall(0, Decimal())


def test_a_condition_that_no_company_can_meet_asks_for_none():
    assert shortfall(state(conditions=[condition(3, "fund")])) == Shortfall(0, Decimal())


def test_what_lacks_when_all_have_joined():
    threshold = state(measurement(30), share("28.5"))
    assert still_lacking(threshold, [Candidate("A", Decimal("0.5"))]) == Shortfall(4, Decimal(1))
    assert still_lacking(threshold, [Candidate(name, Decimal(9)) for name in "abcdefg"]) == Shortfall(0, Decimal())


class TestTryingOut:
    facts = [measurement(34), share("30.5")]

    def tried(self, facts=None, conditions=BOTH, **figures):
        values = {name: Decimal(str(value)) for name, value in figures.items()}
        states = try_out("textiel", conditions, self.facts if facts is None else facts, Figures(**values), DAY)
        return [(one.verdict, one.measurement and one.measurement.low) for state in states for one in state.conditions]

    def test_without_figures_is_the_record(self):
        assert self.tried() == [(Verdict.NOT_MET, 34), (Verdict.MET, Decimal("30.5"))]

    def test_a_new_market_figure_takes_the_turnover_below_its_line(self):
        assert self.tried(market_then=10_000, market_now=10_200) == [
            (Verdict.NOT_MET, 34), (Verdict.NOT_MET, Decimal("29.9019"))
        ]  # fmt: skip

    def test_a_new_market_figure_is_laid_beside_that_of_the_record(self):
        known = [*self.facts, measurement(10_000, unit="market_turnover", key=3, latest=date(2016, 1, 1))]
        assert self.tried(known, market_now=10_200)[1] == (Verdict.NOT_MET, Decimal("29.9019"))
        assert self.tried(known, market_then=20_400, market_now=10_200)[1] == (Verdict.MET, Decimal(61))

    def test_own_counts_stand_in_place_of_those_of_the_record(self):
        assert self.tried(companies=35, share="29.96") == [(Verdict.MET, 35), (Verdict.NOT_MET, Decimal("29.96"))]
        assert self.tried(share=40, market_then=100, market_now=200)[1] == (Verdict.NOT_MET, Decimal(20))

    def test_a_threshold_that_the_record_lacks_is_typed_whole(self):
        assert self.tried([], [], needed_companies=2, companies=1) == [(Verdict.NOT_MET, 1)]
        assert self.tried([], [], needed_companies=2, needed_share=5) == [
            (Verdict.UNMEASURED, None), (Verdict.UNMEASURED, None)
        ]  # fmt: skip
        assert self.tried([], []) == []

    def test_another_line_is_asked(self):
        assert self.tried(needed_companies=34) == [(Verdict.MET, 34), (Verdict.MET, Decimal("30.5"))]

    def test_figures_of_the_day_itself_count_above_those_recorded(self):
        assert self.tried([measurement(34, latest=DAY, revision=9)], companies=36)[0] == (Verdict.MET, 36)


def test_the_day_of_a_share_without_market_figure_stays_its_own():
    assert state(share(31, latest=LETTER)).conditions[1].market is None
