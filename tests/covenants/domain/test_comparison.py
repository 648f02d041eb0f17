"""Two moments side by side: every change is named, and only what changed."""

from datetime import date

import pytest

from covenants.domain.comparison import Change
from tests.covenants.domain.facts import milestone, promise, reading
from tests.spec.comparison import Difference, changes, compare

YEAR_END, SUMMER = date(2016, 12, 31), date(2017, 6, 30)
TALKS = milestone("talks_started", latest=date(2016, 1, 1))
PRESENTED = milestone("presented", latest=date(2016, 3, 9))
SIGNED = milestone(latest=date(2016, 6, 1))
STOPPED = milestone("talks_stopped", latest=date(2016, 4, 1))


def textile(*facts):
    return reading("textiel", *facts)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (textile(), textile(), ()),
        (textile(TALKS), textile(PRESENTED), (Change.FURTHER,)),
        (textile(), textile(TALKS), (Change.FURTHER,)),
        (textile(TALKS), textile(), (Change.BACK,)),
        (textile(PRESENTED), textile(), (Change.BACK,)),
        (textile(promise(YEAR_END)), textile(promise(SUMMER)), (Change.LATER,)),
        (textile(promise(SUMMER)), textile(promise(YEAR_END)), (Change.EARLIER,)),
        (textile(promise(None)), textile(promise(YEAR_END)), ()),
        (textile(promise(YEAR_END)), textile(SIGNED, promise(SUMMER)), (Change.FURTHER,)),
        (textile(promise(YEAR_END)), textile(promise(YEAR_END, modality="abandoned")), (Change.DROPPED,)),
        (textile(SIGNED), textile(milestone(latest=date(2016, 6, 1), key=2)), (Change.SOURCE,)),
        (textile(SIGNED), textile(SIGNED), ()),
        (textile(promise(YEAR_END)), textile(promise(date(2017, 1, 1))), (Change.LATER,)),
        (textile(promise(YEAR_END)), textile(promise(date(2016, 12, 30))), (Change.EARLIER,)),
        (textile(TALKS, promise(YEAR_END)), textile(STOPPED, promise(YEAR_END)), (Change.DROPPED,)),
    ],
)
def test_each_change_between_two_readings_is_named(before, after, expected):
    assert changes(before, after) == expected


def test_every_covenant_of_either_moment_has_a_row_by_slug():
    before, after = [reading("goud"), reading("bouw")], [reading("goud", PRESENTED), reading("aarde")]
    found = compare(before, after)
    assert found == (
        Difference("aarde", None, after[1], (Change.NEW,)),
        Difference("bouw", before[1], None, (Change.GONE,)),
        Difference("goud", before[0], after[0], (Change.FURTHER,)),
    )
