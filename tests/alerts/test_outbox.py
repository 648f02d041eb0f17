"""From the row to the server: claimed, sent, marked; refused, tried again, dropped; and told to nobody twice."""

import smtplib
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from covenants.models import StatusReport
from dashboards.alerts import outbox, tasks, writing
from dashboards.alerts.outbox import Sent, send_waiting, waiting
from dashboards.alerts.writing import write_due
from dashboards.models import OutgoingMail, Subscriber, Subscription
from dossier.models import AuditEvent
from imvo_tracker.lib.asof import now, today
from imvo_tracker.mail_folder import EmailBackend
from tests.alerts.smtp import mail_server
from tests.covenants.samples import make_world, publish, sealed_of

ADDRESSES = ("een@voorbeeld.nl", "twee@voorbeeld.nl", "drie@voorbeeld.nl")


@pytest.fixture
def world(db):
    world = make_world()
    publish(*world.masters, by=world.user)
    for address in ADDRESSES:
        Subscription.objects.create(
            subscriber=Subscriber.objects.create(address=address), subject="convenant", what="textiel", language="nl",
            frequency="meteen", is_confirmed=True, asked_on=today(), told_on=today(), told_revision=1,
        )  # fmt: skip
    sealed_of(StatusReport, world, text="Nieuws.")
    return world


@pytest.fixture
def server(settings):
    with mail_server(settings) as taken:
        yield taken


def waits():
    return sorted(waiting().values_list("subscriber__address", "attempt_count"))


def test_a_mail_and_the_progress_of_whom_it_is_for_are_written_together(world, monkeypatch):
    def breaks(self, *args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(OutgoingMail, "save", breaks)
    with pytest.raises(RuntimeError):
        write_due()
    assert set(Subscription.objects.values_list("told_revision", flat=True)) == {1}
    monkeypatch.undo()
    assert (write_due(), write_due(), waiting().count()) == (3, 0, 3)
    assert set(Subscription.objects.values_list("told_revision", flat=True)) == {2}


@pytest.mark.parametrize("meanwhile", [
    {"told_revision": 2}, {"frequency": "wekelijks"}, None,
], ids=["told by another", "changed", "stopped"])  # fmt: skip
def test_who_moved_on_while_it_was_worked_out_gets_nothing_of_it(world, monkeypatch, meanwhile):
    made = writing.news_mail

    def slow(subscriber, sections):
        if meanwhile is None:
            Subscriber.objects.filter(pk=subscriber.pk).delete()
        else:
            Subscription.objects.filter(subscriber=subscriber).update(**meanwhile)
        return made(subscriber, sections)

    monkeypatch.setattr(writing, "news_mail", slow)
    assert (write_due(), OutgoingMail.objects.count()) == (0, 0)


def test_it_is_sent_with_what_a_mail_program_needs_and_then_wiped(world, server):
    write_due()
    assert send_waiting() == Sent(3, 0, None)
    assert [one["To"] for one in server] == [*ADDRESSES]
    assert len(set(server.ids())) == 3
    keys = {f"<{key.hex}@127.0.0.1>" for key in OutgoingMail.objects.values_list("key", flat=True)}
    assert set(server.ids()) == keys
    (first, *_rest) = server
    assert (first["From"], first["Auto-Submitted"]) == ("imvo-tracker@localhost", "auto-generated")
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in first.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert set(OutgoingMail.objects.values_list("title", "text", "html")) == {("", "", "")}
    assert send_waiting() == Sent()


def test_one_that_is_refused_waits_longer_each_time_and_is_dropped_at_last(world, server, monkeypatch):
    server.refuse = lambda line: "550 nobody here" if "een@" in line else ""
    write_due()
    first = now()
    done = send_waiting()
    assert (done.sent, done.failed) == (2, 1)
    assert timedelta(seconds=50) < done.again_at - first < timedelta(seconds=70)
    assert send_waiting().failed == 0  # not yet
    gaps = []
    for _try in range(outbox.MOST_ATTEMPTS - 1):
        row = waiting().get()
        gaps.append((row.free_at - now()).total_seconds() // 60 + 1)
        waiting().update(free_at=now())
        send_waiting()
    assert gaps[:5] == [1, 2, 4, 8, 16]
    assert gaps[-1] == 12 * 60
    assert (waits(), OutgoingMail.objects.exclude(dropped_at=None).count()) == ([], 1)
    server.refuse = lambda _line: ""
    OutgoingMail.objects.update(free_at=now())
    assert (send_waiting(), len(server)) == (Sent(), 2)


def test_a_server_that_is_away_is_asked_once_a_run_and_nothing_is_lost(world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    write_due()
    assert send_waiting().failed == 1
    assert waits() == [("drie@voorbeeld.nl", 0), ("een@voorbeeld.nl", 1), ("twee@voorbeeld.nl", 0)]
    with mail_server(settings) as server:
        waiting().update(free_at=now())
        assert (send_waiting().sent, len(set(server.ids()))) == (3, 3)


def test_what_another_process_is_at_work_on_is_left_alone_for_five_minutes(world, time_machine):
    write_due()
    first = OutgoingMail.objects.order_by("pk").first()
    assert outbox._claim(first.pk).pk == first.pk
    assert outbox._claim(first.pk) is None
    assert send_waiting().sent == 2
    time_machine.move_to(now() + outbox.LEASE + timedelta(seconds=1))
    assert (send_waiting().sent, [one.to for one in mail.outbox][-1]) == (1, ["een@voorbeeld.nl"])


def test_who_stopped_gets_no_mail_that_still_waited(world):
    write_due()
    Subscriber.objects.get(address="twee@voorbeeld.nl").delete()
    send_waiting()
    assert [one.to for one in mail.outbox] == [["een@voorbeeld.nl"], ["drie@voorbeeld.nl"]]


def test_the_command_does_all_of_it_and_is_one_event(world):
    out = StringIO()
    call_command("send_alerts", stdout=out)
    assert out.getvalue() == "3 written, 3 sent, 0 failed, 0 waiting, 0 never confirmed and removed\n"
    call_command("send_alerts", stdout=out)
    assert out.getvalue().splitlines()[1].startswith("0 written, 0 sent,")
    told = AuditEvent.objects.filter(action="command.send_alerts").order_by("pk")
    assert list(told.values_list("result", "origin")) == [("ok", "console"), ("ok", "console")]
    assert not any("voorbeeld" in str(row) for row in told.values_list())


def test_a_failure_in_the_background_is_logged_without_its_words(world, monkeypatch, caplog):
    def breaks():
        raise smtplib.SMTPException("een@voorbeeld.nl")

    monkeypatch.setattr(tasks, "write_due", breaks)
    tasks.tell.enqueue(look_for_news=True)
    (line,) = [record for record in caplog.records if record.name == "imvo.alerts"]
    assert line.getMessage() == "alerts were not sent"


def test_mails_to_a_folder_are_whole_files_of_the_owner_alone_named_after_their_id(world, settings, tmp_path):
    settings.EMAIL_BACKEND = f"{EmailBackend.__module__}.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    write_due()
    for _twice in range(2):
        send_waiting()
        files = sorted(settings.MAIL_FOLDER.iterdir())
        assert [file.name for file in files] == sorted(
            f"{key.hex}@127.0.0.1.eml" for key in OutgoingMail.objects.values_list("key", flat=True)
        )
        # as after a death before the mark
        OutgoingMail.objects.filter(subscriber__address=ADDRESSES[0]).update(sent_at=None, free_at=now(), text="Weer.")
    assert {oct(file.stat().st_mode)[-3:] for file in files} == {"600"}
    assert oct(settings.MAIL_FOLDER.stat().st_mode)[-3:] == "700"
