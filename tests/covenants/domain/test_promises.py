"""The ledger of promises: outcome and days late by both readings, whose promise it was, what took its place."""

from datetime import date

import pytest

from covenants.domain.promises import Judgement, Outcome, Voice, voice_of
from tests.covenants.domain.facts import LETTER, at, milestone, promise
from tests.spec.promises import promises, score

YEAR_END = date(2016, 12, 31)
MUCH_LATER = date(2020, 1, 1)


def judged(*facts, on=MUCH_LATER, moved=None, voices=None):
    """Return the promises among facts about textile; `moved` is the last day on which something was learned."""
    return promises(facts, voices or {}, {"textiel": moved} if moved else {}, at(on))


def only(*facts, **options):
    (found,) = judged(*facts, **options)
    return found


def signed(day, **changes):
    return milestone("signed", latest=day, **({"key": 9, "revision": 2, "known_from": day} | changes))


@pytest.mark.parametrize(
    ("kind", "actor", "voice"),
    [
        ("cabinet", "kabinet", Voice.CABINET),
        ("ministry", "minister-bhos", Voice.CABINET),
        ("sector_party", "nvb", Voice.PARTY),
        ("other", "partijen-goud", Voice.PARTY),
        ("other", "mvo-nederland", Voice.OTHER),
        ("international", "europese-commissie", Voice.OTHER),
    ],
)
def test_aims_of_parties_and_expectations_of_third_parties_are_not_the_cabinets(kind, actor, voice):
    assert voice_of(kind, actor) is voice


def test_an_organisation_without_a_key_is_known_by_its_kind_alone():
    assert [voice_of(kind) for kind in ("other", "union", "ministry")] == [Voice.OTHER, Voice.PARTY, Voice.CABINET]


@pytest.mark.parametrize("came", [(), (signed(date(2016, 10, 28)),)])
def test_a_promise_bears_the_voice_of_who_made_it(came):
    said = [promise(YEAR_END, key=key) for key in (1, 2, 3)]
    found = judged(*said, *came, voices={1: Voice.CABINET, 2: Voice.PARTY})
    assert [one.voice for one in found] == [Voice.CABINET, Voice.PARTY, Voice.OTHER]


def test_only_the_promises_asked_for_are_judged_among_everything_said():
    said = [promise(YEAR_END, key=1), promise(date(2017, 6, 30), key=2, known_from=date(2016, 9, 1))]
    (found,) = promises(said, {}, {}, at(MUCH_LATER), only={1})
    assert (found.fact, found.superseded_by) == (said[0], said[1])
    assert promises(said, {}, {}, at(MUCH_LATER), only=()) == ()


def test_a_signature_inside_the_window_keeps_the_promise():
    found = only(promise(YEAR_END), signed(date(2016, 10, 28)))
    assert found.generous == found.strict == Judgement(Outcome.KEPT, 0, 0)


def test_days_late_are_counted_from_the_last_day_of_each_reading():
    gold = promise(date(2016, 9, 22), modality="aim", latest_strict=date(2016, 8, 31))
    found = only(gold, signed(date(2017, 6, 19)))
    assert (found.generous, found.strict) == (
        Judgement(Outcome.LATE, 270, 270),
        Judgement(Outcome.LATE, 292, 292),
    )
    assert found.judged(strict=True) == found.strict


def test_a_strict_reading_without_an_end_is_not_scored():
    found = only(promise(YEAR_END, latest_strict=None), signed(date(2016, 10, 28)))
    assert (found.outcome, found.strict) == (Outcome.KEPT, Judgement(Outcome.UNSCORED))


def test_sources_that_differ_give_a_range_of_days():
    food = [promise(date(2017, 6, 30)), signed(date(2018, 6, 28), key=8), signed(date(2018, 6, 29), key=9)]
    found = only(*food)
    assert found.generous == found.strict == Judgement(Outcome.LATE, 363, 364)
    assert [fact.key for fact in found.came] == [9, 8]
    assert found.sources_differ


def test_one_source_does_not_differ_and_the_day_asked_about_counts():
    (found,) = judged(promise(YEAR_END), signed(date(2016, 7, 4)), on=date(2016, 7, 4))
    assert (found.sources_differ, found.outcome) == (False, Outcome.KEPT)
    two = only(promise(YEAR_END), signed(date(2016, 7, 4), key=8), signed(date(2016, 7, 3), key=9), on=date(2016, 7, 4))
    assert ([fact.key for fact in two.came], two.sources_differ) == ([9, 8], True)


def test_what_came_begins_with_what_decides_and_then_goes_by_day():
    days = {3: date(2018, 7, 1), 4: date(2018, 6, 1), 5: date(2018, 6, 1), 6: date(2018, 9, 1)}
    facts = [signed(day, key=key) for key, day in sorted(days.items(), reverse=True)]
    assert [fact.key for fact in only(promise(YEAR_END), *facts).came] == [6, 4, 5, 3]


def test_each_reading_judges_by_its_own_last_day_while_nothing_came():
    found = only(promise(YEAR_END, latest_strict=date(2016, 11, 30)), on=date(2016, 12, 10), moved=date(2016, 12, 1))
    assert (found.generous, found.strict) == (Judgement(Outcome.OPEN), Judgement(Outcome.LATE, 10, 10))
    assert (found.judged(strict=False), found.judged(strict=True)) == (found.generous, found.strict)
    assert found.came == ()


def test_a_partial_or_doubtful_statement_proves_nothing():
    stone = [
        promise(date(2017, 6, 30)),
        signed(date(2019, 5, 10), key=7, partial=True),
        signed(date(2017, 1, 1), key=8, doubtful=True),
        signed(date(2019, 5, 13), key=9),
    ]
    assert only(*stone).generous == Judgement(Outcome.LATE, 682, 682)


def test_open_wording_is_never_scored_whatever_came():
    assert only(promise(None)).generous == Judgement(Outcome.UNSCORED)
    assert only(promise(None), signed(date(2016, 7, 4))).generous == Judgement(Outcome.UNSCORED)


def test_what_is_only_implied_is_no_promise():
    assert judged(promise(YEAR_END, basis="implied")) == ()


def test_the_end_of_a_term_is_no_promise():
    assert judged(milestone("ended", "expect", latest=date(2021, 7, 4))) == ()


def test_inside_the_window_a_promise_is_open_and_after_it_late_by_the_day():
    moved = date(2016, 12, 1)
    assert only(promise(YEAR_END), on=YEAR_END, moved=moved).generous == Judgement(Outcome.OPEN)
    assert only(promise(YEAR_END), on=date(2017, 1, 1), moved=moved).generous == Judgement(Outcome.LATE, 1, 1)


def test_nine_months_without_movement_is_silence_and_not_lateness():
    found = only(promise(YEAR_END), on=date(2017, 9, 1), moved=date(2016, 12, 1))
    assert found.generous == Judgement(Outcome.SILENT)


def test_lateness_is_judged_on_what_was_known():
    (found,) = promises([promise(YEAR_END)], {}, {}, at(MUCH_LATER, known_on=LETTER))
    assert found.outcome is Outcome.OPEN


def test_talks_that_stopped_gave_the_promise_up():
    stopped = milestone("talks_stopped", latest=date(2019, 12, 31), key=2)
    assert only(promise(YEAR_END), stopped, on=date(2019, 12, 31)).generous == Judgement(Outcome.ABANDONED)


def test_talks_that_stopped_on_an_unknown_day_gave_the_promise_up():
    stopped = milestone("talks_stopped", latest=None, key=2, known_from=date(2019, 12, 31))
    assert only(promise(YEAR_END), stopped).outcome is Outcome.ABANDONED


def test_what_stops_later_gives_nothing_up_yet():
    stopped = milestone("talks_stopped", latest=date(2019, 12, 31), key=2)
    assert only(promise(YEAR_END), stopped, on=date(2018, 1, 1), moved=date(2017, 12, 1)).outcome is Outcome.LATE


def test_a_promise_made_after_the_end_starts_anew():
    stopped = milestone("talks_stopped", latest=date(2016, 1, 1), key=2)
    assert only(promise(YEAR_END), stopped, on=LETTER).outcome is Outcome.OPEN


def test_a_statement_that_gives_one_milestone_up_leaves_the_others():
    given_up = milestone("in_force", "abandoned", latest=None, key=2)
    assert only(promise(YEAR_END), given_up, on=LETTER).outcome is Outcome.OPEN
    assert only(promise(YEAR_END), milestone("signed", "abandoned", key=2), on=LETTER).outcome is Outcome.ABANDONED


def test_an_evaluation_may_still_come_when_the_covenant_is_over():
    ended = milestone("ended", latest=date(2019, 1, 1), key=2)
    evaluation = milestone("evaluated", "expect", latest=date(2019, 12, 31))
    assert only(evaluation, ended, on=date(2019, 6, 1)).outcome is Outcome.OPEN


SUMMER = date(2016, 7, 1)


@pytest.mark.parametrize(
    ("promised", "ending", "outcome"),
    [
        ("signed", milestone("talks_stopped", latest=SUMMER, key=2), Outcome.ABANDONED),
        ("in_force", milestone("ended", latest=SUMMER, key=2), Outcome.ABANDONED),
        ("in_force", milestone("ended_early", latest=SUMMER, key=2), Outcome.ABANDONED),
        ("evaluated", milestone("talks_stopped", latest=SUMMER, key=2), Outcome.ABANDONED),
        ("evaluated", milestone("ended", latest=SUMMER, key=2), Outcome.OPEN),
        ("renewed", milestone("ended", latest=SUMMER, key=2), Outcome.OPEN),
        ("signed", milestone("ended", "abandoned", latest=SUMMER, key=2), Outcome.ABANDONED),
        ("signed", milestone("ended", "expect", latest=SUMMER, key=2, basis="implied"), Outcome.OPEN),
        ("signed", milestone("presented", latest=SUMMER, key=2), Outcome.OPEN),
        ("signed", milestone("presented", "abandoned", latest=SUMMER, key=2), Outcome.OPEN),
        ("signed", milestone("talks_stopped", latest=SUMMER, key=2, partial=True), Outcome.OPEN),
        ("signed", milestone("talks_stopped", latest=LETTER, key=2), Outcome.ABANDONED),
        ("signed", milestone("talks_stopped", latest=date(2016, 6, 16), key=2), Outcome.OPEN),
    ],
)
def test_an_end_gives_up_what_was_promised_before_it_of_a_stage_not_behind_it(promised, ending, outcome):
    said = milestone(promised, "expect", latest=YEAR_END)
    found = judged(said, ending, on=SUMMER, moved=SUMMER)
    assert [one.outcome for one in found if one.fact == said] == [outcome]


def test_what_takes_its_place_is_the_next_that_became_known_on_a_later_day():
    first = promise(YEAR_END, key=1)
    same_day = promise(date(2017, 1, 31), key=2)
    third = promise(date(2017, 3, 31), key=3, known_from=date(2016, 11, 7))
    second = promise(date(2017, 6, 30), key=4, known_from=date(2016, 9, 1))
    came = signed(date(2016, 10, 28))
    for facts in ((first, same_day, third, second), (first, same_day, third, second, came)):
        newer = {one.fact.key: one.superseded_by and one.superseded_by.key for one in judged(*facts)}
        assert newer == {1: 4, 2: 4, 3: None, 4: 3}


def test_a_newer_promise_of_the_same_voice_for_another_time_takes_its_place():
    first = promise(YEAR_END, key=1)
    repeated = promise(YEAR_END, key=2, known_from=date(2016, 9, 1))
    moved = promise(date(2017, 6, 30), key=3, known_from=date(2016, 11, 7))
    partys = promise(date(2017, 3, 31), key=4, known_from=date(2016, 10, 1))
    voices = {1: Voice.CABINET, 2: Voice.CABINET, 3: Voice.CABINET, 4: Voice.PARTY}
    found = judged(first, repeated, moved, partys, voices=voices)
    newer = {one.fact.key: one.superseded_by and one.superseded_by.key for one in found}
    assert newer == {1: 3, 2: 3, 3: None, 4: None}


def test_a_score_counts_every_promise_once():
    kept = only(promise(YEAR_END), signed(date(2016, 10, 28)))
    late = only(promise(YEAR_END), signed(date(2017, 3, 7)))
    open_ended, silent = only(promise(None)), only(promise(YEAR_END))
    counted = score([kept, late, open_ended, silent])
    assert (counted.kept, counted.scored, counted.made) == (1, 3, 4)
    assert sum(counted.by_outcome.values()) == counted.made
    assert score([kept], strict=True).kept == 1
    by_reading = only(promise(YEAR_END, latest_strict=SUMMER), signed(date(2016, 10, 28)))
    assert [score([by_reading], strict=strict).kept for strict in (False, True)] == [1, 0]
    assert score([by_reading]) == score([by_reading], strict=False)
