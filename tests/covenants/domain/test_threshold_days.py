"""Since when a condition was met: the first visible measurement that meets it, as such."""

from datetime import date
from decimal import Decimal

from covenants.domain.thresholds import Reached, excludes, first_reached, met_together_on
from tests.covenants.domain.facts import LETTER, condition, measurement

JULY, YEAR_END, LATER = date(2016, 7, 4), date(2016, 12, 31), date(2020, 12, 31)
COMPANIES, SHARE = condition(35), condition(30, "turnover_share")


def test_the_first_measurement_that_meets_it_counts_also_when_it_fell_later():
    said = [
        measurement(None, 30, latest=LETTER, key=1),
        measurement(50, latest=JULY, key=2),
        measurement(20, latest=YEAR_END, key=3),
    ]
    assert first_reached(COMPANIES, said, LATER) == Reached(said[1], contradicted=False)


def test_nothing_is_reached_by_another_unit_or_after_the_day():
    said = [measurement(93, unit="brand", latest=JULY), measurement(50, latest=YEAR_END, key=2)]
    assert first_reached(COMPANIES, said, JULY) is None


def test_another_source_of_the_same_day_that_denies_it_is_told():
    said = [measurement(36, latest=JULY, key=1), measurement(34, latest=JULY, key=2)]
    assert first_reached(COMPANIES, said, LATER) == Reached(said[0], contradicted=True)


def test_a_source_of_the_same_day_that_leaves_it_open_contradicts_too():
    said = [measurement(36, latest=JULY, key=1), measurement(30, 40, latest=JULY, key=2)]
    assert first_reached(COMPANIES, said, LATER) == Reached(said[0], contradicted=True)
    assert first_reached(COMPANIES, [said[0], measurement(40, 50, latest=JULY, key=3)], LATER) == Reached(
        said[0], False
    )


def test_of_several_that_meet_it_the_first_is_by_day_then_seal_then_row():
    said = [
        measurement(50, latest=YEAR_END, key=1),
        measurement(40, latest=JULY, key=4, revision=2),
        measurement(41, latest=JULY, key=3, revision=2),
        measurement(42, latest=JULY, key=9, revision=1),
    ]
    assert [first_reached(COMPANIES, said[:size], LATER).measurement.key for size in (1, 2, 3, 4)] == [1, 4, 3, 9]


def test_conditions_must_hold_at_once():
    companies = measurement(50, latest=JULY, key=1)
    share = measurement("30.01", unit="turnover_share", latest=YEAR_END, key=2)
    fallen = measurement(20, latest=date(2016, 10, 1), key=3)
    assert met_together_on([COMPANIES, SHARE], [companies, share], LATER) == YEAR_END
    assert met_together_on([COMPANIES, SHARE], [companies, share, fallen], LATER) is None


def test_29_96_meets_nothing():
    share = measurement("29.96", unit="turnover_share", latest=JULY)
    assert first_reached(SHARE, [share], LATER) is None


def test_measurements_that_overlap_do_not_exclude_one_another():
    least, exact, other = measurement(50, 50), measurement(55), measurement(None, 60)
    assert (excludes(least, exact), excludes(exact, least), excludes(exact, other)) == (True, True, False)
    open_ended = measurement(50)
    assert excludes(open_ended, measurement(Decimal(50), Decimal(60))) is False
