"""The session ends while somebody types: after logging in what was typed is there again, unsaved, for that account."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from covenants.models import CovenantName, MilestoneStatement, StatusReport
from dossier.models import Document, Revision
from imvo_tracker.lib import kept
from imvo_tracker.lib.asof import now
from tests.admin.sent import sent

ADD = "/admin/covenants/milestonestatement/add/"
LOGIN = "/admin/login/"
SEAL = "/admin/dossier/revision/verzegelen/"
PASSWORD = "een lange wachtzin voor de test"


@pytest.fixture
def at_desk(db):
    """Return how somebody sits down at one browser and logs in with a password."""

    def sit(user, client=None):
        user.set_password(PASSWORD)
        user.save()
        client = client or Client(enforce_csrf_checks=True)
        log_in(client, user)
        return client

    return sit


def log_in(client, user, address=LOGIN):
    page = client.get(address)
    form = sent(page, username=user.get_username(), password=PASSWORD)
    return client.post(page.request["PATH_INFO"], form)


def expire():
    Session.objects.all().delete()


def come_back(client, user, answer):
    """Follow to the login page, log in, and follow to where one was."""
    assert (answer.status_code, answer.url.startswith(LOGIN)) == (302, True)
    assert "Uw sessie was verlopen" in client.get(answer.url).content.decode()
    return client.get(log_in(client, user, answer.url).url)


def test_a_new_statement_is_there_again_with_every_field_and_is_not_saved(at_desk, editor, milestone):
    client = at_desk(editor)
    typed = {**milestone, "note": "regel een\r\nregel twee", "protected": ""}
    form = sent(client.get(ADD), **typed, _continue="1")
    expire()
    page = come_back(client, editor, client.post(ADD, form))
    assert (MilestoneStatement.objects.count(), dict(page.context["adminform"].form.errors)) == (0, {})
    assert "Het is nog niet opgeslagen" in page.content.decode()
    again = sent(page)
    own = {name: str(value) for name, value in milestone.items()}
    assert {name: again[name] for name in own} == own
    assert again["note"].replace("\r\n", "\n") == "regel een\nregel twee"
    assert client.post(ADD, {**again, "_continue": "1"}).status_code == 302
    assert MilestoneStatement.objects.get().ref == milestone["ref"]


def test_it_is_shown_once(at_desk, editor, milestone):
    client = at_desk(editor)
    form = sent(client.get(ADD), **milestone)
    expire()
    come_back(client, editor, client.post(ADD, form))
    assert client.get(ADD).context["adminform"].form["wording"].value() is None


def test_a_change_is_there_again_and_still_knows_from_which_version_it_started(at_desk, editor, colleague, gold):
    client, theirs = at_desk(editor), at_desk(colleague)
    url = f"/admin/covenants/covenant/{gold.pk}/change/"
    form = sent(
        client.get(url), **{"names-0-name": "Goud!", "names-1-name": "Nieuw", "names-1-known_from": "2018-01-01"}
    )
    their_form = sent(theirs.get(url), **{"names-0-name_en": "Gold"})
    assert theirs.post(url, their_form).status_code == 302
    Session.objects.exclude(pk=theirs.session.session_key).delete()
    page = come_back(client, editor, client.post(url, form))
    again = sent(page)
    assert (again["names-0-name"], again["names-1-name"]) == ("Goud!", "Nieuw")
    refused = client.post(url, again)
    assert refused.context["is_stale"] is True
    assert client.post(url, sent(refused)).status_code == 302
    assert list(CovenantName.objects.order_by("pk").values_list("name", "name_en")) == [
        ("Goud!", "Gold"),
        ("Nieuw", ""),
    ]


def test_the_status_form_is_there_again(at_desk, editor, gold):
    client = at_desk(editor)
    url = f"/admin/covenants/statusreport/status-bijwerken/?covenant={gold.pk}"
    form = sent(client.get(url), text="Bijna zover.", outcome="changed")
    expire()
    page = come_back(client, editor, client.post(url, form))
    assert (page.context["form"]["text"].value(), dict(page.context["form"].errors)) == ("Bijna zover.", {})
    assert StatusReport.objects.count() == 0


def test_reason_and_ticks_of_a_seal_are_there_again_and_nothing_is_sealed(at_desk, publisher, milestone):
    client = at_desk(publisher)
    client.post(ADD, sent(client.get(ADD), **milestone))
    page = client.get(SEAL)
    form = sent(page, entry=page.context["waiting"][0].token, reason="De brief van juni.", _seal="1")
    expire()
    page = come_back(client, publisher, client.post(SEAL, form))
    assert (page.context["form"]["reason"].value(), page.context["waiting"][0].ticked) == ("De brief van juni.", True)
    assert Revision.objects.count() == 0


def test_the_reason_of_a_withdrawal_is_there_again(at_desk, editor, sealed):
    client = at_desk(editor)
    url = f"/admin/covenants/milestonestatement/{sealed.pk}/intrekken/"
    form = sent(client.get(url), reason="Dubbel vastgelegd.")
    expire()
    page = come_back(client, editor, client.post(url, form))
    assert page.context["form"]["reason"].value() == "Dubbel vastgelegd."
    assert MilestoneStatement.objects.filter(corrects=sealed).count() == 0


def test_somebody_else_who_logs_in_there_does_not_see_it_and_it_is_gone(at_desk, editor, colleague, milestone):
    client = at_desk(editor)
    colleague.set_password(PASSWORD)
    colleague.save()
    form = sent(client.get(ADD), **{**milestone, "note": "GEHEIM"})
    expire()
    page = come_back(client, colleague, client.post(ADD, form))
    assert "GEHEIM" not in page.content.decode()
    assert kept.PLACE not in client.session
    client.post("/admin/logout/", sent(page))
    log_in(client, editor)
    assert "GEHEIM" not in client.get(ADD).content.decode()


def test_without_the_owner_the_colleague_would_see_it(at_desk, editor, colleague, milestone, monkeypatch):
    """The twin: the same browser, the account not asked for."""
    monkeypatch.setattr(kept, "_owner_of", lambda mark: str(colleague.pk) if mark else "")
    client = at_desk(editor)
    colleague.set_password(PASSWORD)
    colleague.save()
    form = sent(client.get(ADD), **{**milestone, "note": "GEHEIM"})
    expire()
    assert "GEHEIM" in come_back(client, colleague, client.post(ADD, form)).content.decode()


def test_it_is_kept_for_an_hour(at_desk, editor, milestone):
    client = at_desk(editor)
    form = sent(client.get(ADD), **milestone)
    expire()
    answer = client.post(ADD, form)
    with time_machine.travel(now() + timedelta(minutes=61), tick=False):
        page = client.get(log_in(client, editor, answer.url).url)
        assert (page.context["adminform"].form["wording"].value(), kept.PLACE in client.session) == (None, False)


@pytest.mark.parametrize("mark", [None, "", "1", "1:forged", "9" * 300])
def test_without_our_mark_nothing_is_kept_and_nothing_is_written(client, editor, milestone, mark):
    sent_form = milestone if mark is None else {**milestone, kept.OWNER: mark}
    answer = client.post(ADD, sent_form)
    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next={ADD}")
    assert Session.objects.count() == 0


def test_a_text_without_measure_is_not_kept(client, editor, milestone):
    client.post(ADD, {**milestone, "note": "x" * 200_001, kept.OWNER: kept.owner_mark(editor)})
    assert Session.objects.count() == 0


def test_no_password_token_or_button_is_kept(client, editor):
    secret = {"password1": "p", "old_Password": "p", "csrfmiddlewaretoken": "t", "_seal": "1", "note": "wel"}
    client.post(ADD, {**secret, kept.OWNER: kept.owner_mark(editor)})
    assert client.session[kept.PLACE]["fields"] == {"note": ["wel"]}
    assert client.session[kept.PLACE]["address"] == ADD


def test_a_form_of_an_old_token_is_shown_again_after_logging_in_in_another_tab(at_desk, editor, milestone):
    """Logging in renews the token of every open form; that form is not an attack, and not lost."""
    client = at_desk(editor)
    form = sent(client.get(ADD), **milestone)
    expire()
    log_in(client, editor)
    answer = client.post(ADD, form)
    assert (answer.status_code, answer.url, MilestoneStatement.objects.count()) == (302, ADD, 0)
    again = sent(client.get(ADD))
    assert (again["wording"], client.post(ADD, {**again, "_continue": "1"}).status_code) == ("na deze zomer", 302)


def test_a_form_of_somebody_else_with_an_old_token_is_refused(at_desk, editor, colleague, milestone):
    client = at_desk(editor)
    form = sent(client.get(ADD), **milestone)
    client.post("/admin/logout/", sent(client.get("/admin/")))
    at_desk(colleague, client)
    assert (client.post(ADD, form).status_code, kept.PLACE in client.session) == (403, False)


def test_a_row_that_can_no_longer_be_edited_is_shown_as_it_is(at_desk, editor, milestone):
    client = at_desk(editor)
    client.post(ADD, sent(client.get(ADD), **milestone))
    entry = MilestoneStatement.objects.get()
    url = f"/admin/covenants/milestonestatement/{entry.pk}/change/"
    form = sent(client.get(url), note="later")
    expire()
    entry.stage = "proposed"
    entry.save()
    page = come_back(client, editor, client.post(url, form))
    assert (page.status_code, page.context["has_change_permission"]) == (200, False)


def test_a_new_document_is_there_again(at_desk, editor):
    client = at_desk(editor)
    url = "/admin/dossier/document/add/"
    form = sent(client.get(url), title="Brief", key="brief")
    expire()
    again = sent(come_back(client, editor, client.post(url, form)))
    assert (again["title"], again["key"], Document.objects.count()) == ("Brief", "brief", 0)


def test_a_form_whose_account_lost_its_role_meanwhile_is_there_again_with_the_role(at_desk, editor, milestone):
    client = at_desk(editor)
    form = sent(client.get(ADD), **milestone, note="niet weg")
    roles = list(editor.groups.all())
    editor.groups.clear()
    answer = client.post(ADD, form)
    assert (answer.status_code, MilestoneStatement.objects.count()) == (403, 0)
    assert "Wat u typte is niet opgeslagen, maar wordt een uur bewaard" in answer.content.decode()
    assert "wordt een uur bewaard" not in client.get(ADD).content.decode()
    editor.groups.set(roles)
    page = client.get(ADD)
    assert "Wat u had getypt staat hier weer. Het is nog niet opgeslagen" in page.content.decode()
    assert (sent(page)["note"], MilestoneStatement.objects.count()) == ("niet weg", 0)
    assert sent(client.get(ADD))["note"] == ""
