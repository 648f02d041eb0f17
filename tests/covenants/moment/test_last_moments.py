"""The covenants at the last few moments asked about are kept: never for another audience, never past a seal."""

import gc
import weakref
from datetime import date, timedelta

import pytest

from covenants.models import MilestoneStatement
from covenants.moment.last_moments import MOST_MOMENTS
from covenants.moment.record import read_record
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf
from tests.covenants.samples import make_covenant, make_world, sealed_of

TODAY = AsOf(date(2026, 11, 26), date(2026, 11, 26))

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = make_world()
    sealed_of(MilestoneStatement, world)
    return world


def test_who_asks_for_the_same_moment_gets_what_was_worked_out_before(world):
    first, again = read_record(TODAY), read_record(TODAY)
    assert first.readings is again.readings
    assert first.readings.slugs == ["textiel"]


def test_another_day_another_knowledge_another_reading_and_another_audience_are_worked_out_anew(world):
    earlier = TODAY.day - timedelta(1)
    readings = [
        read_record(as_of, **options).readings
        for as_of, options in (
            (TODAY, {}),
            (TODAY, {"strict": True}),
            (TODAY, {"audience": Audience.STAFF}),
            (AsOf(earlier, TODAY.known_on), {}),
            (AsOf(TODAY.day, earlier), {}),
        )
    ]
    assert len({id(one.states) for one in readings}) == 5


def test_only_the_last_few_moments_are_kept(world):
    moments = [AsOf(TODAY.day - timedelta(days), TODAY.known_on) for days in range(MOST_MOMENTS + 1)]
    first, *others = [read_record(moment).readings for moment in moments]
    assert [read_record(moment).readings is kept for moment, kept in zip(moments[1:], others, strict=True)] == [
        True
    ] * MOST_MOMENTS
    assert len(others[0].states.columns.by_moment) == MOST_MOMENTS
    assert read_record(moments[0]).readings is not first


class Page:
    """Refers to itself and to a record, as templates and tables do."""

    def __init__(self, record):
        self.record, self.itself = record, self


def test_pages_that_were_answered_do_not_hold_the_moments_that_are_let_go(world):
    gc.collect()
    gc.disable()
    try:
        states = []
        for days in range(MOST_MOMENTS + 3):
            record = Page(read_record(AsOf(TODAY.day - timedelta(days), TODAY.known_on))).record
            states.append(weakref.ref(record.readings.states))
            del record
        assert [one() is not None for one in states] == [False] * 3 + [True] * MOST_MOMENTS
    finally:
        gc.enable()


def test_a_seal_is_seen_at_once_and_by_no_earlier_revision(world):
    before = read_record(TODAY)
    sealed_of(MilestoneStatement, world, covenant=make_covenant("goud", world.letter))
    assert read_record(TODAY).readings.slugs == ["goud", "textiel"]
    assert read_record(before.as_of).readings.slugs == ["textiel"]


def test_what_is_closed_to_the_public_stays_with_the_staff(world):
    sealed_of(MilestoneStatement, world, covenant=make_covenant("goud", world.letter), closed=True, public_from=None)
    for _again in range(2):
        assert read_record(TODAY, audience=Audience.STAFF).readings.slugs == ["goud", "textiel"]
        assert read_record(TODAY).readings.slugs == ["textiel"]
