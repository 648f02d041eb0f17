"""The queue as it is deployed: a seal and a form leave a note in it, the background process mails, and tries again."""

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from covenants.models import StatusReport
from dashboards.alerts.outbox import waiting
from imvo_tracker import settings as deployed
from imvo_tracker.lib.asof import now
from tests.alerts.following import ADDRESS, ask, link_in
from tests.covenants.samples import make_world, publish, sealed_of
from tests.dossier.own_database import own_database
from tests.platform.test_background import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: this test works in a copy of it."""


@pytest.fixture
def world(django_db_setup, django_db_blocker, tmp_path, settings):
    settings.TASKS = deployed.TASKS
    with django_db_blocker.unblock(), own_database(tmp_path) as own, own.in_use():
        world = make_world()
        publish(*world.masters, by=world.user)
        sealed_of(StatusReport, world, text="Oud.")
        yield world


def queued():
    return list(
        DBTaskResult.objects.filter(status="READY").values_list("args_kwargs__kwargs__look_for_news", flat=True)
    )


def test_the_form_and_each_seal_are_followed_by_mail(world, settings):
    client = Client()
    assert queued() == []  # nobody followed anything yet
    assert ask(client, {"volg": "convenant", "wat": "textiel"}).status_code == 302
    assert (queued(), mail.outbox) == ([False], [])
    work()
    (message,) = mail.outbox
    client.post(link_in(message, "bevestigen"))
    sealed_of(StatusReport, world, text="Nieuws.")
    assert queued() == [True]
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody is there
    work()
    assert (queued(), len(mail.outbox), waiting().count()) == ([False], 1, 1)
    (again,) = DBTaskResult.objects.filter(status="READY")
    assert again.run_after == waiting().get().free_at > now()
    settings.EMAIL_BACKEND = backend
    waiting().update(free_at=now())
    DBTaskResult.objects.filter(pk=again.pk).update(run_after=now())
    work()
    assert [(one.to, "Nieuws." in one.body) for one in mail.outbox] == [([ADDRESS], False), ([ADDRESS], True)]
    assert (queued(), waiting().count()) == ([], 0)
    # The queue keeps no address and no word
    assert "voorbeeld" not in str(list(DBTaskResult.objects.values_list()))
