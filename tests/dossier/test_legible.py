"""No form keeps a character that a record file refuses, or what was kept could not be loaded again."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from covenants.models import MilestoneStatement, Sitting, StatusReport
from dossier.actions import record, record_many
from dossier.models import Document
from imvo_tracker.lib.asof import now
from tests.covenants.samples import sample_of

UNFIT = ["\0", "\x0b", "\u2028", "\u202e", "\ufeff", "\udc80"]


@pytest.mark.parametrize("sign", UNFIT)
def test_a_statement_names_the_field_and_the_character(world, sign):
    entry = sample_of(StatusReport, world)
    entry.text = f"Het convenant{sign} is bijna klaar."
    with override("nl"), pytest.raises(ValidationError) as refused:
        record(entry, by=world.user)
    said = f"Het teken U+{ord(sign):04X} na “Het convenant” kan niet worden bewaard: haal het weg."
    assert refused.value.message_dict["text"][-1:] == [said]
    assert (set(refused.value.message_dict), StatusReport.objects.count()) == ({"text"}, 0)


def test_many_at_once_are_refused_as_one_is(world):
    entry = sample_of(MilestoneStatement, world)
    entry.note = "\ufefferg"
    with pytest.raises(ValidationError) as refused:
        record_many([entry], by=world.user)
    assert set(refused.value.message_dict) == {"note"}


def test_a_row_of_master_data_too_and_what_people_type_is_kept():
    with pytest.raises(ValidationError) as refused:
        Document(key="brief", kind="letter", title="Over\u2028goud", public_on="2016-10-06").clean_fields()
    assert set(refused.value.message_dict) == {"title"}
    typed = "Zin een,\r\n\ttwee \N{EN DASH} één\u00a0👩\u200d👧"
    Document(key="brief", kind="letter", title=typed, public_on="2016-10-06").clean_fields()


def test_a_withdrawal_repeats_what_was_sealed_whatever_that_holds(world):
    entry = sample_of(StatusReport, world, text="oud\x0b", is_withdrawal=True)
    entry.clean_fields(exclude=["recorded_by", "recorded_at"])


def test_a_cell_of_a_letter_is_refused_when_it_is_left(client, world):
    from_letter = Document.objects.first()
    world.user.is_superuser = world.user.is_staff = True
    world.user.save()
    client.force_login(world.user)
    sitting = Sitting.objects.create(document=from_letter, owner=world.user, opened_at=now())
    sent = {"row": "a" * 32, "cell": "words", "before": "", "value": "eind\0 2016", "after": ""}
    answer = client.post(f"/admin/brief/{sitting.pk}/cel/", sent)
    assert (answer.status_code, answer.json()) == (
        400, {"error": "Het teken U+0000 na “eind” kan niet worden bewaard: haal het weg."}
    )  # fmt: skip
    assert sitting.rows.count() == 0
