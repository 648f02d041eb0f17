"""The reason of a confirmed oddity is sealed with its statement; what was sealed before it keeps its hash."""

import pytest
from django.db import transaction

from dossier.actions import correct, seal
from dossier.canonical import canonical_rows, ledger_models
from dossier.selectors import find_faults
from tests.covenants.samples import draft_of

WHY = "Zo staat het in de bron."


@pytest.mark.parametrize("model", ledger_models())
def test_only_a_given_reason_enters_the_canonical_content(world, model):
    plain, odd = draft_of(model, world), draft_of(model, world, oddity_reason=WHY)
    contents = [content for _number, content in canonical_rows(model._base_manager.filter(pk__in=[plain.pk, odd.pk]))]
    assert [b'"oddity_reason"' in content for content in contents] == [False, True]
    seal([plain, odd], by=world.user, reason="Proef.")
    assert find_faults() == []


@pytest.mark.parametrize("model", ledger_models())
def test_a_sealed_reason_cannot_be_changed_past_the_model(world, model):
    odd = draft_of(model, world, oddity_reason=WHY)
    seal([odd], by=world.user, reason="Proef.")
    with pytest.raises(Exception, match="the record is sealed"), transaction.atomic():
        model._base_manager.filter(pk=odd.pk).update(oddity_reason="Anders.")
    odd.refresh_from_db()
    assert odd.oddity_reason == WHY


@pytest.mark.parametrize("model", ledger_models())
def test_a_correction_carries_the_reason(world, model):
    odd = draft_of(model, world, oddity_reason=WHY)
    seal([odd], by=world.user, reason="Proef.")
    assert correct(odd, by=world.user, reason="Bladzijde.", locator="p. 3").oddity_reason == WHY
