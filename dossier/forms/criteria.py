"""Forms that say beside each choice when it applies, and when it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from dossier.criteria import Criteria


class ExplainedField(BoundField):
    """A field whose choices have criteria: that of the choice made belongs to its description for a screen reader."""

    @property
    def criteria(self) -> list[tuple[str, str, str]]:
        """Return of each choice its value, its label and its criterion; none where the field has none."""
        told: Criteria = getattr(self.form, "criteria", {}).get(self.name, {})
        choices: Any = getattr(self.field, "choices", ()) if told else ()
        return [(str(value), str(label), str(told[value])) for value, label in choices if value in told]

    @property
    def criterion(self) -> str:
        """Return the criterion of the choice made; "" before one is made."""
        return next((text for value, _label, text in self.criteria if value == str(self.value())), "")

    @property
    def aria_describedby(self) -> str | None:
        told = super().aria_describedby
        if told is None or self.is_hidden or not self.criteria:
            return told
        return f"{told} {self.auto_id}_criterion".strip()


class ExplainedForm(forms.Form):
    """A form with criteria beside its choices."""

    bound_field_class = ExplainedField
    criteria: ClassVar[Mapping[str, Criteria]] = {}
