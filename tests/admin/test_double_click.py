"""Two presses of one button at the same moment, each a request of its own on a connection of its own."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from covenants.models import Covenant, CovenantName, MilestoneStatement, StatusReport
from dossier.models import Document
from imvo_tracker.roles import sync_roles
from tests.admin.sent import sent
from tests.covenants.samples import make_world
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db

CLICKS = 3
MILESTONE = "/admin/covenants/milestonestatement/add/"
DOCUMENT = "/admin/dossier/document/add/"


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: these tests work in a copy of it."""


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), own_database(tmp_path) as own:
        yield own


@pytest.fixture
def desk(database):
    """Return a record to write in, and how an editor presses a button: several times at once."""
    with database.in_use():
        world = make_world()
        sync_roles()
        world.user.is_staff = True
        world.user.save()
        world.user.groups.add(Group.objects.get(name="ministry-editor"))
        client = Client()
        client.force_login(world.user)

    def press(url, form, **second):
        acts = [
            lambda number=number: copy_of(client).post(url, form | (second if number else {}))
            for number in range(CLICKS)
        ]
        answers = database.at_once(*acts)
        assert [getattr(answer, "status_code", answer) for answer in answers] == [302] * CLICKS
        return answers

    return world, client, press


def copy_of(client):
    other = Client()
    other.cookies = client.cookies
    return other


def milestone(world):
    return {
        "ref": "adm-" + "0" * 32,
        "covenant": world.covenant.pk,
        "kind": "signed",
        "modality": "expect",
        "basis": "stated",
        "wording": "na deze zomer",
        "document": world.letter.pk,
        "actor": world.cabinet.pk,
        "openness": "open",
        "known_basis": "document",
        "_continue": "1",
    }


def test_a_statement_is_made_once(database, desk):
    world, _client, press = desk
    answers = press(MILESTONE, milestone(world))
    with database.in_use():
        assert (MilestoneStatement.objects.count(), len({answer.url for answer in answers})) == (1, 1)


def test_a_status_is_made_once(database, desk):
    world, _client, press = desk
    press(
        f"/admin/covenants/statusreport/status-bijwerken/?covenant={world.covenant.pk}",
        {**milestone(world), "outcome": "changed", "text": "Bijna zover."},
    )
    with database.in_use():
        assert (StatusReport.objects.count(), MilestoneStatement.objects.count()) == (1, 1)


def test_a_document_is_made_once(database, desk):
    _world, client, press = desk
    with database.in_use():
        form = sent(client.get(DOCUMENT), kind="letter", key="brief", title="Brief", public_on="2016-07-01")
    answers = press(DOCUMENT, {**form, "_continue": "1"})
    with database.in_use():
        made = Document.objects.get(key="brief")
        assert (made.version, {answer.url for answer in answers}) == (1, {f"/admin/dossier/document/{made.pk}/change/"})


def test_a_covenant_is_made_once_with_its_names(database, desk):
    _world, client, press = desk
    url = "/admin/covenants/covenant/add/"
    with database.in_use():
        form = sent(client.get(url), slug="hout", code="COV-HOUT")
    press(url, {**form, "names-0-name": "Hout", "names-0-known_from": "2016-07-01"})
    with database.in_use():
        made = Covenant.objects.get(slug="hout")
        assert list(CovenantName.objects.filter(covenant=made).values_list("name", flat=True)) == ["Hout"]
