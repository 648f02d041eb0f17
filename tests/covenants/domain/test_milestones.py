"""The state of one milestone: facts, expectations, contradictions."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from covenants.domain.facts import MilestoneFact
from covenants.domain.lateness import Schedule
from covenants.domain.milestones import MilestoneState
from tests.covenants.domain.facts import LETTER, at, milestone, promise
from tests.spec.milestones import newest_expectation, outlook_bound, sources_differ, state_of

JULY_4 = date(2016, 7, 4)
YEAR_END = date(2016, 12, 31)
LATER = date(2017, 6, 30)


def schedule(facts, day, known_on=None, **options):
    return state_of(facts, at(day, known_on), **options).schedule


class TestFact:
    def test_counts_from_the_last_day_of_its_window(self):
        signed = milestone(earliest=date(2016, 7, 1), latest=date(2016, 7, 31))
        assert schedule([signed], date(2016, 7, 30)) is Schedule.UNKNOWN
        assert state_of([signed], at(date(2016, 7, 31))) == MilestoneState(Schedule.ACHIEVED, signed)
        assert state_of([signed], at(date(2016, 7, 31))).is_achieved

    def test_without_a_last_day_decides_nothing(self):
        assert schedule([milestone(earliest=JULY_4, latest=None)], LATER) is Schedule.UNKNOWN

    @pytest.mark.parametrize("weak", [{"partial": True}, {"doubtful": True}])
    def test_that_is_partial_or_doubtful_decides_nothing(self, weak):
        assert schedule([milestone(latest=JULY_4, **weak)], LATER) is Schedule.UNKNOWN

    def test_beats_every_expectation(self):
        signed = milestone(latest=JULY_4)
        assert state_of([promise(LATER, known_from=LATER), signed], at(LATER)).decided_by == signed

    def test_sealed_last_is_used_and_the_contradiction_is_told(self):
        first = milestone(latest=date(2018, 6, 28), key=9, revision=1)
        last = milestone(latest=date(2018, 6, 29), key=2, revision=2)
        state = state_of([last, first], at(date(2019, 1, 1)))
        assert (state.decided_by, state.sources_differ) == (last, True)

    def test_known_only_from_a_wider_window_does_not_contradict_a_day(self):
        day, month = milestone(latest=JULY_4), milestone(earliest=date(2016, 7, 1), latest=date(2016, 7, 31))
        assert not sources_differ([day, month], LATER)
        assert not sources_differ([], LATER)
        assert not sources_differ([day, milestone(latest=LATER)], YEAR_END)

    def test_of_doubtful_source_still_shows_the_contradiction(self):
        assert sources_differ([milestone(latest=JULY_4), milestone(latest=LATER, doubtful=True)], LATER)


class TestExpectation:
    def test_is_judged_on_the_day_asked_about(self):
        window = [promise(YEAR_END, earliest=date(2016, 9, 1))]
        days = (LETTER, date(2016, 9, 1), date(2017, 1, 2))
        assert [schedule(window, day) for day in days] == [Schedule.ON_TIME, Schedule.DUE, Schedule.LATE]
        assert state_of(window, at(date(2017, 1, 2))).days_late == 2

    def test_is_not_late_beyond_what_one_knows(self):
        assert schedule([promise(YEAR_END)], date(2018, 1, 1), known_on=LETTER) is Schedule.ON_TIME

    def test_known_last_is_used(self):
        old, new = promise(YEAR_END, key=9), promise(LATER, key=2, known_from=date(2016, 11, 1))
        assert state_of([new, old], at(date(2017, 1, 1))).decided_by == new

    def test_that_is_only_implied_is_never_scored(self):
        assert schedule([promise(YEAR_END, basis="implied")], LATER) is Schedule.UNKNOWN
        assert newest_expectation([promise(YEAR_END, basis="implied")]) is None

    def test_has_a_strict_reading(self):
        window = [promise(YEAR_END, latest_strict=date(2016, 12, 21))]
        day = date(2016, 12, 25)
        assert schedule(window, day) is Schedule.ON_TIME
        assert schedule(window, day, strict=True) is Schedule.LATE
        assert state_of(window, at(day), strict=True).days_late == 4

    def test_without_an_end_ages_but_is_never_late(self):
        state = state_of([promise(None, earliest=LETTER)], at(date(2199, 1, 1)))
        assert (state.schedule, state.days_late) == (Schedule.OPEN, None)

    def test_given_up_is_given_up(self):
        gone = promise(None, modality="abandoned", known_from=LATER)
        assert state_of([promise(YEAR_END), gone], at(LATER)) == MilestoneState(Schedule.ABANDONED, gone)


class TestOutlook:
    def test_takes_implied_windows_too(self):
        assert outlook_bound([promise(YEAR_END, basis="implied")], LETTER) == YEAR_END

    def test_follows_the_newest_source_and_its_nearest_window(self):
        newest = date(2016, 11, 1)
        facts = [promise(YEAR_END), promise(LATER, known_from=newest), promise(date(2017, 12, 31), known_from=newest)]
        assert outlook_bound(facts, LETTER) == LATER

    def test_is_empty_where_nothing_or_no_end_is_expected(self):
        assert outlook_bound([], LETTER) is None
        assert outlook_bound([milestone(latest=JULY_4), promise(YEAR_END, modality="abandoned")], LETTER) is None
        assert outlook_bound([promise(YEAR_END, partial=True)], LETTER) is None
        assert outlook_bound([promise(YEAR_END), promise(None, known_from=LATER)], LETTER) is None


DOUBTFUL = [
    milestone(latest=day, doubtful=True, key=key) for key, day in ((7, LETTER), (8, LETTER - timedelta(days=2)))
]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], (Schedule.UNKNOWN, True, None)),
        ([promise(modality="abandoned")], (Schedule.ABANDONED, True, None)),
        ([promise(YEAR_END)], (Schedule.ON_TIME, True, None)),
        ([promise(YEAR_END, earliest=LETTER)], (Schedule.DUE, True, None)),
        ([promise(LETTER - timedelta(days=3))], (Schedule.LATE, True, 3)),
        ([promise()], (Schedule.OPEN, True, None)),
        ([milestone(latest=LETTER)], (Schedule.ACHIEVED, True, None)),
    ],
)
def test_sources_that_differ_are_noted_whatever_the_state(said, expected):
    found = state_of([*said, *DOUBTFUL], at(LETTER))
    assert (found.schedule, found.sources_differ, found.days_late) == expected
    assert not state_of([*said, DOUBTFUL[0]], at(LETTER)).sources_differ


OFFSETS = st.integers(0, 400)
FACTS = st.builds(
    lambda key, modality, start, length, known, weak: MilestoneFact(
        key=key, covenant="textiel", kind="signed", modality=modality, basis="stated", partial=weak == 0,
        doubtful=weak == 1, earliest=LETTER + timedelta(days=start), latest=LETTER + timedelta(days=start + length),
        latest_strict=LETTER + timedelta(days=start), known_from=LETTER + timedelta(days=known), revision=key,
    ),
    st.integers(1, 99), st.sampled_from(["fact", "expect", "aim", "abandoned"]), OFFSETS, OFFSETS, OFFSETS,
    st.integers(0, 6),
)  # fmt: skip
HISTORIES = st.lists(FACTS, max_size=6, unique_by=lambda fact: fact.key)


@given(HISTORIES, OFFSETS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(facts, offset, dice):
    as_of = at(LETTER + timedelta(days=offset))
    shuffled = list(facts)
    dice.shuffle(shuffled)
    assert state_of(shuffled, as_of) == state_of(facts, as_of)


@given(HISTORIES, OFFSETS, OFFSETS)
@example([milestone(latest=LETTER)], 0, 400)
@example([milestone(latest=LETTER), promise(YEAR_END)], 0, 400)
def test_what_is_achieved_stays_achieved(facts, offset, more):
    day = LETTER + timedelta(days=offset)
    if state_of(facts, at(day)).is_achieved:
        assert state_of(facts, at(day + timedelta(days=more))).is_achieved


@given(HISTORIES, OFFSETS)
@example([promise(LETTER, latest_strict=LETTER - timedelta(days=9))], 30)
def test_the_strict_reading_is_never_milder(facts, offset):
    as_of = at(LETTER + timedelta(days=offset))
    generous, strict = state_of(facts, as_of), state_of(facts, as_of, strict=True)
    if generous.schedule is Schedule.LATE:
        assert strict.schedule is Schedule.LATE
        assert strict.days_late >= generous.days_late


@given(HISTORIES, OFFSETS)
def test_weak_statements_never_decide(facts, offset):
    decided_by = state_of(facts, at(LETTER + timedelta(days=offset))).decided_by
    assert decided_by is None or not (decided_by.partial or decided_by.doubtful)
