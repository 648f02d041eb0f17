"""Beside each choice of a statement stands when it applies and when not, also for who listens."""

import pytest
from django import forms
from django.contrib import admin

from covenants.admin.status import StatusViews
from covenants.forms.status import StatusForm
from covenants.models import MilestoneStatement
from dossier.canonical import ledger_models
from tests.site.reader import parsed

pytestmark = pytest.mark.django_db
ADD = "/admin/covenants/milestonestatement/add/"


def choices_of(form):
    """Yield each field of a form that offers choices of ours, with their values."""
    for name, field in form.fields.items():
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            yield name, [str(value) for value, _label in field.choices if value not in ("", None)]


@pytest.fixture
def all_forms(rf, django_user_model, gold):
    request = rf.get("/")
    request.user = django_user_model.objects.create_superuser("hoofd")
    found = {model.__name__: admin.site.get_model_admin(model).get_form(request)() for model in ledger_models()}
    assert StatusViews
    return {**found, "Update": StatusForm(subject=gold, by=request.user)}


def test_every_choice_has_its_criterion_which_says_when_not_too(all_forms):
    missing, short, met = [], [], set()
    for table, form in all_forms.items():
        for name, values in choices_of(form):
            told = {value: text for value, _label, text in form[name].criteria}
            missing += [(table, name, value) for value in values if value not in told]
            short += [(table, name, value) for value, text in told.items() if text.count(".") + text.count(":") < 2]
            met |= {name}
    assert (missing, short) == ([], [])
    assert met == {"kind", "modality", "basis", "role", "change", "counts_toward", "unit", "exactness", "topic",
                   "cause", "event", "known_basis", "openness", "outcome", "place", "initiative_state"}  # fmt: skip


def test_the_page_shows_all_without_scripts_and_the_chosen_one_belongs_to_the_field(sign_in, editor, milestone):
    page = sign_in(editor).post(ADD, milestone | {"wording": ""})
    shown = parsed(page.content.decode())
    (kind,) = shown.all("select", name="kind")
    (told,) = shown.all("p", id="id_kind_criterion")
    assert "id_kind_criterion" in kind.attrs["aria-describedby"].split()
    assert told.words == (
        "Een document bewijst op welke dag de partijen hebben getekend. "
        "Niet bij een tekst waarover partijen het alleen eens zijn."
    )
    (listed,) = [one for one in shown.all("details") if one.attrs.get("data-criteria") == "kind"]
    assert "open" in listed.attrs
    assert len(listed.all("dt")) == 12
    assert not MilestoneStatement.objects.exists()


def test_before_a_choice_is_made_nothing_is_said_of_one(sign_in, editor, gold):
    shown = parsed(sign_in(editor).get(ADD).content.decode())
    assert [one.words for one in shown.all("p", id="id_kind_criterion")] == [""]
