"""Form fields of our own: days in the years that the record knows, and numbers as people type them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils.text import capfirst

from imvo_tracker.lib.days import YEARS, UnreadableDay, read_day
from imvo_tracker.lib.numbers import UnreadableNumber, print_number, read_number


class DayInput(forms.DateInput):
    """The browser's own date field: works by keyboard and on a phone, without a script."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        bounds = {"min": f"{YEARS.start}-01-01", "max": f"{YEARS.stop - 1}-12-31"}
        super().__init__({**bounds, **(attrs or {})}, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day written as 2016-06-17 or 17-06-2016; a year has four digits and is one the record knows."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        if value in EMPTY_VALUES:
            return None
        if isinstance(value, datetime | date):
            return super().to_python(value)
        try:
            return read_day(str(value).strip().replace("/", "-"))
        except UnreadableDay as error:
            raise ValidationError(capfirst(error.message), code="invalid") from error


class NumberField(forms.DecimalField):
    """A number, Dutch or plain. `whole` where things are counted; the form says so once it knows the unit."""

    widget = forms.TextInput
    whole = False

    def __init__(self, **options: Any) -> None:
        options.pop("localize", None)
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal"}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return read_number(str(value), whole=self.whole)
        except UnreadableNumber as error:
            raise ValidationError(error.message, code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        return print_number(value) if isinstance(value, Decimal) else value


class CountField(forms.IntegerField):
    """A whole number: "1.000" is a thousand, where Django would read one."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else int(value)
        try:
            return int(read_number(str(value), whole=True))
        except UnreadableNumber as error:
            raise ValidationError(error.message, code="invalid") from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric"}
