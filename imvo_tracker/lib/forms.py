"""The base of every form that edits a stored row: no second save silently overwrites a first.

A form carries the version of the row and the values it was shown with. Three values are then known of each field:
as it was shown, as it is stored now, as it was typed. Only a field that was typed over is the typist's own; in every
other field the stored value stays, however old the form is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _

VERSION, BASE, TAKE = "version", "base", "take"
# Marks what was typed before somebody had to log in again: it is shown, and never saved by itself.
KEPT = "_kept"
# Marks a second save of a form that had made its row before: the row made is what the typed text belongs to.
AGAIN = "_again"
# Carries why a form is shown again instead of saved, whatever it says.
REFUSED = "_refused"
# Ends the name under which a field sends the words that name its row, beside the row's key.
TYPED_WORDS = "__words"
UNSEEN = object()


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field of which the stored value differs from the typed one, both in words.

    Where both people changed it (`both`), `name` is how the form asks for the stored value instead.
    """

    label: str
    stored: str
    typed: str
    both: bool = False
    name: str = ""
    take: str = ""


class Marker(forms.CharField):
    """A hidden note of the form to itself; it is no content, so it never counts as a change."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


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

    A refused form keeps everything typed, shows the stored value of all other fields, lists the differences in
    `conflicts` and `taken`, and carries the newer version from then on: the next save is made with open eyes.
    """

    version = Marker()
    base = Marker()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts: tuple[Conflict, ...] = ()
        self.taken: tuple[Conflict, ...] = ()
        self.is_stale = False
        self.both_changed: set[str] = set()
        self.stored_version = version_of(self.instance) if self.instance.pk else ""
        self.initial[VERSION] = self.stored_version
        self.take_stock()

    def take_stock(self) -> None:
        """Note the values that the form starts from; again whenever `initial` was replaced."""
        self.stored_values = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        shown = {name: comparable(field, self.stored_values[name]) for name, field in self._compared()}
        self.initial[BASE] = json.dumps(shown, ensure_ascii=False) if self.instance.pk else ""

    def as_sent(self, name: str) -> list[str]:
        """Return what a browser would send of a field if nobody typed."""
        field = self.fields[name]
        if field.widget.is_hidden:
            return [str(self.initial.get(name) or "")]
        value = self.stored_values[name]
        sent = _wire(field, value, comparable(field, value))
        return sent if isinstance(sent, list) else [sent] if sent else []

    def _compared(self) -> Iterator[tuple[str, forms.Field]]:
        """Yield what a person types; not the box that removes a row, which a set of rows adds by itself."""
        fields = ((name, self.fields[name]) for name in self.stored_values)
        return ((name, field) for name, field in fields if not (field.widget.is_hidden or field.disabled))

    @property
    def is_kept(self) -> bool:
        """Say whether the form only shows what was typed before the session ended."""
        return self.is_bound and KEPT in self.data

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_kept

    def full_clean(self) -> None:
        if self.is_bound and self.instance.pk and not self.is_kept:
            self._merge(values_shown(self.data.get(self.add_prefix(BASE))))
        super().full_clean()
        if self.is_kept:
            self.errors.clear()

    def _merge(self, shown: dict[str, Any]) -> None:
        """Leave typed over what was typed over; put the stored value in every other field."""
        asked = _all_of(self.data, self.add_prefix(TAKE))
        taken = []
        for name, field in self._compared():
            stored, typed = comparable(field, self.stored_values[name]), comparable(field, self[name].data)
            before = shown.get(name, UNSEEN)
            wanted = stored if name in asked else merged(before, stored, typed)
            if wanted != typed:
                taken.append(self._difference(name, field))
                self.data = overtyped(self.data, self.add_prefix(name), _wire(field, self.stored_values[name], wanted))
            elif typed != stored and before != stored:
                self.both_changed.add(name)
        self.taken = tuple(taken)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.data.get(REFUSED):
            self.add_error(None, ValidationError(str(self.data[REFUSED]), code="refused"))
        if self.instance.pk and not self.is_kept:
            self._refuse_stale(str(self.data.get(self.add_prefix(VERSION), "")))
        return cleaned

    def _refuse_stale(self, shown: str) -> None:
        if shown == self.stored_version:
            return
        if shown:
            message = _(
                "Someone else saved this while you were typing. Both versions stand below; nothing you typed is lost."
            )
        elif AGAIN in self.data:
            message = _(
                "Your first save had arrived and made this row. It differs from what you typed; both stand below."
            )
        else:
            message = _("This form does not say from which version it started. Compare both versions and save again.")
        self._refuse(message)

    def _refuse(self, message: str) -> None:
        self.is_stale = True
        self.conflicts = tuple(self.all_differences())
        for name in (VERSION, BASE):
            self.data = overtyped(self.data, self.add_prefix(name), self.initial[name])
        self.add_error(None, ValidationError(message, code="stale"))

    @property
    def differences(self) -> list[Conflict]:
        """Return what to lay side by side: all that differs in a refused form, else what both people changed."""
        if not (self.is_stale or self.both_changed):
            return []
        return [one for one in self.all_differences() if self.is_stale or one.both]

    def all_differences(self) -> list[Conflict]:
        """Return every field of which the stored value is another than the typed one."""
        differences = [self._difference(name, field) for name, field in self._compared()]
        return [one for one in differences if one.stored != one.typed]

    def _difference(self, name: str, field: forms.Field) -> Conflict:
        stored = in_words(field, self.stored_values[name])
        typed = in_words(field, self[name].data)
        both = name in self.both_changed
        return Conflict(str(self[name].label), stored, typed, both, name, self.add_prefix(TAKE))


def comparable(field: forms.Field, value: Any) -> Any:
    """Return a value, as stored or as a browser sends it, in the one form in which both can be compared."""
    if isinstance(field, forms.BooleanField):
        return str(field.to_python(value))
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return sorted({str(getattr(one, "pk", one)) for one in value or ()})
    if isinstance(field, forms.ChoiceField):
        return "" if value is None else str(getattr(value, "pk", value))
    try:
        value = field.to_python(value)
    except ValidationError:
        return str(value).strip()
    if value in field.empty_values:
        return ""
    if isinstance(value, Decimal):
        return _number(value)
    return str(value).replace("\r\n", "\n")


def _number(value: Decimal) -> str:
    try:
        return str(value.normalize())
    except ArithmeticError:
        return str(value)


def merged(before: Any, stored: Any, typed: Any) -> Any:
    """Return what a save should store: the typed value where it was typed over, else the stored one.

    Of a list of ticks each tick is a value of its own. Without a value from before everything is typed over.
    """
    if type(before) is not type(typed):
        return typed
    if isinstance(typed, list):
        added, removed = set(typed) - set(before), set(before) - set(typed)
        return sorted((set(stored) | added) - removed)
    return stored if typed == before else typed


def values_shown(text: Any) -> dict[str, Any]:
    """Return the values that a form says it was shown with; none where it does not say so readably."""
    try:
        held = json.loads(str(text or "{}"))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: value for name, value in held.items() if isinstance(value, str) or _is_list_of_text(value)}


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _wire(field: forms.Field, value: Any, wanted: Any) -> Any:
    """Return what a browser would send of a field that shows this value."""
    if isinstance(wanted, list):
        return wanted
    if isinstance(field.widget, forms.CheckboxInput):
        return "on" if value else ""
    shown = field.widget.format_value(field.prepare_value(value))
    if isinstance(shown, list):
        return shown[0] if shown else ""
    return "" if shown is None else shown


def _all_of(data: Any, name: str) -> list[str]:
    return data.getlist(name) if hasattr(data, "getlist") else list(data.get(name) or ())


def overtyped(data: Any, name: str, value: Any) -> Any:
    """Return the submitted data with one value replaced, so that the form is shown with it."""
    changed = data.copy()
    put(changed, name, value)
    return changed


def same_content(form: Any, stored: Any) -> bool:
    """Say whether a valid form says exactly what a row holds, its ticks included."""
    row = form.instance
    columns = [field.attname for field in row._meta.concrete_fields]
    ticks = [field for field in row._meta.many_to_many if field.name in form.cleaned_data]
    return all(getattr(row, name) == getattr(stored, name) for name in columns) and all(
        {one.pk for one in form.cleaned_data[field.name]} == {one.pk for one in field.value_from_object(stored)}
        for field in ticks
    )


def row_differences(typed: Any, stored: Any, names: Iterable[str]) -> list[Conflict]:
    """Return the columns in which an unsaved row differs from a stored one, in words."""
    conflicts = []
    for name in names:
        column = typed._meta.get_field(name)
        old, new = (getattr(row, column.attname, None) for row in (stored, typed))
        if (old or None) != (new or None):
            field = column.formfield() or forms.CharField()
            conflicts.append(Conflict(str(column.verbose_name), in_words(field, old), in_words(field, new)))
    return conflicts


def put(data: Any, name: str, value: Any) -> None:
    """Set one value, or the list of values of a field with several, in a copy of submitted data."""
    data.pop(f"{name}{TYPED_WORDS}", None)
    if isinstance(value, list) and hasattr(data, "setlist"):
        data.setlist(name, value)
    else:
        data[name] = value


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
