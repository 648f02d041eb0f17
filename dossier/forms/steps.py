"""Small forms for the steps in the life of a statement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.fields import DayField


class ReasonForm(forms.Form):
    """Why something is sealed or withdrawn."""

    reason = forms.CharField(label=gettext_lazy("reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ReturnForm(forms.Form):
    """What the owner should look at before proposing it again."""

    note = forms.CharField(
        label=gettext_lazy("note for the owner"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class NoteForm(forms.Form):
    """Why a colleague's draft is taken over or dropped; it is kept."""

    note = forms.CharField(
        label=gettext_lazy("why, for the colleague whose draft it is"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class OpenForm(forms.Form):
    """The day from which a closed statement is public."""

    public_from = DayField(label=gettext_lazy("public from"))
    reason = forms.CharField(
        label=gettext_lazy("reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        help_text=gettext_lazy("The opening is a revision of its own; its reason is kept with it."),
    )

    def __init__(self, *args: Any, entry: LedgerEntry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["public_from"].initial = self._earliest()

    def _earliest(self) -> date:
        return max(today(), self.entry.known_from)

    def clean_public_from(self) -> date:
        """An earlier day would change what past views showed."""
        day = self.cleaned_data["public_from"]
        if day < self._earliest():
            raise forms.ValidationError(_("Choose today or a later day: what was shown earlier stays as it was."))
        if getattr(self.entry, "protected", False):
            raise forms.ValidationError(_("Protected measurements are never opened: only totals are public."))
        return day
