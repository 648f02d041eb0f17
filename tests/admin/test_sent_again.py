"""The same form sent again: the same content is one row, newer content is kept, nothing typed is dropped."""

import pytest

from covenants.models import Covenant, CovenantName, MilestoneStatement, StatusReport
from dossier.actions import seal
from dossier.admin.again import SentAgain
from dossier.models import Document
from tests.admin.sent import sent

ADD = "/admin/covenants/milestonestatement/add/"
DOCUMENT = "/admin/dossier/document/add/"
COVENANT = "/admin/covenants/covenant/add/"
STATUS = "/admin/covenants/statusreport/status-bijwerken/"


def messages_of(client, answer):
    return [str(one) for one in client.get(answer.url).context["messages"]]


def test_an_improved_text_goes_into_the_draft_that_the_first_press_made(sign_in, editor, milestone):
    client = sign_in(editor)
    first = client.post(ADD, {**milestone, "_continue": "1"})
    second = client.post(ADD, {**milestone, "wording": "Q2 2017", "note": "verbeterd", "_continue": "1"})
    entry = MilestoneStatement.objects.get()
    assert (entry.wording, entry.latest.isoformat(), entry.note, second.url) == (
        "Q2 2017",
        "2017-06-30",
        "verbeterd",
        first.url,
    )
    assert any("wat u het laatst typte" in one for one in messages_of(client, second))


def test_without_comparing_the_content_the_improvement_is_dropped(sign_in, editor, milestone, monkeypatch):
    """The twin: the form's number alone decides, as it did."""
    compared = SentAgain._compared
    monkeypatch.setattr(SentAgain, "_compared", lambda *args: (*compared(*args)[:2], True, True))
    client = sign_in(editor)
    client.post(ADD, milestone)
    client.post(ADD, {**milestone, "note": "verbeterd"})
    assert MilestoneStatement.objects.get().note == ""


def test_it_is_improved_as_often_as_it_is_sent(sign_in, editor, milestone):
    client = sign_in(editor)
    for note in ("", "een", "twee", "twee"):
        assert client.post(ADD, {**milestone, "note": note}).status_code == 302
    assert [one.note for one in MilestoneStatement.objects.all()] == ["twee"]


def test_the_next_button_still_leads_to_the_next_form(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post(ADD, {**milestone, "_next": "1"})
    answer = client.post(ADD, {**milestone, "note": "verbeterd", "_next": "1"})
    assert answer.url.startswith(f"{ADD}?document={milestone['document']}")


def test_an_improvement_with_a_mistake_is_shown_with_it_and_saved_after(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post(ADD, milestone)
    refused = client.post(ADD, {**milestone, "wording": "ooit eens"})
    assert (refused.status_code, list(refused.context["adminform"].form.errors)) == (200, ["wording"])
    assert client.post(ADD, sent(refused, wording="Q2 2017")).status_code == 302
    assert [one.wording for one in MilestoneStatement.objects.all()] == ["Q2 2017"]


def test_a_draft_edited_since_is_shown_beside_what_was_typed(sign_in, editor, milestone):
    """The back button: an old text would take the place of a newer one."""
    client, milestone = sign_in(editor), {**milestone, "owner": editor.pk}
    url = client.post(ADD, {**milestone, "_continue": "1"}).url
    client.post(url, sent(client.get(url), note="later"))
    shown = client.post(ADD, {**milestone, "locator": "p. 3"})
    found = {one.label: (one.stored, one.typed, one.both) for one in shown.context["conflicts"]}
    assert found == {
        "Pagina of alinea": ("p. 2", "p. 3", True),
        "Opmerking": ("later", "(leeg)", True),
        "bekend sinds": ("17 juni 2016", "(leeg)", True),
        "openbaar vanaf": ("17 juni 2016", "(leeg)", True),
    }
    client.post(ADD, sent(shown, take="note"))
    entry = MilestoneStatement.objects.get()
    assert (entry.locator, entry.note) == ("p. 3", "later")


def test_another_subject_is_not_typed_over_the_first(sign_in, editor, milestone, gold):
    """Back, another covenant, save: very likely a second statement. Both are shown, and a button makes it one."""
    textiles = Covenant.objects.create(slug="textiel", code="COV-TEX")
    client = sign_in(editor)
    client.post(ADD, milestone)
    shown = client.post(ADD, {**milestone, "covenant": textiles.pk})
    assert (shown.status_code, MilestoneStatement.objects.get().covenant) == (200, gold)
    assert "_new" in shown.content.decode()
    client.post(ADD, sent(shown, _new="1"))
    assert list(MilestoneStatement.objects.order_by("pk").values_list("covenant", flat=True)) == [gold.pk, textiles.pk]


def proposed(entry, sign_in, editor, publisher):
    sign_in(editor).post(f"/admin/covenants/milestonestatement/{entry.pk}/voorstellen/")


def sealed_now(entry, sign_in, editor, publisher):
    proposed(entry, sign_in, editor, publisher)
    seal([MilestoneStatement.objects.get()], by=publisher, reason="brief")


def taken_over(entry, sign_in, editor, publisher):
    entry.recorded_by = publisher
    entry.save()


@pytest.mark.parametrize("happened", [proposed, sealed_now, taken_over])
def test_what_can_no_longer_be_changed_is_shown_beside_and_saved_anew(sign_in, editor, publisher, milestone, happened):
    client = sign_in(editor)
    client.post(ADD, milestone)
    entry = MilestoneStatement.objects.get()
    happened(entry, sign_in, editor, publisher)
    same = client.post(ADD, milestone)
    assert same.url == f"/admin/covenants/milestonestatement/{entry.pk}/change/"
    shown = client.post(ADD, {**milestone, "note": "verbeterd"})
    form = shown.context["adminform"].form
    assert (shown.status_code, form["note"].value(), len(form.non_field_errors())) == (200, "verbeterd", 1)
    assert ("Opmerking", "(leeg)", "verbeterd") in {
        (one.label, one.stored, one.typed) for one in shown.context["conflicts"]
    }
    assert MilestoneStatement.objects.get().note == ""
    asked = client.post(ADD, sent(shown))
    if happened is sealed_now:  # word for word what is sealed already: that is asked first
        assert asked.status_code == 200
        client.post(ADD, sent(asked, oddity_reason="de vorige is al verzegeld"))
    assert sorted(MilestoneStatement.objects.values_list("note", flat=True)) == ["", "verbeterd"]


def test_a_correction_is_improved_too(sign_in, editor, sealed):
    client = sign_in(editor)
    form = sent(client.get(f"{ADD}?corrects={sealed.pk}"), locator="p. 3", reason="fout")
    client.post(ADD, form)
    assert client.post(ADD, {**form, "locator": "p. 4"}).status_code == 302
    assert MilestoneStatement.objects.get(corrects=sealed).locator == "p. 4"


def test_an_improved_status_goes_into_both_drafts(sign_in, editor, gold, typed):
    client = sign_in(editor)
    url = f"{STATUS}?covenant={gold.pk}"
    client.post(url, typed)
    answer = client.post(url, {**typed, "text": "Ondertekend in Utrecht.", "wording": "10 juni 2016"})
    report, milestone = StatusReport.objects.get(), MilestoneStatement.objects.get()
    assert (report.text, report.wording, milestone.wording, milestone.latest.isoformat()) == (
        "Ondertekend in Utrecht.",
        "10 juni 2016",
        "10 juni 2016",
        "2016-06-10",
    )
    assert (answer.status_code, milestone.ref, milestone.recorded_by) == (302, f"{typed['ref']}-m", editor)


@pytest.mark.parametrize("first", [True, False])
def test_a_milestone_that_comes_or_goes_with_the_improvement(sign_in, editor, gold, typed, first):
    client = sign_in(editor)
    url = f"{STATUS}?covenant={gold.pk}"
    without = {**typed, "kind": "", "modality": ""}
    for sent_now in (typed, without) if first else (without, typed):
        assert client.post(url, sent_now).status_code == 302
    assert (StatusReport.objects.count(), MilestoneStatement.objects.count()) == (1, 0 if first else 1)


def test_a_status_for_another_covenant_or_an_edited_draft_is_shown_beside(sign_in, editor, gold, typed):
    client = sign_in(editor)
    textiles = Covenant.objects.create(slug="textiel", code="COV-TEX")
    client.post(f"{STATUS}?covenant={gold.pk}", typed)
    other = client.post(f"{STATUS}?covenant={textiles.pk}", typed)
    assert (other.status_code, len(other.context["differences"]), StatusReport.objects.get().covenant) == (200, 1, gold)
    url = f"/admin/covenants/milestonestatement/{MilestoneStatement.objects.get().pk}/change/"
    assert client.post(url, sent(client.get(url), note="later")).status_code == 302
    shown = client.post(f"{STATUS}?covenant={gold.pk}", {**typed, "text": "Nieuw."})
    assert (shown.status_code, shown.context["form"]["text"].value()) == (200, "Nieuw.")
    assert [(one.stored, one.typed) for one in shown.context["differences"]] == [(typed["text"], "Nieuw.")]
    assert (StatusReport.objects.get().text, MilestoneStatement.objects.get().note) == (typed["text"], "later")
    assert client.post(f"{STATUS}?covenant={gold.pk}", sent(shown)).status_code == 302
    assert StatusReport.objects.count() == 2


def test_a_new_document_sent_twice_is_one_and_takes_the_improvement(sign_in, editor):
    client = sign_in(editor)
    form = sent(client.get(DOCUMENT), kind="letter", key="brief", title="Brief", public_on="2016-07-01")
    first = client.post(DOCUMENT, {**form, "_continue": "1"})
    again = client.post(DOCUMENT, {**form, "_continue": "1"})
    better = client.post(DOCUMENT, {**form, "title": "Brief aan de Kamer", "_continue": "1"})
    assert first.url == again.url == better.url
    assert list(Document.objects.values_list("title", "version")) == [("Brief aan de Kamer", 2)]


def test_a_document_made_under_another_key_is_shown_beside(sign_in, editor):
    """A key never changes: the row of the first press stays, and what was typed may become a row of its own."""
    client = sign_in(editor)
    form = sent(client.get(DOCUMENT), kind="letter", key="brieff", title="Brief", public_on="2016-07-01")
    client.post(DOCUMENT, form)
    shown = client.post(DOCUMENT, {**form, "key": "brief"})
    assert [(one.stored, one.typed) for one in shown.context["conflicts"]] == [("brieff", "brief")]
    client.post(DOCUMENT, sent(shown))
    assert sorted(Document.objects.values_list("key", flat=True)) == ["brief", "brieff"]


def test_a_document_that_a_colleague_edited_since_is_shown_beside(sign_in, editor, colleague):
    client, theirs = sign_in(editor), sign_in(colleague)
    form = sent(client.get(DOCUMENT), kind="letter", key="brief", title="Brief", public_on="2016-07-01")
    url = client.post(DOCUMENT, {**form, "_continue": "1"}).url
    theirs.post(url, sent(theirs.get(url), note="van haar"))
    shown = client.post(DOCUMENT, {**form, "title": "Brief aan de Kamer"})
    assert shown.context["is_stale"] is True
    client.post(DOCUMENT, sent(shown, take="note"))
    assert list(Document.objects.values_list("title", "note")) == [("Brief aan de Kamer", "van haar")]


def test_a_new_covenant_with_a_name_is_one_and_its_name_is_improved_not_doubled(sign_in, editor, sector):
    client = sign_in(editor)
    names = {"names-0-name": "Textil", "names-0-known_from": "2016-07-01"}
    form = sent(client.get(COVENANT), slug="textiel", code="COV-TEX", sectors=[sector.pk], **names)
    for typed_now in (form, form, {**form, "names-0-name": "Textiel", "sectors": []}):
        assert client.post(COVENANT, typed_now).status_code == 302
    assert (list(CovenantName.objects.values_list("name", flat=True)), Covenant.objects.get().sectors.count()) == (
        ["Textiel"],
        0,
    )


def test_two_presses_at_one_moment_make_one_master(sign_in, editor, monkeypatch):
    """Both looked before either had saved; the second loses the race for the key and looks again."""
    client = sign_in(editor)
    form = sent(client.get(DOCUMENT), kind="letter", key="brief", title="Brief", public_on="2016-07-01")
    first = client.post(DOCUMENT, {**form, "_continue": "1"})
    found = SentAgain._made_before
    looks = iter([lambda *args: None])
    monkeypatch.setattr(SentAgain, "_made_before", lambda *args: next(looks, found)(*args))
    second = client.post(DOCUMENT, {**form, "_continue": "1"})
    assert (second.status_code, getattr(second, "url", ""), Document.objects.count()) == (302, first.url, 1)


def test_a_number_of_another_form_is_no_way_into_a_colleagues_row(sign_in, editor, colleague, milestone):
    sign_in(editor).post(ADD, milestone)
    shown = sign_in(colleague).post(ADD, {**milestone, "note": "van mij"})
    assert (shown.status_code, shown.context["adminform"].form["note"].value()) == (200, "van mij")
    assert MilestoneStatement.objects.get().note == ""
    assert shown.context["adminform"].form["ref"].value() != milestone["ref"]


def test_an_edit_that_comes_too_late_is_shown_beside_what_is_stored(sign_in, editor, publisher, milestone):
    """Proposed in one window, saved in the other: not editable any more, and not dropped."""
    client = sign_in(editor)
    url = client.post(ADD, {**milestone, "_continue": "1"}).url
    form = sent(client.get(url), note="nog een opmerking")
    proposed(MilestoneStatement.objects.get(), sign_in, editor, publisher)
    shown = client.post(url, form)
    found = [(one.label, one.stored, one.typed) for one in shown.context["conflicts"]]
    assert (shown.status_code, found) == (200, [("Opmerking", "(leeg)", "nog een opmerking")])
    assert "nog een opmerking" in shown.content.decode()
    assert MilestoneStatement.objects.get().note == ""


@pytest.mark.parametrize("model", [MilestoneStatement, Covenant])
def test_an_edit_of_a_row_that_is_gone_becomes_a_new_row(sign_in, admin_user, milestone, gold, model):
    client = sign_in(admin_user)
    if model is MilestoneStatement:
        url = client.post(ADD, {**milestone, "_continue": "1"}).url
        form = sent(client.get(url), note="nog een opmerking")
        row, typed = MilestoneStatement.objects.get(), ("note", "nog een opmerking")
    else:
        row, typed = Covenant.objects.create(slug="hout", code="COV-HOUT"), ("code", "COV-HT")
        CovenantName.objects.create(covenant=row, name="Hout", known_from="2016-06-17")
        url = f"/admin/covenants/covenant/{row.pk}/change/"
        form = {**sent(client.get(url), code="COV-HT"), "slug": "hout-en-bos"}
    client.post(f"{url.removesuffix('change/')}delete/", {"post": "yes"})
    assert not model.objects.filter(pk=row.pk).exists()
    shown = client.post(url, form)
    assert (shown.status_code, sent(shown)[typed[0]]) == (200, typed[1])
    assert shown.context["form_url"] == url.replace(f"{row.pk}/change", "add")
    assert client.post(shown.context["form_url"], sent(shown)).status_code == 302
    assert getattr(model.objects.get(**{typed[0]: typed[1]}), "pk", row.pk) is not None
    assert model is MilestoneStatement or list(CovenantName.objects.values_list("name", flat=True)) == ["Goud", "Hout"]


def test_the_same_words_under_another_number_are_ones_own_draft(sign_in, editor, colleague, milestone):
    """The back button gives the form a new number and, in some browsers, the old text."""
    client, other = sign_in(editor), "adm-" + "1" * 32
    first = client.post(ADD, {**milestone, "_continue": "1"})
    assert client.post(ADD, {**milestone, "ref": other}).url == first.url
    assert client.post(ADD, {**milestone, "ref": other, "kind": "in_force"}).status_code == 302
    assert sign_in(colleague).post(ADD, {**milestone, "ref": "adm-" + "2" * 32}).status_code == 302
    found = MilestoneStatement.objects.order_by("pk").values_list("kind", "recorded_by__username")
    assert list(found) == [("signed", "redacteur"), ("in_force", "redacteur"), ("signed", "collega")]


def test_the_same_status_under_another_number_is_ones_own_draft(sign_in, editor, gold, typed):
    client = sign_in(editor)
    for number in "ab":
        assert client.post(f"{STATUS}?covenant={gold.pk}", {**typed, "ref": "adm-" + number * 32}).status_code == 302
    assert (StatusReport.objects.count(), MilestoneStatement.objects.count()) == (1, 1)
