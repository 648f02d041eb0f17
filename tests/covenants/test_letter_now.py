"""What a letter's row finds the record to say: the statement that decides on the pages, not whichever came last."""

from datetime import date, timedelta

import pytest

from covenants.models import MilestoneStatement, TargetStatement
from covenants.moment.record import read_record
from covenants.selectors.letter_now import said_now
from dossier.domain.visibility import Audience
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.period import period_of_day
from tests.covenants.samples import DAY, publish, sample_of, sealed_of

pytestmark = pytest.mark.django_db


def signed(world, day, **changes):
    window = period_of_day(day)
    own = {"earliest": window.earliest, "latest": window.latest, "edtf": window.edtf, "period_rule": window.rule}
    return sealed_of(MilestoneStatement, world, **({"kind": "signed", "modality": "fact"} | own | changes))


def test_of_two_facts_it_is_the_one_the_pages_use_though_the_other_is_known_later(world):
    publish(*world.masters, by=world.user)
    later_known = signed(world, date(2017, 6, 17), known_from=DAY + timedelta(900), public_from=DAY + timedelta(900))
    last_sealed = signed(world, date(2017, 6, 19), known_from=DAY + timedelta(400), public_from=DAY + timedelta(400))
    reading = read_record(AsOf(today(), today()), audience=Audience.STAFF).reading(world.covenant.slug)
    row = sample_of(MilestoneStatement, world, kind="signed", modality="expect")
    (now,) = said_now([row], by=world.user)
    assert (now.entry.pk, now.entry) == (reading.state("signed").decided_by.key, last_sealed)
    assert now.entry != later_known


def test_a_fact_stands_before_a_newer_expectation(world):
    publish(*world.masters, by=world.user)
    fact = signed(world, date(2016, 7, 4))
    signed(world, date(2017, 7, 4), modality="expect", known_from=DAY + timedelta(30), public_from=DAY + timedelta(30))
    (now,) = said_now([sample_of(MilestoneStatement, world, kind="signed", modality="expect")], by=world.user)
    assert now.entry == fact


def test_of_a_target_it_is_the_newest_word(world):
    publish(*world.masters, by=world.user)
    sealed_of(TargetStatement, world)
    newer = sealed_of(TargetStatement, world, known_from=DAY + timedelta(3), public_from=DAY + timedelta(3))
    (now,) = said_now([sample_of(TargetStatement, world)], by=world.user)
    assert now.entry == newer


def test_nothing_was_said_before_the_first(world):
    publish(*world.masters, by=world.user)
    (now,) = said_now([sample_of(MilestoneStatement, world, kind="signed", modality="expect")], by=world.user)
    assert (now.entry, now.words) == (None, "niets")
