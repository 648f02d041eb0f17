"""What somebody fills in to be told by mail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboards.models import Frequency

LONGEST_ADDRESS = 254
# No person sees this field: what fills it in is a program
TRAP = "website"


class AskForm(forms.Form):
    """An address and how often."""

    adres = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "nl-input"}),
        error_messages={
            "required": _("Fill in the e-mail address the mail should go to."),
            "invalid": _("This is not an e-mail address. Write for example name@example.nl."),
            "max_length": _("An e-mail address has at most 254 characters."),
        },
    )
    hoe_vaak = forms.ChoiceField(
        label=_("How often"),
        choices=Frequency.choices,
        initial=Frequency.AT_ONCE,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how often."),
            "invalid_choice": _("Choose one of the options shown here."),
        },
    )
