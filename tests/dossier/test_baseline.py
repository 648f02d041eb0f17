"""A record from before master data were sealed: its chain goes on, and its older revisions are read as before."""

from importlib import import_module

import pytest
from django.apps import apps

from covenants.models import CountingRule, Covenant, StatusReport
from dossier.models import Revision, SealedMaster
from dossier.published import PUBLISHED, published_at
from dossier.selectors import ledger_head
from tests.covenants.samples import publish, sealed_of
from tests.dossier.test_verify_ledger import found, rehash_everything, run, tampering

BASELINE = import_module("covenants.migrations.0006_baseline")
TABLE = StatusReport._meta.db_table


@pytest.fixture
def old_record(world):
    """Three revisions as the release before left them: nothing of master data is sealed."""
    world.rule.excluded.add(world.covenant)
    sealed_of(StatusReport, world)
    sealed_of(StatusReport, world, public_from=None)
    publish(world.rule, by=world.user)
    with tampering("dossier_sealedmaster", "dossier_revision", TABLE, "covenants_historicalcountingrule_excluded"):
        run("DELETE FROM dossier_sealedmaster")
        run("DELETE FROM covenants_historicalcountingrule_excluded")
        run("UPDATE dossier_revision SET other_count = 0")
        rehash_everything()
        PUBLISHED.clear()
        yield


def test_one_revision_more_seals_what_is_there(old_record):
    number, head = ledger_head()
    BASELINE.seal_what_is_there(apps, None)
    assert found({number: head}) == []  # the chain so far stays valid, and whole with it
    baseline = Revision.objects.get(number=number + 1)
    tables = set(SealedMaster.objects.filter(revision=baseline, valid_from=0).values_list("table", "key"))
    assert {("covenants.covenant", "textiel"), ("covenants.countingrule", "kabinet")} <= tables
    assert (baseline.entry_count, baseline.other_count) == (0, SealedMaster.objects.count())


def test_older_revisions_are_read_with_it(old_record):
    BASELINE.seal_what_is_there(apps, None)
    for revision in (1, 2, 3, 4):
        assert str(published_at(revision).find(Covenant, "textiel")) == "Textiel"
    rule = published_at(1).find(CountingRule, "kabinet")
    assert [covenant.slug for covenant in rule.excluded.all()] == ["textiel"]


def test_the_record_goes_on(old_record, world):
    BASELINE.seal_what_is_there(apps, None)
    world.letter.title = "Nieuwe titel"
    world.letter.save()
    number = publish(world.letter, by=world.user).number
    assert [published_at(at).find(type(world.letter), "kst-1-1").title for at in (number - 1, number)] == [
        "Brief", "Nieuwe titel",
    ]  # fmt: skip
    assert found() == []


def test_an_empty_database_stays_empty(db):
    BASELINE.seal_what_is_there(apps, None)
    assert (Revision.objects.count(), SealedMaster.objects.count()) == (0, 0)
