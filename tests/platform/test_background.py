"""What takes long waits in the database until the background process takes it, as on a server."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django_tasks import task_backends
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from covenants.models import MilestoneStatement
from dossier.admin import sheets
from dossier.models import SheetRun
from imvo_tracker import settings as deployed
from imvo_tracker.roles import sync_roles
from tests.admin.test_import import HEAD, MILESTONES, book, upload
from tests.covenants.samples import make_world
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: this test works in a copy of it."""


@pytest.fixture
def desk(django_db_setup, django_db_blocker, tmp_path, settings, monkeypatch):
    """Return an editor's browser and the record, with the queue as it is deployed."""
    settings.TASKS = deployed.TASKS
    monkeypatch.setattr(sheets, "AT_ONCE", 1)
    with django_db_blocker.unblock(), own_database(tmp_path) as own, own.in_use():
        world = make_world()
        sync_roles()
        world.user.is_staff = True
        world.user.save()
        world.user.groups.add(Group.objects.get(name="ministry-editor"))
        client = Client()
        client.force_login(world.user)
        yield client, world


def work():
    """Do what waits, and end."""
    told = {"interval": 0, "batch": True, "startup_delay": False, "max_tasks": None, "worker_id": "test"}
    Worker(queue_names=["default"], excluded_queue_names=[], backend_name="default", **told).run()


def test_a_long_import_waits_for_the_background_process_and_is_done_by_it(desk):
    client, world = desk
    assert type(task_backends["default"]).__module__ == "django_tasks_db.backend"
    row = [
        world.covenant.slug,
        "Ondertekend",
        "verwacht",
        "na deze zomer",
        world.letter.key,
        world.cabinet.slug,
        "p. 2",
    ]
    address = upload(client, MILESTONES, book(HEAD, row, [*row[:3], "eind 2016", *row[4:]])).url
    assert "0 van 2 rijen" in client.get(address).content.decode()
    assert list(DBTaskResult.objects.values_list("status", "args_kwargs")) == [
        ("READY", {"args": [SheetRun.objects.get().pk], "kwargs": {}})
    ]
    work()
    assert (SheetRun.objects.get().state, SheetRun.objects.get().wrong) == ("looked", [])
    client.post(address, {"make": "1"})
    assert (SheetRun.objects.get().state, MilestoneStatement.objects.count()) == ("making", 0)
    work()
    assert (SheetRun.objects.get().state, MilestoneStatement.objects.count()) == ("made", 2)
    assert set(DBTaskResult.objects.values_list("status", "return_value")) == {("SUCCESSFUL", None)}
