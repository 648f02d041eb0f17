"""Every statement in the order in which it became known, from memory, as the database says it row by row."""

from datetime import date

import pytest

from covenants.evidence.lists import every_statement
from covenants.models import Measurement, StatusReport
from covenants.moment.record import read_record
from dossier.canonical import ledger_models
from imvo_tracker.lib.asof import AsOf

pytestmark = pytest.mark.django_db

DAYS = [(date(2014, 12, 18), date(2014, 12, 18)), (date(2016, 6, 30), date(2020, 1, 1)), (date(2026, 11, 1),) * 2]


def row_by_row(as_of, models):
    """Return (table, key) of every public statement, sorted in Python by what the database holds of each."""
    rows = [
        (known, revision, table, key)
        for table, model in enumerate(ledger_models())
        if models is None or model in models
        for key, known, revision in model.objects.visible_at(as_of).values_list("pk", "known_from", "revision_id")
    ]
    return [(ledger_models()[table], key) for _known, _revision, table, key in sorted(rows)]


@pytest.mark.parametrize("models", [None, (Measurement,), (StatusReport, Measurement)])
@pytest.mark.parametrize(("day", "known_on"), DAYS)
def test_every_statement_in_memory_is_every_statement_of_the_database(whole, day, known_on, models):
    record = read_record(AsOf(day=day, known_on=known_on))
    listed = every_statement(record, models)
    expected = row_by_row(record.as_of, models)
    assert [(one.model, one.key) for one in listed[:]] == expected
    assert len(listed) == len(expected)
    assert day < date(2026, 1, 1) or len({model for model, _key in expected}) == (7 if models is None else len(models))


def test_a_page_is_cut_out_anywhere(whole):
    listed = every_statement(read_record(AsOf(day=DAYS[2][0], known_on=DAYS[2][1])))
    expected = listed[:]
    assert len(expected) > 120
    assert [listed[number] for number in (0, 7, -1)] == [expected[0], expected[7], expected[-1]]
    assert listed[50:100] == expected[50:100]
    assert listed[len(expected) :] == []


def test_a_statement_that_was_closed_or_corrected_stands_there_for_as_long_as_the_public_may_read_it(whole):
    corrected = next(
        (model, old, new)
        for model in ledger_models()
        for old, new in model.objects.filter(corrects__isnull=False, is_withdrawal=False).values_list(
            "corrects_id", "pk"
        )
    )
    model, old, new = corrected
    last = model.objects.get(pk=new).revision_id
    day = {"day": date(2026, 11, 1), "known_on": date(2026, 11, 1)}
    before, after = (
        {(one.model, one.key) for one in every_statement(read_record(AsOf(**day, revision=number)))[:]}
        for number in (last - 1, last)
    )
    assert ((model, old) in before, (model, new) in before) == (True, False)
    assert ((model, old) in after, (model, new) in after) == (False, True)
