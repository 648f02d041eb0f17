"""Columns that were added later are sealed with their statement; what was sealed before them keeps its hash."""

import pytest
from django.db import transaction

from covenants.models import MilestoneStatement, Participation
from dossier.actions import correct, seal
from dossier.canonical import canonical_rows, ledger_models
from dossier.selectors import find_faults
from tests.covenants.samples import draft_of

COLUMNS = [*((model, "reason_en") for model in ledger_models()), (MilestoneStatement, "member_of"),
           (Participation, "counts_reason")]  # fmt: skip


@pytest.mark.parametrize(("model", "column"), COLUMNS)
def test_only_a_filled_column_enters_the_canonical_content(world, model, column):
    plain, filled = draft_of(model, world), draft_of(model, world, **{column: "acht"})
    keys = [plain.pk, filled.pk]
    contents = [content for _number, content in canonical_rows(model._base_manager.filter(pk__in=keys))]
    assert [f'"{column}":"acht"'.encode() in content for content in contents] == [False, True]
    assert [f'"{column}"'.encode() in content for content in contents] == [False, True]
    seal([plain, filled], by=world.user, reason="Proef.")
    assert find_faults() == []


@pytest.mark.parametrize(("model", "column"), COLUMNS)
def test_a_sealed_column_cannot_be_changed_past_the_model(world, model, column):
    filled = draft_of(model, world, **{column: "acht"})
    seal([filled], by=world.user, reason="Proef.")
    with pytest.raises(Exception, match="the record is sealed"), transaction.atomic():
        model._base_manager.filter(pk=filled.pk).update(**{column: "zeven"})
    filled.refresh_from_db()
    assert getattr(filled, column) == "acht"


def test_a_correction_keeps_the_group_and_has_an_english_reason_of_its_own(world):
    member = draft_of(MilestoneStatement, world, member_of="acht", reason_en="Page.")
    seal([member], by=world.user, reason="Proef.")
    successor = correct(member, by=world.user, reason="Bladzijde.", locator="p. 3")
    assert (successor.member_of, successor.reason_en) == ("acht", "")
