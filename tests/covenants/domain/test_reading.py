"""One covenant read at one moment."""

from datetime import date

from covenants.domain.lateness import Schedule
from covenants.domain.milestones import UNKNOWN
from tests.covenants.domain.facts import at, covenant, milestone, promise, reading
from tests.spec.reading import read_all, read_covenant

JULY_4 = date(2016, 7, 4)
LATER = date(2017, 6, 30)


def test_textile_is_presented_before_it_is_signed():
    facts = (milestone("presented", latest=date(2016, 3, 9)), milestone(latest=JULY_4))
    before, after = reading("textiel", *facts), reading("textiel", *facts, day=JULY_4)
    assert (before.phase, before.is_signed, before.signed_on) == ("presented", False, None)
    assert (after.phase, after.is_signed, after.signed_on) == ("signed", True, JULY_4)
    assert after.phase_state.decided_by == facts[1]
    assert after.slug == "textiel"


def test_a_covenant_of_which_nothing_is_said_has_no_phase():
    silent = reading("goud")
    assert (silent.phase, silent.phase_state, silent.schedule, silent.expected_until) == (
        "none",
        UNKNOWN,
        UNKNOWN,
        None,
    )
    assert not silent.sources_differ


def test_talks_that_stopped_give_the_signature_up():
    stopped = milestone("talks_stopped", latest=LATER)
    found = reading("bouw", promise(date(2016, 12, 31)), stopped, day=LATER)
    assert (found.schedule.schedule, found.schedule.decided_by) == (Schedule.ABANDONED, stopped)


def test_what_is_only_promised_has_no_day_of_signing():
    found = reading("goud", promise(date(2016, 12, 31)))
    assert (found.is_signed, found.signed_on, found.schedule.schedule) == (False, None, Schedule.ON_TIME)


def test_what_was_given_up_may_have_sources_that_differ():
    stopped = milestone("talks_stopped", latest=LATER)
    signings = [milestone(latest=day, doubtful=True, key=key) for key, day in ((2, JULY_4), (3, LATER))]
    assert reading("bouw", stopped, *signings, day=LATER).schedule.sources_differ
    assert not reading("bouw", stopped, signings[0], day=LATER).schedule.sources_differ


def test_a_signed_covenant_that_ended_stays_signed():
    found = reading("banken", milestone(latest=JULY_4), milestone("ended", latest=LATER), day=LATER)
    assert (found.phase, found.is_signed, found.schedule.schedule) == ("ended", True, Schedule.ACHIEVED)


def test_a_difference_between_sources_on_any_milestone_is_told():
    differ = (milestone("presented", latest=date(2016, 3, 9)), milestone("presented", latest=date(2016, 3, 10), key=2))
    assert reading("textiel", *differ).sources_differ


def test_every_covenant_is_read_from_its_own_facts_in_the_order_given():
    facts = [milestone(latest=JULY_4), promise(date(2016, 12, 31), covenant="goud")]
    found = read_all([covenant("goud"), covenant("textiel"), covenant("hout")], facts, at(JULY_4))
    assert [(one.slug, one.is_signed) for one in found] == [("goud", False), ("textiel", True), ("hout", False)]
    assert found[0].expected_until == date(2016, 12, 31)


def test_the_strict_reading_reaches_the_schedule():
    window = promise(date(2016, 9, 22), latest_strict=date(2016, 8, 31))
    [found] = read_all([covenant()], [window], at(date(2016, 9, 10)), strict=True)
    assert found.schedule.schedule is Schedule.LATE
    [generous] = read_all([covenant()], [window], at(date(2016, 9, 10)))
    assert generous == read_covenant(covenant(), [window], at(date(2016, 9, 10)))
    assert generous.schedule.schedule is Schedule.ON_TIME
