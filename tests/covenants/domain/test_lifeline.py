"""The life of a covenant in stretches."""

from datetime import date

import pytest

from covenants.domain.lifeline import Lifeline, Moment, Span, Stretch, lifeline
from tests.covenants.domain.facts import milestone, reading

NOW = date(2026, 1, 1)
Y2014, Y2016, Y2019, Y2022 = (date(year, 1, 1) for year in (2014, 2016, 2019, 2022))


def spans(**days):
    facts = [milestone(kind, latest=day) for kind, day in days.items()]
    return [(span.stretch, span.since, span.until) for span in lifeline(reading("textiel", *facts, day=NOW)).spans]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, []),
        ({"talks_started": Y2014}, [(Stretch.TALKS, Y2014, None)]),
        ({"talks_started": Y2014, "talks_stopped": Y2016}, [(Stretch.TALKS, Y2014, Y2016)]),
        ({"intent_declared": Y2016, "facilitation_started": Y2014}, [(Stretch.TALKS, Y2014, None)]),
        ({"signed": Y2016}, [(Stretch.AGREEMENT, Y2016, None)]),
        ({"talks_started": Y2019, "signed": Y2016}, [(Stretch.AGREEMENT, Y2016, None)]),
        (
            {"talks_started": Y2014, "signed": Y2016, "ended_early": Y2019},
            [(Stretch.TALKS, Y2014, Y2016), (Stretch.AGREEMENT, Y2016, Y2019)],
        ),
        (
            {"signed": Y2014, "ended": Y2016, "renewed": Y2019},
            [(Stretch.AGREEMENT, Y2014, Y2016), (Stretch.SECOND_TERM, Y2019, None)],
        ),
        ({"talks_started": Y2016, "signed": Y2016}, [(Stretch.AGREEMENT, Y2016, None)]),
        ({"signed": Y2016, "talks_stopped": Y2019}, [(Stretch.AGREEMENT, Y2016, None)]),
        (
            {"signed": Y2014, "ended": Y2019, "renewed": Y2019},
            [(Stretch.AGREEMENT, Y2014, Y2019), (Stretch.SECOND_TERM, Y2019, None)],
        ),
        (
            {"signed": Y2014, "renewed": Y2019, "ended": Y2022},
            [(Stretch.AGREEMENT, Y2014, Y2019), (Stretch.SECOND_TERM, Y2019, Y2022)],
        ),
    ],
)
def test_stretches_follow_each_other(days, expected):
    assert spans(**days) == expected


def test_what_is_only_promised_begins_and_ends_nothing():
    facts = (milestone("signed", latest=Y2016), milestone("ended", "expect", latest=Y2019))
    assert lifeline(reading("textiel", *facts, day=NOW)).spans == (Span(Stretch.AGREEMENT, Y2016, None),)
    assert lifeline(reading("textiel", milestone("signed", "expect", latest=Y2016), day=NOW)).spans == ()


def test_milestones_are_told_in_order_and_promises_are_not():
    facts = (
        milestone("signed", earliest=Y2014, latest=Y2016),
        milestone("presented", latest=Y2016),
        milestone("in_force", "expect", latest=Y2022),
    )
    assert lifeline(reading("textiel", *facts, day=NOW)) == Lifeline(
        (Span(Stretch.AGREEMENT, Y2016, None),), (Moment("presented", Y2016, Y2016), Moment("signed", Y2016, Y2014))
    )
