"""What is put together for many at once, or once for all, is what one at a time gives."""

import random

import numpy as np
import pytest

from covenants.domain.promises import Promise, Voice
from covenants.models import MilestoneStatement
from covenants.moment import facts
from covenants.moment.ledger import read_promises
from covenants.moment.promise_columns import SomeVerdicts
from covenants.moment.promises import Verdicts
from covenants.moment.record import read_record
from tests.covenants.moment.sampled import moment


@pytest.fixture
def record(sample):
    return read_record(moment(sample))


def test_covenants_read_together_are_those_read_one_by_one(record):
    slugs = [*reversed(record.readings.slugs[1:]), "no-such-covenant"]
    together = record.readings.by_slug(slugs)
    assert list(together) == slugs[:-1]
    assert together == {slug: record.readings.find(slug) for slug in slugs[:-1]}


@pytest.mark.parametrize("voice", Voice)
def test_a_choice_from_the_whole_ledger_is_that_of_its_promises_one_by_one(record, voice):
    ledger = read_promises(record)
    wanted = [one.fact.key for one in ledger.promises if one.voice is voice]
    assert [one.fact.key for one in ledger.promises.of_voice(voice)] == wanted
    assert [one.fact.key for one in ledger.promises[::-1].of_voice(voice)] == wanted[::-1]
    numbers = [one.fact.key for one in ledger.every if not isinstance(one, Promise) and one.voice is voice]
    assert [one.fact.key for one in ledger.every.of_numbers().of_voice(voice)] == numbers


def test_a_row_is_read_once_and_no_more_are_kept_than_there_is_room_for(record, monkeypatch):
    said, slugs = record.readings.states.said, record.readings.states.columns.masters.slugs
    said.facts.clear()
    monkeypatch.setattr(facts, "MOST_KEPT", 2)
    read = [facts.fact_of(said, row, slugs[said.covenant[row]]) for row in (0, 1, 2)]
    again = [facts.fact_of(said, row, slugs[said.covenant[row]]) for row in (0, 1, 2)]
    assert read == again
    assert [one is other for one, other in zip(read, again, strict=True)] == [True, True, False]
    assert [one.key for one in read] == said.key[:3].tolist()


@pytest.mark.parametrize("strict", [False, True])
def test_what_became_of_some_promises_is_what_became_of_them_among_all(sample, strict):
    dice, met = random.Random(9), set()
    for size in (0, 1, 3, 20, 200) * 3:
        ledger = read_promises(read_record(moment(sample)))
        places = np.array(dice.sample(range(len(ledger.known)), min(size, len(ledger.known))), dtype=int)
        some, whole = ledger.verdicts_at(places, strict=strict), ledger.by(strict=strict)
        for name in ("bound", "outcome", "word", "most_days"):
            assert getattr(some, name).tolist() == getattr(whole, name)[places].tolist(), name
        met.add((type(some), len(places) > 2, bool((places >= len(ledger.events.rows)).any())))
    assert met >= {(Verdicts, True, False), (SomeVerdicts, True, True)}


def test_milestones_of_some_covenants_stand_as_they_do_among_all(sample):
    differed, stood = 0, set()
    for _ in range(12):
        readings = read_record(moment(sample)).readings
        states, places = readings.states, readings.places[::-3]
        for one in (states, states.read_strictly()):
            assert one.schedule_at(places).tolist() == one.schedule[places].tolist()
            assert one.sources_differ_at(places).tolist() == one.sources_differ[places].tolist()
            differed += int(one.sources_differ_at(places).sum())
            stood |= set(one.schedule_at(places).ravel().tolist())
    assert differed > 1
    assert len(stood) == 8


def test_who_promised_is_told_of_events_and_numbers_in_any_order(record):
    ledger = read_promises(record)
    said = dict(MilestoneStatement.objects.values_list("pk", "actor__slug"))
    places = [*reversed(range(len(ledger.known)))]
    made = [said[one.fact.key] if isinstance(one, Promise) else ledger.actor_of(one) for one in ledger.read(places)]
    assert ledger.actors_at(np.array(places)) == made
    assert len(set(made)) > 1


def test_names_of_many_are_those_of_each_on_any_day(sample):
    masters, met = read_record(moment(sample)).readings.states.columns.masters, set()
    places = [*range(len(masters.slugs))][::-1]
    for _ in range(20):
        known_on = moment(sample).known_on.toordinal()
        names = masters.names_of(places, known_on)
        assert names == [masters.name(place, known_on) for place in places]
        met.add(tuple(names))
    assert len(met) > 1
