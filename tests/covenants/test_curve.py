"""Promised against signed: the stepped lines agree with the tallies, whatever the statements."""

from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.curve import MOST_POINTS, CurvePoint, Tally, curve
from covenants.domain.facts import CovenantFact, MilestoneFact
from imvo_tracker.lib.asof import AsOf
from tests.spec.reading import read_all
from tests.spec.tallies import signed

DAY = date(2016, 6, 17)
DAYS = st.dates(date(2014, 1, 1), date(2020, 12, 31))
NOW = AsOf(DAY, DAY, 1)


def said(key, covenant, modality, latest):
    return MilestoneFact(
        key=key, covenant=covenant, kind="signed", modality=modality, basis="stated", partial=False, doubtful=False,
        earliest=latest, latest=latest, latest_strict=latest, known_from=DAY, revision=1,
    )  # fmt: skip


def readings_of(said_of, as_of):
    covenants = [CovenantFact(f"c{number}", f"C{number}", f"C{number}", "") for number in range(len(said_of))]
    facts = [
        said(number * 10 + place, f"c{number}", modality, latest)
        for number, statements in enumerate(said_of)
        for place, (modality, latest) in enumerate(statements)
    ]
    return read_all(covenants, facts, as_of)


def curve_of(readings, as_of, marks=()):
    promised = tally_of(one.expected_until for one in readings if one.expected_until)
    return curve(promised, tally_of(one.signed_on for one in signed(readings)), as_of, marks)


def tally_of(days):
    counts = sorted(Counter(days).items())
    return Tally([day for day, _count in counts], list(accumulate(count for _day, count in counts)))


STATEMENTS = st.lists(st.tuples(st.sampled_from(["fact", "expect", "abandoned"]), DAYS), max_size=3)


@given(st.lists(STATEMENTS, max_size=6), DAYS)
def test_the_lines_only_rise(said_of, day):
    as_of = AsOf(day, day, 1)
    readings = readings_of(said_of, as_of)
    points = curve_of(readings, as_of)
    assert [point.promised for point in points] == sorted(point.promised for point in points)
    known = [point.signed for point in points if point.signed is not None]
    assert known == sorted(known)
    at_day = next(point for point in points if point.day == day)
    assert at_day.signed == len(signed(readings))


def test_beyond_the_day_nobody_knows_what_is_signed():
    readings = readings_of([[("fact", date(2016, 3, 1))], [("expect", date(2016, 12, 31))]], NOW)
    assert curve_of(readings, NOW) == (
        CurvePoint(date(2016, 3, 1), 0, 1),
        CurvePoint(DAY, 0, 1),
        CurvePoint(date(2016, 12, 31), 1, None),
    )


def test_a_long_series_is_thinned_and_keeps_the_marks():
    days = [date(2015, 1, 1) + timedelta(days=number) for number in range(500)]
    readings = readings_of([[("expect", day)] for day in days], NOW)
    mark = date(2015, 1, 2)
    points = curve_of(readings, NOW, [mark])
    assert len(points) <= MOST_POINTS + 4
    assert {mark, DAY} <= {point.day for point in points}
    assert (points[0].day, points[-1].day) == (days[0], DAY)
    assert points[-1].promised == 500
