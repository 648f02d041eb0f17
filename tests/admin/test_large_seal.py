"""However much waits, it can be ticked and sealed."""

import re
from datetime import date

import pytest

from covenants.models import MilestoneStatement
from dossier.actions import record
from dossier.models import Revision
from imvo_tracker.lib.period import period_of_day

SEAL = "/admin/dossier/revision/verzegelen/"
MANY = 1_010  # Django takes a thousand fields


@pytest.fixture
def drafts(gold, letter_220, cabinet, publisher):
    """Many drafts of the publisher."""
    first = MilestoneStatement(
        covenant=gold,
        kind="signed",
        modality="expect",
        wording="17 juni 2016",
        document=letter_220,
        locator="p. 1",
        actor=cabinet,
        known_from="2016-06-17",
        public_from="2016-06-17",
    )
    first.period = period_of_day(date(2016, 6, 17))
    record(first, by=publisher)
    copies = []
    for number in range(2, MANY + 1):
        copies.append(MilestoneStatement.objects.get(pk=first.pk))
        copies[-1].pk, copies[-1].locator, copies[-1].ref = None, f"p. {number}", f"many-{number}"
    MilestoneStatement._base_manager.bulk_create(copies)
    return MANY


def test_more_drafts_than_a_form_of_django_takes_are_sealed_at_once(sign_in, publisher, drafts):
    client = sign_in(publisher)
    tokens = re.findall(r'name="entry" value="([^"]+)"', client.get(SEAL).content.decode())
    assert len(tokens) == drafts
    response = client.post(SEAL, {"entry": tokens, "reason": "Alles.", "_seal": "1"})
    assert response.status_code == 302
    assert list(Revision.objects.values_list("number", "entry_count", "reason")) == [(1, drafts, "Alles.")]
    assert MilestoneStatement.objects.filter(revision=1).count() == drafts


def test_more_drafts_than_a_form_of_django_takes_are_proposed_at_once(sign_in, publisher, drafts):
    client = sign_in(publisher)
    tokens = re.findall(r'name="entry" value="([^"]+)"', client.get(SEAL).content.decode())
    response = client.post(SEAL, {"entry": tokens, "_propose": "1"})
    assert response.status_code == 302
    assert MilestoneStatement.objects.filter(stage="proposed").count() == drafts
