"""A field that picks one row of a growing table: type any name of it, and choose from the few that it may mean.

Without scripts the typed words are found when the form is sent; where they mean several rows, these stand below the
box as choices. With scripts (static/js/pick.js) the choices come while typing.
"""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dossier.selectors_rows import find_rows, is_named_by_rows, label_of_row
from imvo_tracker.lib.forms import TYPED_WORDS

# Which of the rows below the box was chosen, and for what words they stood there
PICK, ASKED = "__pick", "__asked"


class PickInput(forms.TextInput):
    """One box for any name of a row; the row's key goes along unseen, and a form may send the key alone."""

    # Set by the field: its rows, and whose field it is
    choices: Any = ()
    source: Field[Any, Any] | None = None

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self._found: dict[str, list[Any]] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        copied = super().__deepcopy__(memo)
        copied._found = {}
        return copied

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the key of the row that was typed or chosen; the words themselves where they name no single row."""
        held, words = data.get(name), data.get(f"{name}{TYPED_WORDS}")
        if words is None or not words.strip():
            return held if words is None else ""
        if data.get(f"{name}{PICK}") and data.get(f"{name}{ASKED}") == words:
            return data[f"{name}{PICK}"]
        row = self._row(held)
        if row is not None and label_of_row(row) == words.strip():
            return held
        rows = self.find(words)
        return str(rows[0].pk) if len(rows) == 1 else words.strip()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        row = self._row(value)
        typed = "" if row is not None or value in (None, "") else str(value)
        context = {
            "name": name,
            "key": "" if row is None else row.pk,
            "words": typed if row is None else label_of_row(row),
            "words_name": f"{name}{TYPED_WORDS}",
            "attrs": self.build_attrs(self.attrs, attrs),
            "url": self._url(),
            "offered": [(one.pk, label_of_row(one)) for one in self.find(typed)] if typed else [],
            "pick_name": f"{name}{PICK}",
            "asked_name": f"{name}{ASKED}",
        }
        return render_to_string("components/pick.html", context)

    def _url(self) -> str:
        if self.source is None:
            return ""
        meta = self.source.model._meta
        asked = f"app_label={meta.app_label}&model_name={meta.model_name}&field_name={self.source.name}"
        return f"{reverse('admin:autocomplete')}?{asked}"

    def _row(self, key: Any) -> Any:
        """Return the offered row of a key; None for what is no key."""
        text = str(key or "")
        if not (text.isascii() and text.isdigit()):
            return None
        if text not in self._found:
            self._found[text] = list(self.choices.queryset.filter(pk=text[:18])[:1])
        return next(iter(self._found[text]), None)

    def find(self, words: str) -> list[Any]:
        """Return the offered rows that the words may mean."""
        asked = f"“{words}”"  # apart from keys
        if asked not in self._found:
            self._found[asked] = find_rows(self.choices.queryset, words)
        return self._found[asked]


class PickSeveral(forms.CheckboxSelectMultiple):
    """Several rows: a list of boxes to tick; static/js/pick.js makes a search box of it, below what is chosen."""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Let a row be found by all its names, not only by the one that is shown."""
        option = super().create_option(name, value, label, *args, **kwargs)
        row = getattr(value, "instance", None)
        if row is not None and is_named_by_rows(type(row)):
            others = {one.name for one in row.names.all()} - {str(label)}
            option["attrs"]["data-also"] = " ".join(sorted(others))
        return option

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        boxes = super().render(name, value, attrs, renderer)
        return render_to_string("components/pick_several.html", {"boxes": boxes})


class PickedField(forms.ModelChoiceField):
    """A row of a growing table, by any name."""

    widget = PickInput

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text or isinstance(value, self.queryset.model) or (text.isascii() and text.isdigit()):  # type: ignore[union-attr]
            return super().to_python(value)
        box: Any = self.widget
        if len(box.find(text)) > 1:
            raise ValidationError(_("“%(text)s” may mean more than one: choose below.") % {"text": text[:60]})
        raise ValidationError(_("“%(text)s” is not in the record: type another name.") % {"text": text[:60]})


def picked(source: Any, **options: Any) -> PickedField:
    """Return the field of a plain form that picks what a column of the record holds."""
    field = PickedField(source.related_model._default_manager.all(), **options)
    field.widget.source = source
    return field
