"""The form of an annex or list in preparation: what and which moment; of an annex its introduction and notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.rows import rule_facts
from dashboards.editions.lists import BY_KEY, choices, read_selection
from dossier.forms.masters import MasterForm
from dossier.models import AnnexDraft
from dossier.models.editions import LONGEST_TEXT
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.badinput import BadInput

NOTE = "note_"


class AnnexDraftForm(MasterForm):
    """Each note is a field of its own, so that two people who write on two sectors do not stand in each other's way."""

    kind = forms.ChoiceField(label=gettext_lazy("what is frozen"), required=False, choices=choices)
    rule = forms.ChoiceField(label=gettext_lazy("counting rule"), required=False)

    class Meta:
        model = AnnexDraft
        fields = ("name", "kind", "selection", "day", "known_on", "rule", "introduction")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rule" in self.fields:
            rules = rule_facts(AsOf(today(), today()))
            self.fields["rule"].choices = [(one.slug, one.name) for one in rules]  # type: ignore[attr-defined]
        for name in {"kind", "rule"} & set(self.fields):  # left alone they hold what is usual
            self.fields[name].always_asked = True  # type: ignore[attr-defined]
        for name in self._notes():
            self.initial.setdefault(name, self.instance.notes.get(name.removeprefix(NOTE), ""))
        self.take_stock()

    def _notes(self) -> list[str]:
        return [name for name in self.fields if name.startswith(NOTE)]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        day, known_on = cleaned.get("day"), cleaned.get("known_on")
        self._read_selection(cleaned)
        if known_on and known_on > today():
            self.add_error("known_on", _("Nothing is known of a day that is still to come."))
        if day and known_on and known_on < day and day <= today():
            self.add_error("known_on", _("This lies before the day itself: the annex would tell less than was known."))
        return cleaned

    def _read_selection(self, cleaned: dict[str, Any]) -> None:
        """A list is kept with the filters of its address; only an annex takes words of the ministry."""
        kind = cleaned.get("kind", self.instance.kind)
        if kind in BY_KEY and cleaned.get("introduction"):
            self.add_error("introduction", _("A list takes no words of the ministry: leave this empty."))
        if "selection" in self.fields and "selection" not in self.errors:
            try:
                cleaned["selection"] = read_selection(kind, cleaned.get("selection", ""))
            except BadInput as error:
                self.add_error("selection", error.args[0])

    def _post_clean(self) -> None:
        typed = {name.removeprefix(NOTE): self.cleaned_data.get(name, "") for name in self._notes()}
        every = {**self.instance.notes, **typed}
        self.instance.notes = {code: text for code, text in every.items() if text}
        super()._post_clean()  # type: ignore[misc]


def annex_form(sectors: Mapping[str, tuple[str, str]]) -> type[AnnexDraftForm]:
    """Return the form with a note for each sector: by its code its name, and what is generated of it."""
    notes = {
        f"{NOTE}{code}": forms.CharField(
            label=name,
            required=False,
            max_length=LONGEST_TEXT,
            help_text=generated,
            widget=forms.Textarea(attrs={"rows": 3, "lang": "nl"}),
        )
        for code, (name, generated) in sectors.items()
    }
    return type("AnnexForm", (AnnexDraftForm,), notes)


class FreezeForm(forms.Form):
    """Why an annex or list is frozen, and which version of texts and record was shown when that was decided."""

    reason = forms.CharField(label=gettext_lazy("reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**9)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"].strip()
        if not reason:
            raise ValidationError(_("Say why this is frozen."))
        return reason
