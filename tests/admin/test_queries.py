"""Lists and forms cost the same number of queries whatever the record holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from covenants.models import Covenant, CovenantName, MilestoneStatement, Threshold
from dossier.actions import propose_many, record
from dossier.choices import Stage

ADDRESSES = [
    "/admin/",
    "/admin/covenants/covenant/",
    "/admin/covenants/milestonestatement/",
    "/admin/covenants/threshold/",
    "/admin/covenants/milestonestatement/add/",
    "/admin/covenants/countingrule/add/",
    "/admin/dossier/revision/verzegelen/",
]


def count(client, address):
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def grow(numbers, letter, cabinet, user):
    for number in numbers:
        covenant = Covenant.objects.create(slug=f"c{number}", code=f"C{number}")
        CovenantName.objects.create(covenant=covenant, name=f"C{number}", known_from="2016-06-17")
        Threshold.objects.create(slug=f"d{number}", covenant=covenant, gates="in_force", name=f"D{number}")
        entry = MilestoneStatement(
            covenant=covenant,
            kind="presented",
            modality="aim",
            document=letter,
            actor=cabinet,
            known_from="2016-06-17",
            public_from="2016-06-17",
        )
        record(entry, by=user)


def test_a_larger_proposal_costs_no_more_queries(sign_in, editor, publisher, letter_220, cabinet):
    client = sign_in(publisher)
    asked = []
    for numbers in ([1, 2], range(3, 41)):
        grow(numbers, letter_220, cabinet, editor)
        proposal = propose_many(MilestoneStatement.objects.filter(stage=Stage.DRAFT), by=editor)
        address = f"/admin/dossier/proposal/{proposal.pk}/beslissen/"
        client.get(address)
        asked.append(count(client, address))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_more_rows_cost_no_more_queries(sign_in, publisher, letter_220, cabinet, address):
    client = sign_in(publisher)
    grow([1], letter_220, cabinet, publisher)
    client.get(address)
    one = count(client, address)
    grow([2, 3], letter_220, cabinet, publisher)
    three = count(client, address)
    grow(range(4, 41), letter_220, cabinet, publisher)
    assert (three, count(client, address)) == (one, one)
