"""Forms of the master data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.domain.document_key import read_printed_number
from dossier.forms.parts import fresh_ref
from imvo_tracker.lib.forms import Marker, VersionedForm

PAPER = "kst-"


class MasterForm(VersionedForm):
    """Any master data: the version check, and a name for the row that a form shown now will make."""

    ref = Marker()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("ref", fresh_ref())


class DocumentForm(MasterForm):
    """A document; a parliamentary paper is known by its number, in whatever way it is printed."""

    key = forms.CharField(
        label=gettext_lazy("key"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "A printed number (26 485, nr. 220) or a short name. Empty: made from dossier and number."
        ),
    )

    def clean_key(self) -> str:
        text = self.cleaned_data["key"].strip()
        key = read_printed_number(text) or text
        if key:
            validate_slug(key)
        return key

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if "key" in self.fields and "key" not in self.errors:
            self._agree(cleaned)
        return cleaned

    def _agree(self, cleaned: dict[str, Any]) -> None:
        """Key, dossier and number say the same; what is missing is filled in from the other."""
        numbered = cleaned.get("dossier") and cleaned.get("number")
        printed = read_printed_number(f"{cleaned['dossier']} {cleaned['number']}") if numbered else None
        key = cleaned["key"] or printed or ""
        if not key:
            self.add_error("key", _("Enter a key, or a dossier with a number."))
        elif printed and key.startswith(PAPER) and key != printed:
            self.add_error(
                "key",
                ValidationError(
                    _("This key does not belong to dossier and number: they give %(key)s."), params={"key": printed}
                ),
            )
        elif key.startswith(PAPER) and not numbered:
            cleaned["dossier"], _dash, cleaned["number"] = key.removeprefix(PAPER).rpartition("-")
        cleaned["key"] = key
