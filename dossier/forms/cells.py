"""Cells of a spreadsheet and fields of a form: each is turned into the other, in the words of the form."""

from __future__ import annotations

import difflib
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dossier.domain.document_key import read_printed_number
from dossier.models import Document
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.days import UnreadableDay, read_day
from imvo_tracker.lib.fields import DayField
from imvo_tracker.lib.numbers import print_number, unmistakable
from imvo_tracker.lib.period import UnreadablePeriod, read_period
from imvo_tracker.lib.sheet_files import Written
from imvo_tracker.lib.sheets import Value
from imvo_tracker.lib.text import evenly_spaced

_YES, _NO = ("ja", "yes", "x", "true", "1"), ("nee", "no", "false", "0")
# Looking for what comes near takes long among many names; a file with more wrong names than this is told once
_MOST_HINTS = 50
_NAMES = ("name", "title", "printed_number", "code", "slug", "key")


def _as_named(text: str) -> str:
    """Return words as names are compared: whatever their capitals and the kind of space between them."""
    return evenly_spaced(text).casefold()


class Names:
    """By what words a cell may name the rows that the fields of a form choose from; each table is read once."""

    def __init__(self) -> None:
        self._tables: dict[Any, tuple[dict[str, set[Any]], dict[Any, Any]]] = {}
        self._hints: dict[tuple[Any, str], str] = {}

    def find(self, field: forms.ModelChoiceField, text: str) -> str:
        """Return the key of the row that a text names; raises ValidationError, with what comes near."""
        known, _rows = self._of(field)
        offered = field.queryset.model  # type: ignore[union-attr]
        matches = known.get(_as_named(text), set())
        if not matches and offered is Document:  # its number in any spelling, as everywhere
            matches = known.get(_as_named(read_printed_number(text) or ""), set())
        if len(matches) == 1:
            return str(next(iter(matches)))
        if matches:
            raise ValidationError(_("“%(text)s” names more than one; write its key.") % {"text": text[:60]})
        hint = self._hint(field, (offered, _as_named(text)), known)
        raise ValidationError(_("“%(text)s” is not in the record.") % {"text": text[:60]} + f" {hint}")

    def _hint(self, field: forms.ModelChoiceField, asked: tuple[Any, str], known: dict[str, set[Any]]) -> str:
        if asked not in self._hints and len(self._hints) < _MOST_HINTS:
            near = difflib.get_close_matches(asked[1][:200], known, n=1, cutoff=0.8)
            meant = {"text": self.name(field, min(known[near[0]]))} if near else {}
            self._hints[asked] = _("Did you mean “%(text)s”?") % meant if near else _("Add it first.")
        return self._hints.get(asked, _("Add it first."))

    def name(self, field: forms.ModelChoiceField, key: Any) -> str:
        """Return words that name a row and no other."""
        known, rows = self._of(field)
        row = rows[key]
        return str(row) if known.get(_as_named(str(row))) == {key} else str(getattr(row, row.NATURAL_KEY))

    def _of(self, field: forms.ModelChoiceField) -> tuple[dict[str, set[Any]], dict[Any, Any]]:
        offered: Any = field.queryset
        model = offered.model
        if model not in self._tables:
            known: dict[str, set[Any]] = defaultdict(set)
            rows = {row.pk: row for row in offered.all()}
            for row in rows.values():
                names = [one.name for one in row.names.all()] if hasattr(row, "names") else []
                for text in (str(row), *names, *(str(getattr(row, name, "")) for name in _NAMES)):
                    known[_as_named(text)].add(row.pk)
            known.pop("", None)
            self._tables[model] = (known, rows)
        return self._tables[model]


def typed(field: forms.Field, value: Value, names: Names, *, is_share: bool) -> str:
    """Return what a browser would send for a cell; raises ValidationError."""
    if isinstance(field, forms.BooleanField):
        return _tick(value)
    if isinstance(field, DayField):
        return _day(value)
    if isinstance(field, forms.DecimalField):
        return _number(value, is_share=is_share)
    text = _text(value)
    if isinstance(field, forms.ModelChoiceField):
        return names.find(field, text)
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, text)
    return text


def _tick(value: Value) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    text = _text(value).casefold()
    if text not in (*_YES, *_NO):
        raise ValidationError(_("Write yes or no, not “%(text)s”.") % {"text": text[:60]})
    return "on" if text in _YES else ""


def _day(value: Value) -> str:
    """A day in figures, or in any words that mean one day."""
    if isinstance(value, date):
        return value.isoformat()
    text = _text(value)
    try:
        return read_day(text.replace("/", "-")).isoformat()
    except UnreadableDay as error:
        try:
            period = read_period(text, written_on=today())
        except UnreadablePeriod:
            period = None
        if period is None or period.choices or period.earliest is None or period.earliest != period.latest:
            raise ValidationError(error.message[:1].upper() + error.message[1:]) from error
        return period.earliest.isoformat()


def _number(value: Value, *, is_share: bool) -> str:
    if isinstance(value, Decimal):
        return unmistakable(value)
    text = _text(value)
    return text.removesuffix("%").rstrip() if is_share else text


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return print_number(value)
    return date_format(value, "j F Y") if isinstance(value, date) else value


def _options(field: forms.ChoiceField) -> dict[str, str]:
    """Return the choices of a field that are an answer: value and label."""
    choices: Any = field.choices
    return {str(value): str(label) for value, label in choices if value not in (None, "")}


def _chosen(field: forms.ChoiceField, text: str) -> str:
    labels = _options(field)
    options = {_as_named(label): value for value, label in labels.items()} | {
        value.casefold(): value for value in labels
    }
    if _as_named(text) in options:
        return options[_as_named(text)]
    raise ValidationError(
        _("“%(text)s” is none of the choices: %(labels)s.") % {"text": text[:60], "labels": "; ".join(labels.values())}
    )


def shown(field: forms.Field, value: Any, names: Names) -> Written:
    """Return the cell that means what a form shows."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else ""
    if value is None or value == "":
        return ""
    if isinstance(field, forms.ModelChoiceField):
        return names.name(field, getattr(value, "pk", value))
    if isinstance(field, forms.ChoiceField):
        return _options(field)[str(value)]
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return value.normalize() if isinstance(value, Decimal) else str(value)
