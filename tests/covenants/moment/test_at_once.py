"""What is put together for many at once, or once for all, is what one at a time gives."""

import pytest

from covenants.domain.promises import Promise, Voice
from covenants.moment import facts
from covenants.moment.ledger import read_promises
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
