"""Parts that forms of statements share: who may see it, one submit one row."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imvo_tracker.lib.fields import DayField
from imvo_tracker.lib.forms import overtyped

OPEN, EMBARGO, CLOSED = "open", "embargo", "closed"
_REF = re.compile(r"adm-[0-9a-f]{32}")


def fresh_ref() -> str:
    """Return a name for the row that a form shown now will make, at most once."""
    return f"adm-{uuid.uuid4().hex}"


def is_fresh_ref(text: str) -> bool:
    """Say whether this is a name that `fresh_ref` gave."""
    return _REF.fullmatch(text) is not None


class OnceForm(forms.Form):
    """Carries the name of the row it will make, so that a second click makes no second row."""

    ref = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("ref", fresh_ref())

    def clean_ref(self) -> str:
        ref = self.cleaned_data["ref"]
        if not is_fresh_ref(ref):
            self.data = overtyped(self.data, self.add_prefix("ref"), fresh_ref())
            raise ValidationError(_("This form had lost its number. It has a new one: save again."))
        return ref


class OpennessForm(forms.Form):
    """Who may see a statement, and from when; an embargo or closure has a reason and an owner (who records it)."""

    openness = forms.ChoiceField(
        label=gettext_lazy("who may see it"),
        initial=OPEN,
        widget=forms.RadioSelect,
        choices=[
            (OPEN, gettext_lazy("everyone, from the day it was known")),
            (EMBARGO, gettext_lazy("under embargo until a day")),
            (CLOSED, gettext_lazy("closed until it is opened")),
        ],
    )
    public_from = DayField(label=gettext_lazy("public from"), required=False)
    embargo_reason = forms.CharField(
        label=gettext_lazy("reason for the embargo"),
        required=False,
        max_length=250,
        help_text=gettext_lazy("Needed for an embargo and for a closed statement. You are its owner."),
    )

    def clean_openness_for(self, known_from: date | None) -> None:
        """Set `public_from` in the cleaned data, or say what lacks."""
        cleaned = self.cleaned_data
        openness = cleaned.get("openness")
        if openness == OPEN:
            cleaned["public_from"], cleaned["embargo_reason"] = known_from, ""
            return
        if openness and not cleaned.get("embargo_reason"):
            self.add_error("embargo_reason", _("Say why this is not public yet."))
        if openness == CLOSED:
            cleaned["public_from"] = None
        elif openness == EMBARGO and "public_from" not in self.errors:
            self._check_embargo(cleaned.get("public_from"), known_from)

    def _check_embargo(self, public_from: date | None, known_from: date | None) -> None:
        if public_from is None:
            self.add_error("public_from", _("Enter the day on which the embargo ends."))
        elif known_from and public_from < known_from:
            self.add_error("public_from", _("This day lies before the day since which it is known."))


def openness_of(public_from: date | None, known_from: date) -> str:
    """Return the choice that a stored row stands for."""
    if public_from is None:
        return CLOSED
    return OPEN if public_from == known_from else EMBARGO
