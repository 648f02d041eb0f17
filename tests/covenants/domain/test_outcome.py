"""The one word for what became of a covenant, and its life: the rule of the page, one case after the other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from covenants.domain.outcome import CovenantOutcome, Life
from covenants.domain.promises import Voice
from tests.covenants.domain.facts import LETTER, at, covenant, milestone, promise
from tests.spec.outcome import Heard, conclude, promised_in
from tests.spec.reading import read_covenant

YEAR_END = date(2016, 12, 31)
SIGNED_LATE = date(2017, 3, 7)


def concluded(*facts, day, heard=None, voices=None, strict=False):
    voices = voices or {fact.key: Voice.CABINET for fact in facts}
    found = read_covenant(covenant(), facts, at(day), strict=strict)
    return conclude(found, facts, voices, heard or Heard(day), at(day), strict=strict).conclusion


def outcome(*facts, day, **options):
    found = concluded(*facts, day=day, **options)
    return found.outcome, found.days


def test_a_signature_is_on_time_up_to_the_last_day_promised_and_late_from_the_next():
    in_time, late = (milestone(key=2, latest=day) for day in (YEAR_END, YEAR_END + timedelta(days=1)))
    assert outcome(promise(YEAR_END), in_time, day=YEAR_END) == (CovenantOutcome.ON_TIME, None)
    assert outcome(promise(YEAR_END), late, day=date(2020, 1, 1)) == (CovenantOutcome.LATE, 1)


def test_a_window_is_open_then_over_then_silent_after_nine_months_without_news():
    assert outcome(promise(YEAR_END), day=YEAR_END) == (CovenantOutcome.PENDING, None)
    heard = Heard(date(2016, 12, 1))
    assert outcome(promise(YEAR_END), day=date(2017, 8, 31), heard=heard) == (CovenantOutcome.OVERDUE, 243)
    assert outcome(promise(YEAR_END), day=date(2017, 9, 1), heard=heard) == (CovenantOutcome.SILENT, None)


def test_an_open_window_is_not_silent_but_a_fruitless_search_ends_the_waiting_after_it():
    assert outcome(promise(YEAR_END), day=YEAR_END, heard=Heard(None, searched=True))[0] is CovenantOutcome.PENDING
    after = YEAR_END + timedelta(days=1)
    assert outcome(promise(YEAR_END), day=after, heard=Heard(after, searched=True))[0] is CovenantOutcome.SILENT


def test_talks_that_stopped_and_what_was_given_up_are_stopped_also_inside_the_window():
    stopped = milestone("talks_stopped", key=2, latest=LETTER)
    assert outcome(promise(YEAR_END), stopped, day=LETTER)[0] is CovenantOutcome.STOPPED
    given_up = promise(YEAR_END, key=2, modality="abandoned", known_from=LETTER + timedelta(days=1))
    assert outcome(promise(YEAR_END), given_up, day=date(2016, 7, 1))[0] is CovenantOutcome.STOPPED


def test_words_without_a_last_day_are_waited_for_and_never_late():
    assert outcome(promise(None), day=date(2016, 7, 1)) == (CovenantOutcome.PENDING, None)
    assert outcome(promise(None), milestone(key=2, latest=SIGNED_LATE), day=SIGNED_LATE) == (
        CovenantOutcome.UNDATED,
        None,
    )
    assert outcome(promise(None), day=date(2018, 1, 1), heard=Heard(LETTER))[0] is CovenantOutcome.SILENT


def test_what_nobody_promised_is_unpromised_signed_or_not():
    assert outcome(milestone(latest=SIGNED_LATE), day=SIGNED_LATE)[0] is CovenantOutcome.UNPROMISED
    assert outcome(milestone("talks_started", latest=LETTER), day=LETTER)[0] is CovenantOutcome.UNPROMISED
    assert outcome(promise(YEAR_END, basis="implied"), day=LETTER)[0] is CovenantOutcome.UNPROMISED
    assert outcome(promise(YEAR_END, partial=True), day=LETTER)[0] is CovenantOutcome.UNPROMISED


def test_a_later_promise_moves_nothing_and_neither_does_that_of_another():
    later = promise(date(2017, 3, 31), key=2, known_from=date(2017, 1, 31))
    assert concluded(promise(YEAR_END), later, day=date(2017, 2, 1)).held_to.key == 1
    aim = promise(date(2016, 9, 22), key=2, known_from=LETTER - timedelta(days=9))
    voices = {1: Voice.CABINET, 2: Voice.PARTY}
    assert concluded(promise(YEAR_END), aim, day=LETTER, voices=voices).held_to.key == 1
    assert concluded(aim, day=LETTER, voices=voices).held_to.key == 2


def test_the_cabinets_dated_words_go_before_its_open_ones():
    dated = promise(YEAR_END, key=2, known_from=date(2016, 8, 1))
    assert concluded(promise(None), dated, day=date(2016, 8, 1)).held_to.key == 2


def test_the_strict_reading_counts_from_the_strict_bound():
    summer = promise(date(2016, 9, 22), latest_strict=date(2016, 8, 31))
    signed = milestone(key=2, latest=date(2017, 6, 19))
    assert outcome(summer, signed, day=date(2020, 1, 1)) == (CovenantOutcome.LATE, 270)
    assert outcome(summer, signed, day=date(2020, 1, 1), strict=True) == (CovenantOutcome.LATE, 292)


SIGNED = milestone(latest=date(2016, 7, 4))


def life(*facts, day, heard):
    return concluded(SIGNED, *facts, day=day, heard=heard).life


def test_nothing_lives_before_its_signature():
    assert concluded(promise(YEAR_END), day=LETTER).life is None


def test_a_covenant_runs_for_a_year_after_a_sign_of_life_and_not_a_day_longer():
    heard = Heard(date(2017, 1, 1))
    assert life(day=date(2017, 12, 31), heard=heard) is Life.RUNNING
    assert life(day=date(2018, 1, 1), heard=heard) is Life.END_NOT_REPORTED


def test_a_term_proves_that_it_runs_up_to_its_last_day_and_not_before_it_began():
    term = Heard(date(2016, 7, 4), terms=((date(2016, 7, 4), date(2021, 7, 4)),))
    assert life(day=date(2021, 7, 4), heard=term) is Life.RUNNING
    assert life(day=date(2021, 7, 5), heard=term) is Life.END_NOT_REPORTED
    second = Heard(date(2016, 7, 4), terms=((date(2020, 1, 1), date(2025, 1, 1)),))
    assert life(day=date(2019, 1, 1), heard=second) is Life.END_NOT_REPORTED


def test_a_sign_of_life_counts_after_the_term_only_when_it_came_after_it():
    term = ((date(2016, 7, 4), date(2019, 7, 4)),)
    assert life(day=date(2019, 12, 1), heard=Heard(date(2019, 7, 1), terms=term)) is Life.END_NOT_REPORTED
    assert life(day=date(2019, 12, 1), heard=Heard(date(2019, 8, 1), terms=term)) is Life.RUNNING


def test_an_end_that_was_planned_is_a_term():
    planned = milestone("ended", modality="expect", key=3, latest=date(2023, 7, 5))
    assert life(planned, day=date(2023, 7, 5), heard=Heard(LETTER)) is Life.RUNNING
    assert life(planned, day=date(2023, 7, 6), heard=Heard(LETTER)) is Life.END_NOT_REPORTED


def test_an_end_ends_it_until_it_is_renewed():
    ended = milestone("ended", key=3, latest=date(2020, 12, 31))
    renewed = milestone("renewed", key=4, latest=date(2021, 3, 1))
    heard = Heard(date(2021, 3, 1))
    assert life(ended, day=date(2021, 2, 1), heard=heard) is Life.ENDED
    assert life(ended, renewed, day=date(2021, 4, 1), heard=heard) is Life.RUNNING
    second_end = milestone("ended_early", key=5, latest=date(2022, 1, 1))
    assert life(ended, renewed, second_end, day=date(2022, 1, 1), heard=heard) is Life.ENDED


def test_a_letter_promises_what_its_own_words_say():
    implied = promise(YEAR_END, key=5, covenant="banken", basis="implied")
    dated = [promise(date(2016, 9, 22)), promise(YEAR_END, key=2)]
    said = [*dated, promise(None, key=3, covenant="hout"), milestone(key=4, covenant="goud", latest=LETTER), implied]
    assert promised_in(said) == {"textiel": date(2016, 9, 22), "hout": None, "banken": YEAR_END}


@given(st.dates(date(2016, 7, 4), date(2030, 1, 1)), st.dates(date(2016, 7, 4), date(2030, 1, 1)))
def test_nothing_runs_without_a_sign_of_life_in_a_year_or_a_term(day, sign):
    found = life(day=day, heard=Heard(min(day, sign)))
    since = (day - min(day, sign)).days
    assert since > 364 or found is Life.RUNNING
    assert since < 366 or found is Life.END_NOT_REPORTED
