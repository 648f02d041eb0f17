"""Rows that are edited below a form: each is the row it was, whatever a colleague did to the others."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from imvo_tracker.lib.forms import AGAIN, BASE, VERSION, Conflict, VersionedForm, comparable, put, values_shown

MARKS = (VERSION, BASE)
ROWS_AT_MOST = 1000


class VersionedRow(VersionedForm):
    """A row below a form. The form itself is refused when anything moved on; a row only when its own text would go."""

    def _refuse_stale(self, shown: str) -> None:
        if shown and shown != self.stored_version and self.both_changed:
            self._refuse(_("Someone else changed this row while you were typing. Both versions stand above."))

    def _difference(self, name: str, field: forms.Field) -> Conflict:
        difference = super()._difference(name, field)
        return replace(difference, label=f"{self.instance}: {difference.label}")


@dataclass(slots=True, eq=False)
class Typed:
    """One row as the browser sent it: its fields without prefix and number, each with all its values."""

    values: dict[str, list[str]]

    def first(self, name: str) -> str:
        return next(iter(self.values.get(name, ())), "").strip()


class VersionedRows(BaseInlineFormSet):
    """Lays what was typed beside what is stored now, row by row and not place by place.

    A row that a colleague added is shown too; one that a colleague removed goes, unless it was typed over here: then
    it comes back as a new row; a new row that is stored already, by an earlier press of the same button, is that row.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unseen_count = 0
        self.key: str = self.model._meta.pk.name  # type: ignore[union-attr]
        if self.is_bound:
            self.data = self._laid_out()

    def _laid_out(self) -> Any:
        key = self.key
        typed = self._typed()
        if typed is None:
            return self.data
        stored = {str(row.pk): row for row in self.get_queryset()}
        existing = {row.first(key): row for row in typed if row.first(key) in stored}
        fresh = [row for row in typed if row.first(key) not in stored and self._is_still_wanted(row, key)]
        for pk, row in stored.items():
            if pk not in existing:
                earlier = self._made_before(row, fresh)
                existing[pk] = earlier or self._unseen(row)
                self.unseen_count += earlier is None
        return self._numbered([existing[pk] for pk in stored], fresh)

    def _typed(self) -> list[Typed] | None:
        """Return the rows sent, or None where the form does not say how many there are."""
        count = str(self.data.get(f"{self.prefix}-{TOTAL_FORM_COUNT}", ""))
        if not (count.isascii() and count.isdigit() and len(count) < 5 and int(count) <= ROWS_AT_MOST):
            return None
        rows = [Typed({}) for _number in range(int(count))]
        for name in self.data:
            number, field = self._place(name)
            if field and number < len(rows):
                rows[number].values[field] = self._all(name)
        return rows

    def _place(self, name: str) -> tuple[int, str]:
        """Split "names-2-from_on" into 2 and "from_on"; a name of something else has no field."""
        number, _dash, field = name.removeprefix(f"{self.prefix}-").partition("-")
        if name.startswith(f"{self.prefix}-") and number.isascii() and number.isdigit() and len(number) < 5:
            return int(number), field
        return 0, ""

    def _all(self, name: str) -> list[str]:
        return self.data.getlist(name) if hasattr(self.data, "getlist") else [self.data[name]]

    def _is_still_wanted(self, row: Typed, key: str) -> bool:
        """Make a row that is gone a new one where it was typed over here; else it goes here too."""
        if not row.first(key):
            return True
        if row.first("DELETE"):
            return False
        shown = values_shown(row.first(BASE))
        for name in (key, self.fk.name, *MARKS):
            row.values.pop(name, None)
        typed = self._values(self._bound(row))
        return not self.instance.pk or any(shown.get(name) != value for name, value in typed.items())

    def _made_before(self, stored: Any, fresh: list[Typed]) -> Typed | None:
        """Take out of the new rows the one that an earlier press of the same button stored."""
        wanted = self._values(self.form(instance=stored))
        for row in fresh:
            typed = self._values(self._bound(row))
            if typed == wanted or (AGAIN in self.data and any(typed.values())):
                fresh.remove(row)
                marks = self._unseen(stored).values
                row.values |= {name: marks[name] for name in (self.key, *MARKS)}
                return row
        return None

    def _bound(self, row: Typed) -> forms.ModelForm:
        data: Any = copy(self.data)
        data.clear()
        for name, values in row.values.items():
            put(data, name, values if hasattr(data, "setlist") else values[-1])
        return self.form(data)

    def _values(self, form: Any) -> dict[str, Any]:
        """Return what a row says, as far as a person types it."""
        return {
            name: comparable(field, form[name].data if form.is_bound else form.stored_values[name])
            for name, field in form.fields.items()
            if not field.widget.is_hidden
        }

    def _unseen(self, stored: Any) -> Typed:
        """Return the row that this form would have sent, had it been shown."""
        form: Any = self.form(instance=stored)
        return Typed({name: form.as_sent(name) for name in form.fields} | {self.key: [str(stored.pk)]})

    def _numbered(self, existing: list[Typed], fresh: list[Typed]) -> Any:
        data: Any = copy(self.data)
        for name in list(data):
            if self._place(name)[1]:
                del data[name]
        for number, row in enumerate([*existing, *fresh]):
            for name, values in row.values.items():
                if values:
                    put(data, f"{self.prefix}-{number}-{name}", values if hasattr(data, "setlist") else values[-1])
        put(data, f"{self.prefix}-{INITIAL_FORM_COUNT}", str(len(existing)))
        put(data, f"{self.prefix}-{TOTAL_FORM_COUNT}", str(len(existing) + len(fresh)))
        return data
