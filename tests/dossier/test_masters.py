"""Master data: every save leaves a trace, none overwrites another."""

import pytest

from covenants.models import Covenant
from dossier.models import Document, Organisation, StaleVersion
from dossier.querysets import RecordIsProtected
from sectors.models import Sector


def test_a_save_is_counted_and_kept_in_the_history(world):
    world.cabinet.name = "Regering"
    world.cabinet.save()
    assert Organisation.objects.values_list("name", "version").get() == ("Regering", 2)
    assert list(world.cabinet.history.values_list("name", "version")) == [("Regering", 2), ("Kabinet", 1)]


def test_a_second_save_of_an_old_reading_is_refused(world):
    mine, theirs = Document.objects.get(pk=world.letter.pk), Document.objects.get(pk=world.letter.pk)
    mine.title = "Mijn titel"
    mine.save()
    theirs.title = "Hun titel"
    with pytest.raises(StaleVersion):
        theirs.save()
    assert Document.objects.get(pk=mine.pk).title == "Mijn titel"
    mine.save()
    assert mine.version == 3


@pytest.mark.parametrize("model", [Covenant, Document, Organisation, Sector])
def test_writes_that_pass_the_history_by_are_refused(model, world):
    row = model.objects.first()
    with pytest.raises(RecordIsProtected):
        model.objects.update(version=9)
    with pytest.raises(RecordIsProtected):
        model.objects.bulk_create([row])
    with pytest.raises(RecordIsProtected):
        model.objects.bulk_update([row], ["version"])


def test_what_a_statement_rests_on_is_told_by_name(world):
    document = world.letter
    assert (str(document), document.printed_number) == ("1, nr. 1", "1, nr. 1")
    assert str(world.motion) == "Motie"
    assert (str(world.cabinet), str(world.sector), str(world.covenant)) == ("Kabinet", "Textiel", "Textiel")
