"""Master data: no save overwrites another, keys stay, what the record rests on is not deleted."""

import pytest

from covenants.models import Covenant, CovenantName, MilestoneStatement
from dossier.models import Document
from imvo_tracker.lib.forms import VersionedForm
from sectors.models import RiskTheme

DOCUMENT = "/admin/dossier/document"


def shown(client, url):
    """Return what a browser would send from the shown form, its rows of names included."""
    context = client.get(url).context
    form = context["adminform"].form
    forms = [form, *(row for one in context["inline_admin_formsets"] for row in one.formset.forms)]
    forms += [one.formset.management_form for one in context["inline_admin_formsets"]]
    values = {each.add_prefix(name): each[name].value() for each in forms for name in each.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


@pytest.fixture
def edit(letter_220):
    return f"{DOCUMENT}/{letter_220.pk}/change/"


def test_a_save_over_a_newer_version_is_refused_with_both_shown(sign_in, editor, colleague, edit, letter_220):
    mine, theirs = sign_in(editor), sign_in(colleague)
    typed = {**shown(mine, edit), "title": "Mijn titel", "note": "mijn opmerking"}
    theirs.post(edit, {**shown(theirs, edit), "title": "Hun titel"})
    answer = mine.post(edit, typed)
    form = answer.context["adminform"].form
    found = {one.label: (one.stored, one.typed) for one in form.conflicts}
    assert found == {"Titel": ("Hun titel", "Mijn titel"), "Opmerking": ("(leeg)", "mijn opmerking")}
    assert (form["title"].value(), form["note"].value()) == ("Mijn titel", "mijn opmerking")
    letter_220.refresh_from_db()
    assert (letter_220.title, answer.context["last_save"].by) == ("Hun titel", colleague)


def test_a_refused_save_can_be_repeated_with_open_eyes(sign_in, editor, colleague, edit, letter_220):
    mine, theirs = sign_in(editor), sign_in(colleague)
    typed = {**shown(mine, edit), "title": "Mijn titel"}
    theirs.post(edit, {**shown(theirs, edit), "title": "Hun titel"})
    form = mine.post(edit, typed).context["adminform"].form
    assert mine.post(edit, {**typed, "version": form["version"].value()}).status_code == 302
    letter_220.refresh_from_db()
    assert (letter_220.title, letter_220.version) == ("Mijn titel", 3)


def test_without_the_version_check_the_first_save_is_lost(sign_in, editor, colleague, edit, letter_220, monkeypatch):
    """The twin: the same two saves, with the guard taken away."""
    monkeypatch.setattr(VersionedForm, "_refuse_stale", lambda form, shown: None)
    mine, theirs = sign_in(editor), sign_in(colleague)
    typed = {**shown(mine, edit), "title": "Mijn titel"}
    theirs.post(edit, {**shown(theirs, edit), "title": "Hun titel"})
    assert mine.post(edit, typed).status_code == 302
    letter_220.refresh_from_db()
    assert letter_220.title == "Mijn titel"


def test_a_form_without_its_version_is_refused(sign_in, editor, edit, letter_220):
    client = sign_in(editor)
    typed = {**shown(client, edit), "title": "Mijn titel"}
    del typed["version"]
    form = client.post(edit, typed).context["adminform"].form
    assert (form.is_stale, [one.typed for one in form.conflicts]) == (True, ["Mijn titel"])
    letter_220.refresh_from_db()
    assert letter_220.title == "Voortgang"


def test_a_name_added_by_a_colleague_also_makes_a_save_stale(sign_in, editor, colleague, gold):
    url = f"/admin/covenants/covenant/{gold.pk}/change/"
    mine, theirs = sign_in(editor), sign_in(colleague)
    typed = {**shown(mine, url), "names-0-name": "Goud!"}
    theirs.post(url, {**shown(theirs, url), "names-1-name": "Goud en zilver", "names-1-known_from": "2016-07-01"})
    answer = mine.post(url, typed)
    assert answer.context["adminform"].form.is_stale is True
    assert answer.context["inline_conflicts"][0][1][1].startswith("Goud en zilver")
    assert list(CovenantName.objects.values_list("name", flat=True)) == ["Goud", "Goud en zilver"]


def test_rows_without_a_counted_version_are_compared_by_content(sign_in, editor, colleague, letter_220, sector):
    theme = RiskTheme.objects.create(
        slug="water", name="Water", category="environment", document=letter_220, known_from="2014-09-01"
    )
    url = f"/admin/sectors/risktheme/{theme.pk}/change/"
    mine, theirs = sign_in(editor), sign_in(colleague)
    typed = {**shown(mine, url), "name": "Mijn naam"}
    theirs.post(url, {**shown(theirs, url), "sectors": [sector.pk]})
    assert mine.post(url, typed).context["adminform"].form.is_stale is True


def test_two_windows_of_one_person_do_not_overwrite_a_draft(sign_in, editor, milestone):
    client = sign_in(editor)
    client.post("/admin/covenants/milestonestatement/add/", milestone)
    url = f"/admin/covenants/milestonestatement/{MilestoneStatement.objects.get().pk}/change/"
    first, second = shown(client, url), shown(client, url)
    client.post(url, {**first, "locator": "p. 4"})
    form = client.post(url, {**second, "locator": "p. 5"}).context["adminform"].form
    assert [(one.stored, one.typed) for one in form.conflicts] == [("p. 4", "p. 5")]


def test_a_key_never_changes(sign_in, editor, edit, letter_220):
    client = sign_in(editor)
    client.post(edit, {**shown(client, edit), "key": "anders", "title": "Nieuw"})
    letter_220.refresh_from_db()
    assert (letter_220.key, letter_220.title) == ("kst-26485-220", "Nieuw")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"key": "26 485, nr. 221"}, ("kst-26485-221", "26485", "221")),
        ({"key": "", "dossier": "26485", "number": "222"}, ("kst-26485-222", "26485", "222")),
        ({"key": "jaarrapport-2016"}, ("jaarrapport-2016", "", "")),
    ],
)
def test_a_document_is_known_by_its_printed_number(sign_in, editor, typed, stored):
    sent = {"kind": "letter", "title": "Brief", "public_on": "2016-07-01", "public_basis": "document", **typed}
    sign_in(editor).post(f"{DOCUMENT}/add/", sent)
    document = Document.objects.get()
    assert (document.key, document.dossier, document.number) == stored


@pytest.mark.parametrize(
    "typed", [{"key": ""}, {"key": "kst-26485-1", "dossier": "26485", "number": "2"}, {"key": "é!"}]
)
def test_a_key_that_does_not_fit_is_refused(sign_in, editor, typed):
    sent = {"kind": "letter", "title": "Brief", "public_on": "2016-07-01", "public_basis": "document", **typed}
    form = sign_in(editor).post(f"{DOCUMENT}/add/", sent).context["adminform"].form
    assert (list(form.errors), Document.objects.count()) == (["key"], 0)


def test_what_statements_rest_on_is_not_deleted(sign_in, admin_user, sealed, letter_220):
    answer = sign_in(admin_user).post(f"{DOCUMENT}/{letter_220.pk}/delete/", {"post": "yes"})
    assert "kan niet worden verwijderd: het dossier steunt erop." in answer.content.decode()
    assert Document.objects.filter(pk=letter_220.pk).exists()


def test_the_history_shows_each_field_before_and_after(sign_in, editor, edit, letter_220):
    client = sign_in(editor)
    client.post(edit, {**shown(client, edit), "title": "Nieuwe titel"})
    newest = next(iter(client.get(f"{DOCUMENT}/{letter_220.pk}/history/").context["saves"]))
    assert (newest.by, [(one.label, one.old, one.new) for one in newest.changes]) == (
        editor,
        [("titel", "Voortgang", "Nieuwe titel")],
    )


def test_the_history_of_a_covenant_holds_its_names_and_sectors(sign_in, editor, gold):
    client = sign_in(editor)
    url = f"/admin/covenants/covenant/{gold.pk}/change/"
    typed = {**shown(client, url), "names-0-name": "Goudsector"}
    typed.pop("sectors")
    client.post(url, typed)
    saves = client.get(f"/admin/covenants/covenant/{gold.pk}/history/").context["saves"]
    changes = {(one.label, one.old, one.new) for save in saves for one in save.changes}
    assert changes == {
        ("naam", "Goud", "Goudsector"),
        ("sectoren", "(leeg)", "Goud en edelmetaal"),
        ("sectoren", "Goud en edelmetaal", "(leeg)"),
    }


def test_a_subsector_needs_a_main_sector_and_only_a_subsector_has_one(sign_in, editor, sector):
    client = sign_in(editor)
    url = f"/admin/sectors/sector/{sector.pk}/change/"
    for wrong in ({"kind": "sub"}, {"parent": sector.pk}):
        assert list(client.post(url, {**shown(client, url), **wrong}).context["adminform"].form.errors) == ["parent"]


def test_the_covenant_page_says_what_the_record_now_says(sign_in, publisher, gold, sealed):
    now = sign_in(publisher).get(f"/admin/covenants/covenant/{gold.pk}/change/").context["now"]
    assert (now["phase"], now["schedule_state"], now["count"], now["newest"][0]["wording"], now["waiting"]) == (
        "Geen stap gevonden",
        "late",
        1,
        "na deze zomer",
        [],
    )


def test_a_covenant_nobody_speaks_of_has_a_page_too(sign_in, editor, gold):
    now = sign_in(editor).get(f"/admin/covenants/covenant/{gold.pk}/change/").context["now"]
    assert (now["schedule_state"], now["newest"]) == ("unknown", [])


@pytest.mark.parametrize("address", ["covenants/covenant", "sectors/sector"])
def test_every_row_has_a_button_to_update_its_status(sign_in, editor, gold, sector, address):
    assert "Status bijwerken" in sign_in(editor).get(f"/admin/{address}/").content.decode()
    pk = Covenant.objects.get().pk if "covenant" in address else sector.pk
    assert "Status bijwerken" in sign_in(editor).get(f"/admin/{address}/{pk}/change/").content.decode()


def test_a_key_taken_at_the_same_moment_is_an_error_at_its_field(sign_in, editor, monkeypatch):
    """The second of two submits at once: its own look found the key free, the database did not."""
    sent = {"kind": "letter", "title": "Brief", "public_on": "2016-07-01", "public_basis": "document", "key": "brief"}
    client = sign_in(editor)
    client.post(f"{DOCUMENT}/add/", sent)
    look = Document.validate_unique
    looks = iter([lambda *args, **kwargs: None])
    monkeypatch.setattr(Document, "validate_unique", lambda *args, **kwargs: next(looks, look)(*args, **kwargs))
    answer = client.post(f"{DOCUMENT}/add/", sent)
    assert (list(answer.context["adminform"].form.errors), Document.objects.count()) == (["key"], 1)
