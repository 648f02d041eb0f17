"""Forms that fold away what is seldom needed, and never what says something, is asked for or is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms

from imvo_tracker.lib.forms import comparable

NOTHING: tuple[Any, ...] = ("", [], "False")


class FoldingForm(forms.Form):
    """A form that knows which of its fields say something."""

    # Of a field that is refused: what else may mend it, and so must be in sight
    mended_by: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def stands_open(self, names: Iterable[str]) -> bool:
        """Say whether one of these fields holds more than a blank form does, is required and empty, or is refused."""
        return any(self._is_needed(name) for name in names if name in self.fields)

    def _is_needed(self, name: str) -> bool:
        refused = {name, *(place for place, mending in self.mended_by.items() if name in mending)}
        if self.is_bound and refused & set(self.errors):
            return True
        field = self.fields[name]
        value = comparable(field, self[name].value())
        if value in NOTHING:
            return field.required
        return value != comparable(field, field.initial) and not self.is_usual(name)

    def is_usual(self, name: str) -> bool:
        """Say whether the value of a field only follows from what another one says."""
        return False

    def shown(self, name: str) -> Any:
        """Return the value a field is shown with; None where the form has no such field."""
        return self[name].value() if name in self.fields else None
