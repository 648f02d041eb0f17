"""What is not public yet has an owner and an end, whatever its table; what is sealed without them stays valid."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from covenants.models import Measurement, StatusReport
from dossier.actions import correct, open_entry, record, record_many, seal, withdraw
from dossier.canonical import canonical_rows, ledger_models
from dossier.domain.closing import Closing, Lack
from dossier.forms.openness import say_openness
from dossier.selectors import find_faults
from imvo_tracker.lib.asof import AsOf, now, today
from tests.covenants.samples import DAY, draft_of, sample_of, sealed_of

LATER = date(2199, 1, 1)
OWNED = {"has_owner": True}


@pytest.mark.parametrize(
    ("closing", "lacks", "is_closed"),
    [
        (Closing(DAY), [], False),
        (Closing(DAY + timedelta(1), **OWNED), [], True),
        (Closing(DAY + timedelta(1)), [Lack.OWNER], True),
        (Closing(DAY, "ministry"), [Lack.NOT_CLOSED], False),
        (Closing(DAY, opens_after="x"), [Lack.NOT_CLOSED], False),
        (Closing(None), [Lack.OWNER, Lack.END], True),
        (Closing(None, "ministry", **OWNED), [Lack.END], True),
        (Closing(None, "ser", opens_after="x", **OWNED), [], True),
        (Closing(None, "ser", opens_by=DAY, **OWNED), [], False),
        (Closing(None, "ministry", opens_by=DAY + timedelta(1), **OWNED), [], True),
        (Closing(None, "consulted", opens_after="x", **OWNED), [Lack.END], True),
        (Closing(None, "consulted", opens_by=DAY + timedelta(1)), [Lack.OWNER], True),
        (Closing(None, is_protected=True, **OWNED), [], True),
    ],
)
def test_what_lacks_and_whether_it_is_closed(closing, lacks, is_closed):
    assert (list(closing.lacks(DAY)), closing.is_closed_on(DAY)) == (lacks, is_closed)


@pytest.mark.parametrize("model", ledger_models())
def test_a_closed_entry_without_an_end_is_refused_by_name_and_nothing_is_written(world, model):
    for attempt in (record, lambda entry, by: record_many([entry], by=by)):
        with pytest.raises(ValidationError) as caught:
            attempt(sample_of(model, world, public_from=None, opens_after=""), by=world.user)
        assert caught.value.message_dict == {
            "opens_by": ["Einde: zeg uiterlijk op welke dag het openbaar wordt, of waarna."]
        }
    assert model._base_manager.count() == 0
    kept = record(sample_of(model, world, public_from=None, opens_by=LATER, closure="consulted"), by=world.user)
    assert (kept.owner, kept.opens_on) == (world.user, LATER)


def test_who_records_it_owns_it_unless_somebody_else_is_named_and_nobody_owns_what_is_public(world, django_user_model):
    other = django_user_model.objects.create_user("ander")
    assert draft_of(StatusReport, world, public_from=None, owner=other).owner == other
    assert draft_of(StatusReport, world, public_from=LATER).owner == world.user
    assert draft_of(StatusReport, world).owner is None


def test_what_was_sealed_without_owner_and_end_stays_valid_and_can_be_withdrawn(world):
    old = sample_of(StatusReport, world, public_from=None, opens_after="", recorded_by=world.user, recorded_at=now())
    old.save()
    seal([old], by=world.user, reason="Van voor de regel.")
    assert (find_faults(), say_openness(old)) == ([], "gesloten, geen einde bepaald; geen eigenaar")
    with pytest.raises(ValidationError):
        correct(old, by=world.user, reason="Tikfout.", text="Beter.")
    gone = withdraw(old, by=world.user, reason="Onjuist.")
    seal([gone], by=world.user, reason="Weg.")
    assert find_faults() == []


class TestALatestDay:
    def test_it_opens_of_itself_on_that_day_with_its_true_date(self, world):
        entry = sealed_of(StatusReport, world, public_from=None, opens_by=DAY + timedelta(9), closure="consulted")
        seen = StatusReport.objects.visible_at
        assert [row.pk for row in seen(AsOf(DAY + timedelta(8), DAY + timedelta(8)))] == []
        assert [row.pk for row in seen(AsOf(DAY + timedelta(9), DAY + timedelta(9)))] == [entry.pk]

    def test_it_is_opened_earlier_and_not_later(self, world):
        entry = sealed_of(StatusReport, world, public_from=None, opens_by=today() + timedelta(9), closure="consulted")
        with pytest.raises(ValidationError) as caught:
            open_entry(entry, by=world.user, public_from=today() + timedelta(9), reason="Laat.")
        assert set(caught.value.message_dict) == {"public_from"}
        open_entry(entry, by=world.user, public_from=today(), reason="Geraadpleegd.")
        assert (StatusReport.objects.get().opens_on, find_faults()) == (today(), [])
        fixed = correct(StatusReport.objects.get(), by=world.user, reason="Tikfout.", text="Beter.")
        assert (fixed.closure, fixed.opens_by, fixed.opens_after) == ("", None, "")

    def test_nobody_gives_one_to_the_figure_of_a_single_company(self, world):
        with pytest.raises(ValidationError):
            record(sample_of(Measurement, world, protected=True, public_from=None, opens_by=LATER), by=world.user)
        assert draft_of(Measurement, world, protected=True, public_from=None, opens_after="").owner == world.user


def test_owner_and_end_are_sealed_with_what_is_closed(world):
    plain = sealed_of(StatusReport, world)
    closed = sealed_of(StatusReport, world, public_from=None, opens_by=LATER, closure="ser", count_is_public=True)
    rows = dict(zip((plain.pk, closed.pk), canonical_rows(StatusReport._base_manager.order_by("pk")), strict=True))
    said = [f'"{name}":'.encode() for name in ("closure", "count_is_public", "opens_by", "owner")]
    assert {pk: [one in content for one in said] for pk, (_number, content) in rows.items()} == {
        plain.pk: [False] * 4, closed.pk: [True] * 4,
    }  # fmt: skip
    with pytest.raises(Exception, match="the record is sealed"), transaction.atomic():
        StatusReport._base_manager.filter(pk=closed.pk).update(opens_by=DAY)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "iedereen"),
        ({"public_from": LATER}, "onder embargo, tot 1 januari 2199; eigenaar: editor"),
        ({"public_from": None, "opens_by": LATER, "closure": "consulted"},
         "openbaar na raadpleging, tot 1 januari 2199; eigenaar: editor"),
        ({"public_from": None, "opens_after": "de ondertekening", "closure": "ser"},
         "intern voor de SER, tot: de ondertekening; eigenaar: editor"),
    ],
)  # fmt: skip
def test_lists_say_who_owns_it_and_when_it_opens(world, values, said):
    assert say_openness(draft_of(StatusReport, world, **values)) == said
