"""A step pressed twice is one step, and a note or reason typed anew is not dropped."""

import pytest

from covenants.models import MilestoneStatement
from dossier.actions import propose, seal
from imvo_tracker.lib.asof import today
from tests.admin.sent import sent

BASE = "/admin/covenants/milestonestatement"
SEAL = "/admin/dossier/revision/verzegelen/"


@pytest.fixture
def draft(sign_in, editor, milestone):
    sign_in(editor).post(f"{BASE}/add/", milestone)
    return MilestoneStatement.objects.get()


@pytest.mark.parametrize(("asked", "stage"), [("proposed", "proposed"), ("taken_back", "returned")])
def test_a_double_click_does_not_undo_itself(sign_in, editor, draft, asked, stage):
    client = sign_in(editor)
    if asked == "taken_back":
        client.post(f"{BASE}/{draft.pk}/voorstellen/", {"step": "proposed"})
    assert f'name="step" value="{asked}"' in client.get(f"{BASE}/{draft.pk}/change/").content.decode()
    answers = [client.post(f"{BASE}/{draft.pk}/voorstellen/", {"step": asked}).status_code for _click in range(2)]
    draft.refresh_from_db()
    assert (answers, draft.stage) == ([302, 302], stage)


def test_without_the_wish_the_second_click_undoes_the_first(sign_in, editor, draft):
    """The twin: a button that only turns over."""
    client = sign_in(editor)
    for _click in range(2):
        client.post(f"{BASE}/{draft.pk}/voorstellen/")
    draft.refresh_from_db()
    assert draft.stage == "returned"


def test_a_return_sent_again_is_said_once_and_another_note_stays_on_the_page(sign_in, editor, publisher, draft):
    propose(draft, by=editor)
    client = sign_in(publisher)
    url = f"{BASE}/{draft.pk}/terugsturen/"
    assert [client.post(url, {"note": "welke bladzijde?"}).url for _press in range(2)] == [SEAL, SEAL]
    shown = client.post(url, {"note": "welke bladzijde, en welke alinea?"})
    assert (shown.status_code, sent(shown)["note"]) == (200, "welke bladzijde, en welke alinea?")
    assert "welke bladzijde?" in shown.context["form"].errors["note"][0]
    assert client.post(url, {"note": ""}).status_code == 403


def test_a_better_reason_goes_into_the_withdrawal_just_made(sign_in, editor, sealed):
    client = sign_in(editor)
    url = f"{BASE}/{sealed.pk}/intrekken/"
    answers = [client.post(url, {"reason": reason}) for reason in ("dubbel", "dubbel", "dubbel met S002")]
    fresh = MilestoneStatement.objects.get(corrects=sealed)
    assert ({answer.url for answer in answers}, fresh.reason) == ({f"{BASE}/{fresh.pk}/change/"}, "dubbel met S002")


def by_a_colleague(fresh, editor, publisher):
    fresh.recorded_by = publisher
    fresh.save()


def sealed_since(fresh, editor, publisher):
    propose(fresh, by=editor)
    seal([fresh], by=publisher, reason="opgeruimd")


@pytest.mark.parametrize("happened", [by_a_colleague, sealed_since])
def test_a_reason_that_comes_too_late_stays_on_the_page(sign_in, editor, publisher, sealed, happened):
    client = sign_in(editor)
    url = f"{BASE}/{sealed.pk}/intrekken/"
    client.post(url, {"reason": "dubbel"})
    happened(MilestoneStatement.objects.get(corrects=sealed), editor, publisher)
    shown = client.post(url, {"reason": "dubbel met S002"})
    assert (shown.status_code, sent(shown)["reason"]) == (200, "dubbel met S002")
    assert "dubbel" in shown.context["form"].errors["reason"][0]
    assert MilestoneStatement.objects.get(corrects=sealed).reason == "dubbel"


def test_opening_twice_on_the_same_day_is_one_opening(sign_in, publisher, milestone):
    client = sign_in(publisher)
    client.post(
        f"{BASE}/add/", {**milestone, "openness": "ministry", "opens_after": "afronding", "embargo_reason": "overleg"}
    )
    entry = MilestoneStatement.objects.get()
    seal([entry], by=publisher, reason="sessie")
    url = f"{BASE}/{entry.pk}/openen/"
    answers = [
        client.post(url, {"public_from": today().isoformat(), "reason": "afgerond"}).status_code for _press in range(2)
    ]
    assert (answers, client.post(url, {"public_from": "2030-01-01"}).status_code) == ([302, 302], 403)
