"""A process that is killed anywhere loses no mail and sends none twice; real processes, real commits, SIGKILL."""

import os
import random
import signal
from datetime import timedelta

import pytest
from django.db import connection

from covenants.models import StatusReport
from dashboards.alerts import mails, outbox
from dashboards.alerts.outbox import send_waiting, waiting
from dashboards.alerts.writing import write_due
from dashboards.models import OutgoingMail, Subscriber, Subscription
from imvo_tracker.lib.asof import today
from imvo_tracker.mail_folder import EmailBackend
from tests.alerts.smtp import mail_server
from tests.covenants.samples import make_world, publish, sealed_of
from tests.dossier.own_database import own_database

pytestmark = pytest.mark.django_db
COUNT, KILLS = 5, 14


@pytest.fixture
def _django_db_helper():
    """Open no transaction on the shared test database: this test works in a copy of it."""


@pytest.fixture
def own(django_db_setup, django_db_blocker, tmp_path, settings, monkeypatch):
    """Five subscribers in a database of their own, and news for each."""
    monkeypatch.setattr(outbox, "LEASE", timedelta(0))  # who is dead is not waited for
    with django_db_blocker.unblock(), own_database(tmp_path) as own, own.in_use():
        world = make_world()
        publish(*world.masters, by=world.user)
        sealed_of(StatusReport, world, text="Oud.")
        sealed_of(StatusReport, world, text="Nieuws.")
        for number in range(COUNT):
            Subscription.objects.create(
                subscriber=Subscriber.objects.create(address=f"lezer{number}@voorbeeld.nl"), subject="convenant",
                what="textiel", language="nl", frequency="meteen", is_confirmed=True, asked_on=today(),
                told_on=today(), told_revision=2,
            )  # fmt: skip
        yield own


def start(own, dies_at=None) -> int:
    """Start a process that writes and sends what there is, and return its number."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        with own.in_use(), connection.execute_wrapper(Steps(dies_at)):
            work()
            status = 0
    finally:
        os._exit(status)


def work():
    write_due()
    send_waiting()


class Steps:
    """Counts where a process may die, before and after each statement; at one of these it does."""

    def __init__(self, dies_at=None):
        self.count, self.dies_at = 0, dies_at

    def __call__(self, execute, sql, params, many, context):
        self.step()
        result = execute(sql, params, many, context)
        self.step()
        return result

    def step(self):
        self.count += 1
        if self.count == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


def ended(child) -> bool:
    """Wait for a process; tell whether it came to its end by itself."""
    return os.WEXITSTATUS(status) == 0 if os.WIFEXITED(status := os.waitpid(child, 0)[1]) else False


def begin_again(folder):
    """Forget what was told and sent."""
    Subscription.objects.update(told_revision=2)
    OutgoingMail.objects.all().delete()
    for path in folder.iterdir():
        path.unlink()


def check_progress():
    """Whoever was told has a mail, and whoever has none was not."""
    for row in Subscription.objects.select_related("subscriber"):
        assert (row.told_revision, row.subscriber.mails.count()) in ((2, 0), (3, 1))


def is_done():
    return OutgoingMail.objects.count() == COUNT and not waiting().exists()


def test_killed_at_any_moment_each_reader_has_exactly_one_mail(own, settings, tmp_path):
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    dice, killed, stages = random.Random(20_160_617), 0, set()
    with connection.execute_wrapper(steps := Steps()):
        work()
    check_sent(settings.MAIL_FOLDER)
    while killed < KILLS:
        begin_again(settings.MAIL_FOLDER)
        while not is_done():
            killed += not ended(start(own, dice.randrange(1, steps.count + 1)))
            check_progress()
            stages.add((OutgoingMail.objects.count(), waiting().count()))
        check_sent(settings.MAIL_FOLDER)
    # Before anything was written, while mails were written, and while they were sent
    assert (0, 0) in stages
    assert any(0 < mails < COUNT for mails, _waiting in stages)
    assert any(0 < left < mails == COUNT for mails, left in stages)


def check_sent(folder):
    """Each reader has one mail, whole; whatever was killed left no other."""
    sent = [path.read_bytes() for path in folder.glob("*.eml")]
    readers = sorted(line for text in sent for line in text.splitlines() if line.startswith(b"To: "))
    assert readers == sorted(f"To: lezer{number}@voorbeeld.nl".encode() for number in range(COUNT))
    assert all(text.rstrip().endswith(b"--") and text.count(b"Nieuws.") == 2 for text in sent)


def killed_when_taken(own, settings):
    """Let a process die each time the server has just said that it took a mail; return what the server took."""
    with mail_server(settings) as taken:
        while True:
            child = start(own)
            taken.after = lambda child=child: os.kill(child, signal.SIGKILL) if len(taken) < 3 else None
            if ended(child):
                return [*taken]


def test_killed_between_the_word_of_the_server_and_the_mark_a_mail_comes_again_under_its_own_name(own, settings):
    taken = killed_when_taken(own, settings)
    by_reader = {}
    for one in taken:
        by_reader.setdefault(one["To"], []).append((one["Message-ID"], one["Date"]))
    assert len(by_reader) == COUNT
    assert {len(set(names)) for names in by_reader.values()} == {1}
    # Two deaths, so at most two came twice; all others once
    assert len(taken) <= COUNT + 2


def test_without_a_lasting_name_the_same_death_makes_a_double(own, settings, monkeypatch):
    """The twin that shows the test above can fail."""
    plain = mails.message_of

    def nameless(mail):
        message = plain(mail)
        del message.extra_headers["Message-ID"]
        return message

    monkeypatch.setattr(outbox, "message_of", nameless)
    taken = killed_when_taken(own, settings)
    names = {}
    for one in taken:
        names.setdefault(one["To"], set()).add(one["Message-ID"])
    assert max(map(len, names.values())) > 1
