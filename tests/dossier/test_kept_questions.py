"""A question whose SQL is kept says what the ORM says anew: for any moment, and for any number of values."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import MilestoneStatement, StatusReport, TargetStatement
from dossier.actions_masters import newest_contents
from dossier.canonical import canonical_among, canonical_rows, ledger_models
from dossier.domain.visibility import Audience
from dossier.history import history_of
from dossier.models import Organisation, SealedMaster
from dossier.visible_rows import visible_among
from imvo_tracker.lib.asof import AsOf

LETTER = date(2016, 6, 17)
MOMENTS = (
    AsOf(LETTER, LETTER),
    AsOf(LETTER, LETTER, 1),
    AsOf(date(2030, 1, 1), LETTER),
    AsOf(LETTER, date(2014, 1, 1)),
)
WHOLE = [field.attname for field in MilestoneStatement._meta.concrete_fields]


def asked_anew(model, as_of, **values):
    return model.objects.visible_at(as_of).filter(**values).order_by("pk")


@pytest.mark.parametrize("count", [1, 2, 3, 7, 64, 65, 90])
def test_rows_read_whole_are_those_of_the_orm(letter, count):
    there = list(MilestoneStatement.objects.order_by("pk").values_list("pk", flat=True)[:count])
    keys = [*range(10**6, 10**6 + count - len(there)), *there]  # those that no row has come first
    read = []
    for as_of in MOMENTS:
        kept = visible_among(MilestoneStatement, ("pk",)).instances(as_of, Audience.PUBLIC, keys)
        anew = list(asked_anew(MilestoneStatement, as_of, pk__in=keys))
        assert [[getattr(row, name) for name in WHOLE] for row in kept] == [
            [getattr(row, name) for name in WHOLE] for row in anew
        ]
        read.append(len(kept))
    assert len(keys) == count
    assert read == [len(there), len(there), len(there), 0]
    assert len(there) == min(count, 23)


def test_columns_come_as_values_of_python_and_each_value_stands_in_its_own_column(letter):
    shown = ("pk", "topic", "covenant__slug", "known_from")
    kept = visible_among(StatusReport, ("topic", "covenant__slug"), shown)
    topics = list(StatusReport.objects.order_by("topic").values_list("topic", flat=True).distinct())
    slugs = ["goud", "textiel", "hout"]
    found = [tuple(row) for row in kept.rows(MOMENTS[0], Audience.PUBLIC, topics, slugs)]
    asked = asked_anew(StatusReport, MOMENTS[0], topic__in=topics, covenant__slug__in=slugs)
    assert found == list(asked.values_list(*shown))
    assert {slug for _pk, _topic, slug, _known in found} == set(slugs)
    assert all(type(known) is date for *_others, known in found)
    assert kept.rows(MOMENTS[0], Audience.PUBLIC, slugs, topics) == []


def test_one_of_no_values_is_nobody_and_no_column_is_everybody(letter):
    with CaptureQueriesContext(connection) as asked:
        assert visible_among(MilestoneStatement, ("pk",)).instances(MOMENTS[0], Audience.PUBLIC, []) == []
    assert len(asked) == 0
    every = visible_among(TargetStatement, ()).instances(MOMENTS[0], Audience.PUBLIC)
    assert [row.pk for row in every] == [row.pk for row in asked_anew(TargetStatement, MOMENTS[0])]
    assert len(every) > 3


@pytest.mark.parametrize("count", [1, 2, 3, 64, 65, 90])
def test_what_is_sealed_of_some_rows_is_that_of_each_row_asked_alone(letter, count):
    there = list(Organisation.objects.order_by("pk").values_list("pk", flat=True)[: min(count, 4)])
    keys = [*range(10**6, 10**6 + count - len(there)), *there]
    rows = SealedMaster.objects.filter(table="dossier.organisation").order_by("pk")
    anew = {
        pk: row for key in keys for pk, *row in rows.filter(object_id=key).values_list("object_id", "key", "content")
    }
    assert {pk: [*row] for pk, row in newest_contents(Organisation, keys).items()} == anew
    assert (list(anew), newest_contents(Organisation, [])) == (there, {})
    asked = history_of((Organisation, key) for key in keys)
    alone = {place: line for key in keys for place, line in history_of([(Organisation, key)]).items()}
    assert (asked, {key for _model, key in asked}) == (alone, set(there))


@pytest.mark.parametrize("model", ledger_models(), ids=lambda model: model.__name__)
def test_what_is_hashed_of_some_statements_is_that_of_all(letter, model):
    every = dict(zip(keys_of(model), canonical_rows(model.objects.all()), strict=True))
    for keys in (keys_of(model), keys_of(model)[1:4], keys_of(model)[-1:], []):
        assert list(canonical_among(model, keys)) == [every[key] for key in keys]
    assert all(number == 1 for number, _content in every.values())


def keys_of(model):
    return list(model.objects.order_by("pk").values_list("pk", flat=True))
