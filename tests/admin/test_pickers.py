"""A row of a growing table is picked by any of its names: no form holds a long list, with scripts or without."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from covenants.models import Covenant, CovenantName, MilestoneStatement, StatusReport
from dossier.models import Document, Organisation
from tests.admin.conftest import person
from tests.site.reader import parsed

pytestmark = pytest.mark.django_db
MOST_OPTIONS = 30
ADD = "/admin/covenants/milestonestatement/add/"
SUGGEST = "/admin/autocomplete/"


def forms_of(client):
    """Yield each form of the admin: of a new row, and of the last one of each table."""
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        last = model._base_manager.order_by("-pk").first()
        addresses = [reverse(f"{name}_add"), *([reverse(f"{name}_change", args=[last.pk])] if last else [])]
        for address in addresses:
            page = client.get(address)
            if page.status_code == 200:
                yield address, parsed(page.content.decode())
    covenant = Covenant.objects.first()
    address = f"/admin/covenants/statusreport/status-bijwerken/?covenant={covenant.pk}"
    yield address, parsed(client.get(address).content.decode())


def test_no_form_holds_a_long_list_and_each_box_has_its_name(whole, sign_in):
    client = sign_in(User.objects.create_superuser("hoofd"))
    long, unnamed, boxes, met = [], [], 0, 0
    for address, page in forms_of(client):
        met += 1
        long += [(address, one.attrs["name"]) for one in page.all("select") if len(one.all("option")) > MOST_OPTIONS]
        long += [(address, "datalist") for one in page.all("datalist") if len(one.all("option")) > MOST_OPTIONS]
        named = {one.attrs.get("for") for one in page.all("label")}
        inputs = [one for box in page.all("span", class_="nl-pick") for one in box.all("input", type="text")]
        unnamed += [(address, one.attrs["name"]) for one in inputs if one.attrs["id"] not in named]
        boxes += len(inputs)
    assert (long, unnamed) == ([], [])
    assert (met > 25, boxes > 40) == (True, True)


@pytest.fixture
def typed(milestone, gold, cabinet):
    """The sample, typed as words."""
    words = {"document__words": "26485 220", "covenant__words": "GOUD", "actor__words": "kabinet"}
    return {**milestone, "document": "", "covenant": "", "actor": ""} | words


def test_typed_names_pick_the_rows(sign_in, editor, typed, gold, letter_220, cabinet):
    answer = sign_in(editor).post(ADD, typed)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    entry = MilestoneStatement.objects.get()
    assert (entry.document, entry.covenant, entry.actor) == (letter_220, gold, cabinet)


@pytest.mark.parametrize(
    "spelling", ["26 485, nr. 220", "17 juni 2016", "voortgang", "26 485, nr. 220 · 17 juni 2016 · Voortgang"]
)
def test_a_document_is_picked_by_number_day_or_title(sign_in, editor, typed, letter_220, spelling):
    assert sign_in(editor).post(ADD, typed | {"document__words": spelling}).status_code == 302
    assert MilestoneStatement.objects.get().document == letter_220


def test_what_names_no_row_is_refused_with_what_was_typed(sign_in, editor, typed):
    page = sign_in(editor).post(ADD, typed | {"document__words": "26 485, nr. 999"})
    form = page.context["adminform"].form
    assert form.errors["document"] == ["“26 485, nr. 999” staat niet in het dossier: typ een andere naam."]
    (box,) = parsed(page.content.decode()).all("input", name="document__words")
    assert (box.attrs["value"], box.attrs["aria-invalid"]) == ("26 485, nr. 999", "true")
    assert not MilestoneStatement.objects.exists()


def test_what_names_two_rows_offers_both_and_the_choice_is_taken(sign_in, editor, typed, gold):
    client = sign_in(editor)
    other = Covenant.objects.create(slug="goud-2", code="COV-GO2")
    CovenantName.objects.create(covenant=other, name="Goud en zilver", known_from="2016-06-17")
    third = Covenant.objects.create(slug="bladgoud", code="COV-GO3")
    CovenantName.objects.create(covenant=third, name="Zilver en bladgoud", known_from="2016-06-17")
    asked = typed | {"covenant__words": "zilver"}
    page = client.post(ADD, asked)
    assert page.context["adminform"].form.errors["covenant"] == ["“zilver” kan er meer dan één zijn: kies hieronder."]
    shown = parsed(page.content.decode())
    offered = [(one.attrs["value"]) for one in shown.all("input", name="covenant__pick")]
    assert sorted(offered) == sorted([str(other.pk), str(third.pk)])
    chosen = asked | {"covenant__asked": "zilver", "covenant__pick": str(other.pk)}
    assert client.post(ADD, chosen).status_code == 302
    assert MilestoneStatement.objects.get().covenant == other


def test_a_choice_for_other_words_is_no_choice(sign_in, editor, typed, gold):
    other = Covenant.objects.create(slug="hout", code="COV-HOU")
    CovenantName.objects.create(covenant=other, name="Hout", known_from="2016-06-17")
    stale = {"covenant__words": "goud", "covenant__asked": "zilver", "covenant__pick": str(other.pk)}
    assert sign_in(editor).post(ADD, typed | stale).status_code == 302
    assert MilestoneStatement.objects.get().covenant == gold


def test_an_emptied_box_is_empty_whatever_key_goes_along(sign_in, editor, typed, letter_220):
    emptied = {"document": str(letter_220.pk), "document__words": " ", "reason": "telefoon", "known_from": "2016-06-17"}
    assert sign_in(editor).post(ADD, typed | emptied).status_code == 302
    assert MilestoneStatement.objects.get().document is None


def test_the_stored_value_of_a_field_nobody_typed_over_stays(sign_in, editor, typed, letter_220):
    """Two editors' forms: the key of the newer document is put in the place of the words shown before."""
    client = sign_in(editor)
    assert client.post(ADD, typed).status_code == 302
    entry = MilestoneStatement.objects.get()
    address = f"/admin/covenants/milestonestatement/{entry.pk}/change/"
    form = client.get(address).context["adminform"].form
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in shown.items() if value not in (None, False)}
    sent["document__words"] = "26 485, nr. 220 · 17 juni 2016 · Voortgang"
    newer = Document.objects.create(key="nieuw", kind="web", title="Nieuwer", public_on="2016-06-17")
    assert client.post(address, sent | {"document": newer.pk, "document__words": "Nieuwer"}).status_code == 302
    page = client.post(address, sent | {"locator": "p. 9"})
    assert page.status_code == 200
    entry.refresh_from_db()
    assert entry.document == newer
    (box,) = parsed(page.content.decode()).all("input", name="document__words")
    assert "Nieuwer" in box.attrs["value"]


def suggested(client, asked, model="milestonestatement", field="document", app="covenants"):
    answer = client.get(SUGGEST, {"term": asked, "app_label": app, "model_name": model, "field_name": field})
    return [one["text"] for one in answer.json()["results"]] if answer.status_code == 200 else answer.status_code


def test_what_is_offered_while_typing_is_what_the_form_finds(sign_in, editor, gold, cabinet, letter_220):
    client = sign_in(editor)
    motion = Document.objects.create(key="motie", kind="motion", title="Motie voortgang", public_on="2016-07-01")
    label = "26 485, nr. 220 · 17 juni 2016 · Voortgang"
    assert suggested(client, "26485-220") == [label]
    assert suggested(client, "17 juni 2016") == [label]
    assert sorted(suggested(client, "voortgang")) == sorted([label, "1 juli 2016 · Motie voortgang"])
    assert suggested(client, "voortgang", "undertakingstatement", "undertaking", "dossier") == [
        f"1 juli 2016 · {motion.title}"
    ]
    assert suggested(client, "goud", field="covenant") == ["Goud"]
    assert suggested(client, "nergens") == []


def test_who_may_not_see_a_table_is_offered_nothing_of_it(sign_in, gold):
    for role in ("administrator", "ser-secretariat"):
        assert suggested(sign_in(person(role, role)), "goud", field="covenant") == 403


def test_who_may_send_a_form_is_offered_what_it_asks_for(sign_in, gold, cabinet):
    client = sign_in(person("beheerder", "administrator"))
    assert suggested(client, "goud", "negotiation", "covenant") == ["Goud"]
    assert suggested(client, "kabinet", "negotiation", "facilitator") == ["Kabinet"]
    assert suggested(client, "kabinet", "milestonestatement", "actor") == 403


def test_update_status_takes_names_too(sign_in, editor, gold, cabinet, letter_220):
    address = f"/admin/covenants/statusreport/status-bijwerken/?covenant={gold.pk}"
    client = sign_in(editor)
    ref = client.get(address).context["form"]["ref"].value()
    sent = {"ref": ref, "outcome": "changed", "text": "Er is overlegd.", "document__words": "26485, nr 220",
            "locator": "p. 1", "actor__words": "Kabinet", "openness": "open"}  # fmt: skip
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    report = StatusReport.objects.get()
    assert (report.document, report.actor) == (letter_220, Organisation.objects.get())
