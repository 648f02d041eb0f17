"""A table of statements as a spreadsheet: every row becomes the form of the table, and is refused as the form is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dossier.forms.cells import Names, shown, typed
from dossier.forms.date_words import read_words
from dossier.models import LedgerEntry
from imvo_tracker.lib.period import UnreadablePeriod
from imvo_tracker.lib.period_said import say_period_of
from imvo_tracker.lib.sheet_files import Written
from imvo_tracker.lib.sheets import Sheet, UnreadableSheet, place
from imvo_tracker.lib.text import evenly_spaced

Fields = Mapping[str, str]


@dataclass(slots=True)
class Drafted:
    """One row of a file: what it says as fields of the form, and what is wrong or worth a look, each with its place."""

    number: int
    fields: dict[str, str]
    errors: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    form: Any = None
    is_double: bool = False


class SheetOfForms:
    """Reads and writes the sheets of one table, by the form of its admin; `shares` are units in percent."""

    def __init__(self, form_class: type[Any], names: Iterable[str], shares: Iterable[str]) -> None:
        self.form_class, self.shares = form_class, frozenset(shares)
        blank = form_class()
        self.blank = {name: (blank.as_sent(name) or [""])[0] for name in blank.fields}
        self.columns = {name: capfirst(str(blank[name].label)) for name in names if name in blank.fields}
        self.form_fields = blank.fields
        self.names = Names()

    def read(self, sheet: Sheet) -> list[Drafted]:
        """Return the rows of a sheet; raises UnreadableSheet where its headings are not those of the table."""
        headings = self.headings(sheet)
        return [self._read_row(sheet, headings, row) for row in sheet.rows]

    def headings(self, sheet: Sheet) -> list[str]:
        """Return the field under each heading; raises UnreadableSheet."""
        known = {label.casefold(): name for name, label in self.columns.items()}
        known |= {name: name for name in self.columns}
        names: list[str] = []
        for column, cell in enumerate(sheet.header.cells):
            text = evenly_spaced(str(cell.value))
            where = capfirst(place(sheet.name, sheet.header.number, column))
            if cell.problem:
                raise UnreadableSheet(f"{where}: {cell.problem}")
            name = known.get(text.casefold())
            if name is None:
                said = _("%(place)s: “%(text)s” is no column of this table.")
                raise UnreadableSheet(said % {"place": where, "text": text[:60]})
            if name in names:
                raise UnreadableSheet(_("%(place)s: “%(text)s” stands there twice.") % {"place": where, "text": text})
            names.append(name)
        missing = [self.columns[name] for name in self.columns if self._is_needed(name) and name not in names]
        if missing:
            where = capfirst(place(sheet.name, sheet.header.number))
            said = _("%(place)s: the heading “%(text)s” is missing.")
            raise UnreadableSheet(said % {"place": where, "text": missing[0]})
        return names

    def _is_needed(self, name: str) -> bool:
        return self.form_fields[name].required and not self.blank[name]

    def _read_row(self, sheet: Sheet, headings: Sequence[str], row: Any) -> Drafted:
        given = {name: cell for name, cell in zip(headings, row.cells, strict=False) if not cell.is_empty}
        unit = given.get("unit")
        drafted = Drafted(row.number, {})
        if len(row.cells) > len(headings):
            where = place(sheet.name, row.number, len(headings))
            drafted.errors.append((where, _("This cell has no heading.")))
        is_share = unit is not None and self._is_share(unit.value)
        for name, cell in given.items():
            try:
                if cell.problem:
                    raise ValidationError(cell.problem)
                drafted.fields[name] = typed(self.form_fields[name], cell.value, self.names, is_share=is_share)
            except ValidationError as error:
                column = headings.index(name)
                drafted.errors.append((place(sheet.name, row.number, column), " ".join(error.messages)))
        return drafted

    def _is_share(self, unit: Any) -> bool:
        try:
            return typed(self.form_fields["unit"], unit, self.names, is_share=False) in self.shares
        except ValidationError:
            return False

    def check(self, rows: Iterable[Drafted], *, sheet: str, headings: Sequence[str], ref: str) -> None:
        """Ask the form of each row that could be read; its errors are said at the cells."""
        for row in rows:
            if row.errors:
                continue
            name = hashlib.sha256(f"{ref}:{row.number}".encode()).hexdigest()[:32]
            row.form = self.form_class({**self.blank, **row.fields, "ref": f"adm-{name}"})
            for field_name, messages in row.form.errors.items():
                column = headings.index(field_name) if field_name in headings else None
                label = "" if column is not None or field_name not in self.columns else self.columns[field_name]
                where = place(sheet, row.number, column)
                row.errors += [(where, f"{label}: {one}" if label else str(one)) for one in messages]

    def write(self, entries: Iterable[LedgerEntry]) -> list[list[Written]]:
        """Return a row of cells for each entry: what its form shows."""
        return [self._written(entry) for entry in entries]

    def _written(self, entry: LedgerEntry) -> list[Written]:
        quiet = copy(entry)
        quiet.oddity_reason = ""  # its questions are not asked again of a row that is only written out
        form = self.form_class(instance=quiet)
        # asked anew: a form may set what it starts from after it took stock
        values = {name: form.get_initial_for_field(form.fields[name], name) for name in self.columns}
        values |= {"oddity_reason": entry.oddity_reason}
        if values.get("date_words"):
            values["date_words"] = words_of(entry)
        return [shown(form.fields[name], values[name], self.names) for name in self.columns]


def words_of(entry: Any) -> str:
    """Return words that are read as exactly the stored window, its rule included; EDTF where none are."""
    stored = replace(entry.period, wording="")
    for words in (say_period_of(entry.earliest, entry.latest, entry.period_rule), entry.wording):
        try:
            read = read_words(words, document=entry.document, known_from=entry.known_from)
        except UnreadablePeriod:
            continue
        if not read.choices and replace(read, wording="") == stored:
            return words
    return str(entry.edtf)
