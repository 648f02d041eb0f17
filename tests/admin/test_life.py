"""The life of a statement: draft, proposed, returned, sealed, corrected, withdrawn, opened."""

from datetime import date, timedelta

import pytest

from covenants.models import MilestoneStatement
from dossier.models import Revision
from imvo_tracker.lib.asof import today

BASE = "/admin/covenants/milestonestatement"
SEAL = "/admin/dossier/revision/verzegelen/"


@pytest.fixture
def draft(sign_in, editor, milestone):
    sign_in(editor).post(f"{BASE}/add/", milestone)
    return MilestoneStatement.objects.get()


def tokens(client):
    return [one.token for one in client.get(SEAL).context["waiting"]]


def form_of(client, entry):
    return client.get(f"{BASE}/{entry.pk}/change/").context["adminform"].form


def sent_back(form, **changes):
    """Return what a browser sends from a shown form, with some fields typed over."""
    shown = {name: form[name].value() for name in form.fields}
    kept = {name: value for name, value in shown.items() if value not in (None, False)}
    return {**kept, **changes}


def test_only_the_owner_edits_and_deletes_a_draft(sign_in, editor, colleague, draft, admin_user):
    for other in (colleague, admin_user):
        client = sign_in(other)
        assert client.get(f"{BASE}/{draft.pk}/change/").context["has_change_permission"] is False
        assert client.post(f"{BASE}/{draft.pk}/change/", {}).status_code == 403
        assert client.post(f"{BASE}/{draft.pk}/delete/", {"post": "yes"}).status_code == 403
    assert sign_in(editor).post(f"{BASE}/{draft.pk}/delete/", {"post": "yes"}).status_code == 302
    assert MilestoneStatement.objects.count() == 0


def test_a_draft_is_edited_and_its_window_read_again(sign_in, editor, draft):
    client = sign_in(editor)
    client.post(f"{BASE}/{draft.pk}/change/", sent_back(form_of(client, draft), wording="Q2 2017"))
    draft.refresh_from_db()
    assert (draft.wording, draft.latest, draft.stage) == ("Q2 2017", date(2017, 6, 30), "draft")


def test_a_window_typed_in_other_words_survives_an_edit_of_something_else(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post(f"{BASE}/add/", {**milestone, "wording": "zoals bekend", "date_words": "na deze zomer"})
    entry = MilestoneStatement.objects.get()
    before = (entry.earliest, entry.earliest_strict, entry.period_rule)
    client.post(f"{BASE}/{entry.pk}/change/", sent_back(form_of(client, entry), locator="p. 3"))
    entry.refresh_from_db()
    assert (entry.locator, (entry.earliest, entry.earliest_strict, entry.period_rule)) == ("p. 3", before)


def test_a_proposal_is_returned_with_a_note_that_stays_out_of_the_record(sign_in, editor, publisher, draft):
    mine, theirs = sign_in(editor), sign_in(publisher)
    mine.post(f"{BASE}/{draft.pk}/voorstellen/")
    assert mine.get(f"{BASE}/{draft.pk}/change/").context["has_change_permission"] is False
    answer = theirs.post(f"{BASE}/{draft.pk}/terugsturen/", {"note": "welke bladzijde?"})
    draft.refresh_from_db()
    assert (answer.status_code, draft.stage, draft.note) == (302, "returned", "")
    page = mine.get(f"{BASE}/{draft.pk}/change/")
    assert "welke bladzijde?" in page.context["returned_note"]
    mine.post(f"{BASE}/{draft.pk}/change/", sent_back(page.context["adminform"].form, locator="p. 3"))
    draft.refresh_from_db()
    assert draft.stage == "draft"


def test_the_owner_takes_a_proposal_back(sign_in, editor, draft):
    client = sign_in(editor)
    client.post(f"{BASE}/{draft.pk}/voorstellen/")
    client.post(f"{BASE}/{draft.pk}/voorstellen/")
    draft.refresh_from_db()
    assert draft.stage == "returned"


@pytest.mark.parametrize("step", ["terugsturen", "openen"])
def test_an_editor_takes_no_step_of_the_publisher(sign_in, editor, draft, sealed, step):
    client = sign_in(editor)
    assert [client.post(f"{BASE}/{entry.pk}/{step}/", {}).status_code for entry in (draft, sealed)] == [403, 403]


def test_what_is_ticked_becomes_one_revision(sign_in, editor, publisher, draft):
    sign_in(editor).post(f"{BASE}/{draft.pk}/voorstellen/")
    client = sign_in(publisher)
    refused = client.post(SEAL, {"entry": tokens(client), "reason": "", "_seal": "1"})
    assert ("reason" in refused.context["form"].errors, refused.context["waiting"][0].ticked) == (True, True)
    assert client.post(SEAL, {"entry": tokens(client), "reason": "brief", "_seal": "1"}).status_code == 302
    draft.refresh_from_db()
    assert (draft.revision_id, Revision.objects.get().reason, Revision.objects.get().author) == (1, "brief", publisher)


def test_a_draft_of_a_colleague_is_not_offered_for_sealing(sign_in, publisher, draft):
    assert tokens(sign_in(publisher)) == []


def test_a_proposal_that_changed_since_it_was_shown_is_not_sealed(sign_in, editor, publisher, draft):
    mine, theirs = sign_in(editor), sign_in(publisher)
    mine.post(f"{BASE}/{draft.pk}/voorstellen/")
    shown = tokens(theirs)
    mine.post(f"{BASE}/{draft.pk}/voorstellen/")
    mine.post(f"{BASE}/{draft.pk}/change/", sent_back(form_of(mine, draft), wording="Q2 2017"))
    mine.post(f"{BASE}/{draft.pk}/voorstellen/")
    answer = theirs.post(SEAL, {"entry": shown, "reason": "brief", "_seal": "1"})
    assert (answer.status_code, len(answer.context["form"].non_field_errors()), Revision.objects.count()) == (200, 1, 0)


@pytest.mark.parametrize("entry", ["", "x", "covenants.milestonestatement:9999999999999999999999:x", "auth.user:1:x"])
def test_a_forged_tick_seals_nothing(sign_in, publisher, draft, entry):
    answer = sign_in(publisher).post(SEAL, {"entry": [entry], "reason": "brief", "_seal": "1"})
    assert (answer.context["form"].is_valid(), Revision.objects.count()) == (False, 0)


def test_sealing_twice_makes_one_revision(sign_in, editor, publisher, draft):
    sign_in(editor).post(f"{BASE}/{draft.pk}/voorstellen/")
    client = sign_in(publisher)
    sent = {"entry": tokens(client), "reason": "brief", "_seal": "1"}
    assert [client.post(SEAL, sent).status_code for _ in range(2)] == [302, 200]
    assert Revision.objects.count() == 1


def test_enter_in_a_box_seals_nothing_and_keeps_ticks_and_reason(sign_in, editor, publisher, draft):
    sign_in(editor).post(f"{BASE}/{draft.pk}/voorstellen/")
    client = sign_in(publisher)
    answer = client.post(SEAL, {"entry": tokens(client), "reason": "brief", "_look": "1"})
    assert (answer.context["waiting"][0].ticked, answer.context["form"]["reason"].value()) == (True, "brief")
    assert (dict(answer.context["form"].errors), Revision.objects.count()) == ({}, 0)


def test_what_was_proposed_in_another_window_meanwhile_is_said_and_no_error(sign_in, editor, draft):
    client = sign_in(editor)
    waiting = tokens(client)
    client.post(SEAL, {"entry": waiting, "_propose": "1"})
    again = client.post(SEAL, {"entry": tokens(client), "_propose": "1"})
    assert again.status_code == 200
    assert "Kies ten minste één uitspraak om voor te stellen." in again.content.decode()


def test_an_editor_proposes_from_the_list_and_seals_nothing(sign_in, editor, draft):
    client = sign_in(editor)
    assert client.post(SEAL, {"entry": tokens(client), "reason": "x", "_seal": "1"}).status_code == 403
    client.post(SEAL, {"entry": tokens(client), "_propose": "1"})
    draft.refresh_from_db()
    assert (draft.stage, Revision.objects.count()) == ("proposed", 0)


def test_a_sealed_row_is_read_only_for_everyone(sign_in, editor, publisher, admin_user, sealed):
    for user in (editor, publisher, admin_user):
        client = sign_in(user)
        page = client.get(f"{BASE}/{sealed.pk}/change/")
        assert (page.context["has_change_permission"], page.context["is_sealed"]) == (False, True)
        assert "verzegeld in revisie 1" in page.content.decode()
        assert client.post(f"{BASE}/{sealed.pk}/change/", {"wording": "x"}).status_code == 403
        assert client.post(f"{BASE}/{sealed.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_correction_starts_from_the_sealed_content_and_keeps_known_from(sign_in, editor, sealed):
    client = sign_in(editor)
    form = client.get(f"{BASE}/add/?corrects={sealed.pk}").context["adminform"].form
    assert [form[name].value() for name in ("wording", "locator", "reason")] == ["na deze zomer", "p. 2", ""]
    refused = client.post(f"{BASE}/add/", sent_back(form, locator="p. 3"))
    assert list(refused.context["adminform"].form.errors) == ["reason"]
    client.post(f"{BASE}/add/", sent_back(form, locator="p. 3", reason="verkeerde bladzijde"))
    fresh = MilestoneStatement.objects.get(corrects=sealed)
    assert (fresh.locator, fresh.known_from, fresh.earliest_strict, fresh.reason, fresh.revision) == (
        "p. 3",
        sealed.known_from,
        sealed.earliest_strict,
        "verkeerde bladzijde",
        None,
    )
    page = client.get(f"{BASE}/{sealed.pk}/change/")
    assert ([one["url"] for one in page.context["chain"]], page.context["steps"]) == (
        [f"{BASE}/{fresh.pk}/change/"],
        [],
    )


def test_an_entry_is_corrected_at_most_once(sign_in, editor, colleague, sealed):
    form = sign_in(colleague).get(f"{BASE}/add/?corrects={sealed.pk}").context["adminform"].form
    sign_in(editor).post(f"{BASE}/{sealed.pk}/intrekken/", {"reason": "dubbel"})
    answer = sign_in(colleague).post(f"{BASE}/add/", sent_back(form, reason="fout"))
    assert answer.status_code == 200
    assert MilestoneStatement.objects.count() == 2


def test_a_withdrawal_needs_a_reason_and_is_made_once(sign_in, editor, sealed):
    client = sign_in(editor)
    url = f"{BASE}/{sealed.pk}/intrekken/"
    assert "reason" in client.post(url, {"reason": " "}).context["form"].errors
    answers = [client.post(url, {"reason": "dubbel"}) for _ in range(2)]
    fresh = MilestoneStatement.objects.get(corrects=sealed)
    assert (fresh.is_withdrawal, fresh.reason, {answer.url for answer in answers}) == (
        True,
        "dubbel",
        {f"{BASE}/{fresh.pk}/change/"},
    )


def test_a_closed_statement_is_opened_once_from_today_on(sign_in, publisher, milestone):
    client = sign_in(publisher)
    client.post(
        f"{BASE}/add/", {**milestone, "openness": "ministry", "opens_after": "afronding", "embargo_reason": "overleg"}
    )
    client.post(SEAL, {"entry": tokens(client), "reason": "sessie", "_seal": "1"})
    entry = MilestoneStatement.objects.get()
    url = f"{BASE}/{entry.pk}/openen/"
    assert client.get(url).context["form"]["public_from"].value() == today()
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert "public_from" in client.post(url, {"public_from": yesterday}).context["form"].errors
    assert client.post(url, {"public_from": today().isoformat(), "reason": "afgerond"}).status_code == 302
    entry.refresh_from_db()
    assert (entry.public_from, client.post(url, {"public_from": "2030-01-01"}).status_code) == (today(), 403)


def test_the_first_page_says_what_waits_for_whom(sign_in, editor, publisher, draft):
    assert "Goud: Ondertekend (verwacht)" in sign_in(editor).get("/admin/").content.decode()
    assert "Goud: Ondertekend (verwacht)" not in sign_in(publisher).get("/admin/").content.decode()
    sign_in(editor).post(f"{BASE}/{draft.pk}/voorstellen/")
    page = sign_in(publisher).get("/admin/").content.decode()
    assert ("1 uitspraak van " in page, "/beslissen/" in page) == (True, True)
