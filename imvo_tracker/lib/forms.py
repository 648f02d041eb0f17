"""The base of every form that edits a stored row: no second save silently overwrites a first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _

VERSION = "version"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of which the stored value differs from the typed one, both in words."""

    label: str
    stored: str
    typed: str


def version_of(row: Any) -> str:
    """Return what changes with every save: the version counted, else a fingerprint of the content."""
    counted = getattr(row, VERSION, None)
    return str(counted) if counted is not None else fingerprint(row)


def fingerprint(row: Any) -> str:
    """Return a hash of all columns and many-to-many keys of a stored row."""
    content = [(field.attname, str(getattr(row, field.attname))) for field in row._meta.concrete_fields]
    content += [
        (field.name, str(sorted(field.value_from_object(row), key=lambda linked: linked.pk)))
        for field in row._meta.many_to_many
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()[:32]


class VersionedForm(forms.ModelForm):
    """A form that carries the version it was shown with, and is refused when the row moved on.

    A refused form keeps everything typed, lists the differences in `conflicts` and carries the newer
    version from then on: the next save is made with open eyes.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: tuple[Conflict, ...] = ()
        self.is_stale = False
        self.stored_version = version_of(self.instance) if self.instance.pk else ""
        self.stored_values = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        self.initial[VERSION] = self.stored_version

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk:
            self._refuse_stale(str(self.data.get(self.add_prefix(VERSION), "")))
        return cleaned

    def _refuse_stale(self, shown: str) -> None:
        if shown == self.stored_version:
            return
        message = (
            _("Someone else saved this while you were typing. Both versions stand below; nothing you typed is lost.")
            if shown
            else _("This form does not say from which version it started. Compare both versions and save again.")
        )
        self.is_stale = True
        self.conflicts = tuple(self._conflicts())
        self.data = overtyped(self.data, self.add_prefix(VERSION), self.stored_version)
        self.add_error(None, ValidationError(message, code="stale"))

    def _conflicts(self) -> list[Conflict]:
        found = []
        for name, field in self.fields.items():
            if name == VERSION or self[name].is_hidden:
                continue
            stored = in_words(field, self.stored_values[name])
            typed = in_words(field, self[name].data)
            if stored != typed:
                found.append(Conflict(str(self[name].label), stored, typed))
        return found


def overtyped(data: Any, name: str, value: str) -> Any:
    """Return the submitted data with one hidden value replaced, so that the form is shown with it."""
    changed = data.copy()
    changed[name] = value
    return changed


def in_words(field: forms.Field, value: Any) -> str:
    """Return a field's value, stored or typed, as a reader knows it."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if value in (None, "", []):
        return _("(empty)")
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [getattr(one, "pk", one) for one in value]
        return ", ".join(sorted(_choice(field, key) for key in keys))
    if isinstance(field, forms.ChoiceField):
        return _choice(field, getattr(value, "pk", value))
    return _plain(field, value)


def _choice(field: forms.ChoiceField, key: Any) -> str:
    for value, label in _flat(field.choices):
        if str(value) == str(key):
            return str(label)
    return str(key)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(value, label)]
    return flat


def _plain(field: forms.Field, value: Any) -> str:
    try:
        value = field.to_python(value)
    except ValidationError:
        return str(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(localize(value))
