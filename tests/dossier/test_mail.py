"""Who may decide is told by mail that something waits: number, author and link, and no word of what it says."""

import pytest
from django.contrib.auth.models import User
from django.core import mail

from covenants.models import StatusReport
from dossier.actions import propose_many, record
from tests.covenants.samples import sample_of
from tests.dossier.test_steps import staff as staff  # the fixture


@pytest.fixture
def reached(staff, settings):
    settings.DEFAULT_FROM_EMAIL, settings.SITE_URL = "desk@tracker.example", "https://tracker.example"
    for account in (staff.editor, staff.other, staff.publisher, staff.second):
        account.email = f"{account.username}@min.example"
        account.save()
    return staff


@pytest.fixture
def proposing(world, django_capture_on_commit_callbacks):
    def propose(by, count=2):
        entries = [
            record(sample_of(StatusReport, world, text="GEHEIM", wording="GEHEIM", public_from=None), by=by)
            for _number in range(count)
        ]
        with django_capture_on_commit_callbacks(execute=True):
            return propose_many(entries, by=by, note="GEHEIM")

    return propose


def test_publishers_are_told_number_author_and_link(reached, proposing):
    proposal = proposing(reached.editor)
    (sent,) = mail.outbox
    assert (sent.subject, sent.to, sent.from_email) == ("2 uitspraken om over te beslissen", [], "desk@tracker.example")
    assert sent.bcc == ["publisher@min.example", "second@min.example"]
    assert f"https://tracker.example/admin/dossier/proposal/{proposal.pk}/beslissen/" in sent.body
    assert ("writer" in sent.body, "GEHEIM" in f"{sent.message()}") == (True, False)


def test_a_publisher_is_not_told_of_his_own(reached, proposing):
    proposing(reached.publisher, 1)
    assert [(one.subject, one.bcc) for one in mail.outbox] == [
        ("1 uitspraak om over te beslissen", ["second@min.example"])
    ]


def test_who_left_is_not_told(reached, proposing):
    User.objects.filter(pk=reached.second.pk).update(is_active=False)
    proposing(reached.editor)
    assert [one.bcc for one in mail.outbox] == [["publisher@min.example"]]


@pytest.mark.parametrize("setting", ["DEFAULT_FROM_EMAIL", "SITE_URL"])
def test_nothing_is_sent_while_mail_is_not_set_up(reached, proposing, settings, setting):
    setattr(settings, setting, "")
    proposing(reached.editor)
    assert mail.outbox == []


def test_a_server_that_does_not_answer_takes_nothing_back(reached, proposing, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    proposal = proposing(reached.editor)
    assert set(StatusReport.objects.values_list("stage", flat=True)) == {"proposed"}
    assert proposal.decisions.count() == 2


def test_nothing_is_sent_for_what_was_rolled_back(reached, world, django_capture_on_commit_callbacks):
    draft = record(sample_of(StatusReport, world), by=reached.editor)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Exception, match="collega"):
        propose_many([draft], by=reached.other)
    assert mail.outbox == []
