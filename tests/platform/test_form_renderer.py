"""Boxes drawn in Python are those of Django's templates, to the byte."""

import datetime

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.template import Template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from dossier.forms.picking import PickSeveral
from imvo_tracker.form_renderer import _DRAWN, PlainBoxes

HOSTILE = """<b class="x">'&amp;' {0} {{ x }}</b>"""
GROUPS = [
    ("", "---------"), (1234, 1234567), ("a<b", HOSTILE), ("safe", mark_safe("<i>safe</i>")),
    (True, gettext_lazy("Yes")),
    (HOSTILE, [("one", "One"), (datetime.date(2016, 6, 17), datetime.date(2016, 6, 17))]),
]  # fmt: skip
INPUTS = (
    forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.HiddenInput, forms.PasswordInput,
    forms.DateInput, forms.DateTimeInput, forms.TimeInput, forms.CheckboxInput, forms.Textarea,
)  # fmt: skip
CHOICES = (forms.Select, forms.SelectMultiple, forms.RadioSelect, forms.CheckboxSelectMultiple)
VALUES = (None, "", HOSTILE, mark_safe("<i>safe</i>"), 1234567, 12.5, True, False, datetime.date(2016, 6, 17))
ATTRS = (
    {},
    {"id": "id_x", "class": "a b", "required": True, "disabled": False, "maxlength": 4000, "data-also": HOSTILE},
    {"id": 'x"y', "title": gettext_lazy("Yes"), "data-safe": mark_safe("<i>"), "data-none": None, "data-day": (1, 2)},
)


def both(widget, value, attrs):
    """Return the box as it is drawn, and as Django's templates render it."""
    return [widget.render("na<me", value, attrs, renderer) for renderer in (PlainBoxes(), TemplatesSetting())]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", INPUTS)
def test_a_box_is_drawn_as_the_template_renders_it(kind, language):
    with override(language):
        for value in VALUES:
            for attrs in ATTRS:
                drawn, rendered = both(kind(attrs={"data-own": "1"}), value, attrs)
                assert drawn == rendered


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", CHOICES)
def test_choices_are_drawn_as_the_template_renders_them(kind, language):
    with override(language):
        for chosen in (None, "", "1234", "a<b", ["one", "safe"]):
            for attrs in ATTRS:
                drawn, rendered = both(kind(choices=GROUPS), chosen, attrs)
                assert drawn == rendered
        assert len(set(both(kind(), None, {}))) == 1


@pytest.mark.parametrize("wrapped", [{}, {"wrap_label": False}, {"wrap_label": True}])
@pytest.mark.parametrize("kind", CHOICES)
def test_a_choice_alone_is_drawn_as_the_template_renders_it(kind, wrapped):
    for option in kind(choices=GROUPS).options("x", ["1234"], {"id": "y"}):
        context = {"widget": {**option, "wrap_label": False} | wrapped}
        drawn, rendered = (one.render(option["template_name"], context) for one in (PlainBoxes(), TemplatesSetting()))
        assert drawn == rendered


def test_all_that_is_drawn_is_compared_and_no_template_of_it_is_rendered(monkeypatch):
    """Else the comparison would be of the template with itself."""
    compared = {kind.template_name for kind in (*INPUTS, *CHOICES)}
    compared |= {kind.option_template_name for kind in CHOICES}
    # Of these the template is that of any other box
    alike = {f"django/forms/widgets/{name}.html" for name in ("input", "tel", "search")}
    assert set(_DRAWN) == compared | alike
    monkeypatch.setattr(Template, "render", None)
    drawn = [kind(**({"choices": GROUPS} if kind in CHOICES else {})).render("x", "1", {}, PlainBoxes())
             for kind in (*INPUTS, *CHOICES)]  # fmt: skip
    assert all('name="x"' in one for one in drawn)


def test_forms_are_drawn_so(settings):
    settings.LANGUAGE_CODE = "nl"
    assert type(forms.Form().renderer) is PlainBoxes
    boxes = PickSeveral(choices=[("1", "Een")]).render("x", ["1"], {"id": "x"})
    assert '<label for="x_0"><input type="checkbox" name="x" value="1" id="x_0" checked>' in boxes
