"""Filters stand in the address: read them strictly, and say which one cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.facts import CovenantFact
from covenants.moment.readings import Readings
from dashboards.frame.widgets import DateInput, Select, TextInput
from imvo_tracker.lib.badinput import BadInput
from imvo_tracker.lib.days import YEARS
from imvo_tracker.lib.languages import pick

F = TypeVar("F", bound=forms.Form)
Rule = TypeVar("Rule")
Pairs = Iterable[tuple[str, str]]
Choices = Sequence[tuple[str, str | Promise]]
SHOWN_CHARACTERS = 60
MOST_CHOICES = 100
NO_FILTER = gettext_lazy("no filter")


@dataclass(frozen=True, slots=True)
class Filter(Generic[Rule]):
    """A key of the address, what it keeps in words, what it takes, and the rule by which a page's rows stay.

    `default` says what holds where the key is left out.
    """

    key: str
    keeps: str | Promise
    takes: str | Promise
    rule: Rule
    default: str | Promise = NO_FILTER


class PickField(forms.ChoiceField):
    """One value of a list; an empty choice means no filter."""

    widget = Select
    default_error_messages = {
        "invalid_choice": gettext_lazy("“%(value)s” is not one of the choices at this moment."),
    }

    def __init__(self, *, every: str | Promise, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.every = every

    def offer(self, choices: Choices) -> None:
        """Set what can be chosen, the empty choice first."""
        self.choices = [("", self.every), *choices]

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            raise ValidationError(self.error_messages["invalid_choice"], params={"value": shortened(value)})


class SearchField(forms.CharField):
    """Words, or the number of a document."""

    widget = TextInput
    default_error_messages = {"max_length": gettext_lazy("this is too long.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=200, **options)


class KeyField(forms.CharField):
    """The key of a covenant, where there are too many for a list."""

    widget = TextInput

    def __init__(self, covenants: Readings, **options: Any) -> None:
        super().__init__(required=False, **options)
        self._covenants = covenants

    def validate(self, value: str) -> None:
        if value and self._covenants.covenant(value) is None:
            raise ValidationError(
                PickField.default_error_messages["invalid_choice"], params={"value": shortened(value)}
            )


def shortened(value: str) -> str:
    """Whatever was sent, in readable length."""
    return value[:SHOWN_CHARACTERS].replace("\0", "")


class FilterForm(forms.Form):
    """A form of filters whose choices depend on the moment."""

    def offer(self, name: str, choices: Choices) -> None:
        """Set what can be chosen for a filter."""
        cast(PickField, self.fields[name]).offer(choices)

    def offer_covenants(self, name: str, covenants: Readings) -> None:
        """Offer covenants by name; more than fit in a list are asked for by their key."""
        if len(covenants) > MOST_CHOICES:
            self.fields[name] = KeyField(covenants, label=self.fields[name].label)
            return
        self.offer(name, [(one.slug, name_of(one)) for one in sorted(covenants.covenants, key=_alphabetical)])


def name_of(covenant: CovenantFact) -> str:
    """Return the name in the language of the page."""
    return pick(covenant.name, covenant.name_en)


def _alphabetical(covenant: CovenantFact) -> str:
    return name_of(covenant).casefold()


class DayField(forms.DateField):
    """A day written as 2016-12-31 or 31-12-2016."""

    default_error_messages = {
        "invalid": gettext_lazy("this is not a date. Write for example 17-06-2016 or 2016-06-17."),
    }
    widget = DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": "1900-01-01", "max": "2199-12-31"})

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d", "%d-%m-%Y"], **options)

    def to_python(self, value: Any) -> date | None:
        """Digits of other scripts are refused: an address has one spelling."""
        if isinstance(value, str) and not value.isascii():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        day = super().to_python(value)
        if day is not None and day.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


def values_of(pairs: Pairs, names: Iterable[str]) -> dict[str, str]:
    """Return the named values that are filled in; one given twice is a `BadInput`, not a guess."""
    wanted = set(names)
    given = [(name, value.strip(" ")) for name, value in pairs if name in wanted]
    for name, count in Counter(name for name, _value in given).items():
        if count > 1:
            raise BadInput(_("%(key)s: this is given more than once.") % {"key": name}, name)
    return {name: value for name, value in given if value}


def read_form(form: F) -> F:
    """Validate a bound form; the first thing wrong becomes a `BadInput` that names its field."""
    for name, errors in form.errors.items():
        raise BadInput(f"{name}: {errors[0]}", name)
    return form
