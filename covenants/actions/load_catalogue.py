"""What a record file is read against: every row by its key, read once; and the columns that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from covenants.actions.record_file import Block
from covenants.actions.record_yaml import LineError, in_short
from dossier.actions_masters import batched_keys
from dossier.canonical import ledger_models
from dossier.domain.locators import read_locator
from dossier.models import LedgerEntry

_MESSAGE = 300  # letters of a fault: Django's messages repeat the value


def key_of(model: type[models.Model]) -> str:
    """Return the name of the field by which record files name a row."""
    return getattr(model, "NATURAL_KEY", "slug")


class Catalogue:
    """Rows by key, each table read once and only when asked for. Rows of the file itself join by `add`."""

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[str, Any]] = {}
        self.entries: dict[str, LedgerEntry] = {}  # statements by reference

    def rows(self, model: type[models.Model]) -> dict[str, Any]:
        if model not in self._rows:
            key = key_of(model)
            self._rows[model] = {getattr(row, key): row for row in model._base_manager.all()}
        return self._rows[model]

    def add(self, row: models.Model) -> None:
        self.rows(type(row))[getattr(row, key_of(type(row)))] = row

    def read_entries(self, refs: Iterable[str]) -> None:
        """Read the statements that bear these references, whatever their table."""
        asked = sorted(set(refs))
        for model in ledger_models():
            for portion in batched_keys(asked):
                self.entries |= {str(row.ref): row for row in model._base_manager.filter(ref__in=portion)}


def links_of(through: type[models.Model], owner: str, target: str) -> dict[int, set[int]]:
    """Return the linked keys of a link table by the key of the owner."""
    links: dict[int, set[int]] = defaultdict(set)
    for one, other in through._base_manager.values_list(f"{owner}_id", f"{target}_id"):
        links[one].add(other)
    return links


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a table, the key under which a block gives it, and how it is read."""

    field: str
    key: str
    read: Callable[[Block, str, Catalogue], Any]


def text(field: str, key: str = "", default: str = "") -> Column:
    return Column(field, key or field, lambda block, name, _rows: block.text(name, default))


def page(field: str, key: str) -> Column:
    """A page or paragraph; a bare number is a page."""
    return Column(field, key, lambda block, name, _rows: read_locator(block.text(name)))


def needed(field: str, key: str = "") -> Column:
    return Column(field, key or field, lambda block, name, _rows: block.need_text(name))


def day(field: str, key: str) -> Column:
    return Column(field, key, lambda block, name, _rows: block.day(name))


def needed_day(field: str, key: str) -> Column:
    return Column(field, key, lambda block, name, _rows: block.need_day(name))


def whole(field: str, key: str = "", default: int | None = None) -> Column:
    return Column(field, key or field, lambda block, name, _rows: block.whole(name, default))


def flag(field: str, key: str = "") -> Column:
    return Column(field, key or field, lambda block, name, _rows: block.flag(name))


def link(field: str, model: type[models.Model], key: str = "") -> Column:
    """A row of another table, by its key; it may be left out."""
    return Column(field, key or field, lambda block, name, rows: find(rows, model, block, name))


def needed_link(field: str, model: type[models.Model], key: str = "") -> Column:
    return Column(
        field, key or field, lambda block, name, rows: block.need_text(name) and find(rows, model, block, name)
    )


def find(rows: Catalogue, model: type[models.Model], block: Block, key: str) -> Any:
    """Return the row a block names, or None where it names none; raises `FieldError`."""
    value = block.text(key)
    if not value:
        return None
    row = rows.rows(model).get(value)
    if row is None:
        what = {"what": model._meta.verbose_name, "value": in_short(value)}
        block.refuse(key, _("unknown %(what)s: %(value)s") % what)
    return row


def read_columns(columns: Iterable[Column], block: Block, rows: Catalogue) -> dict[str, Any]:
    """Return the values of a block; each one that cannot be read is noted as a fault and left out."""
    values = {}
    for column in columns:
        before = len(block.faults)
        value = block.attempt(partial(column.read, block, column.key, rows))
        if len(block.faults) == before:
            values[column.field] = value
    return values


def check(row: models.Model, columns: Iterable[Column], block: Block, *, unread: Iterable[str] = ()) -> bool:
    """Hold a row to every rule that needs no database, and note what it breaks under the keys of the file.

    Returns whether the row was read whole and breaks nothing.

    Rows it names are known: they come from the catalogue. What only the database can tell (twins, constraints),
    the database tells when the row is written.
    """
    keys = {column.field: column.key for column in columns}
    faults_before = len(block.faults)
    linked = {field.name for field in row._meta.concrete_fields if field.is_relation}
    try:
        row.clean_fields(exclude={*linked, *unread})
        _check_lines(row)
        if not set(unread) and not names_unsaved(row):
            row.clean()
    except ValidationError as error:
        note(error, keys, block)
    return not set(unread) and len(block.faults) == faults_before


def names_unsaved(row: models.Model) -> bool:
    """Say whether a row names rows that are not written yet: then its keys are still empty."""
    return any(one.pk is None for one in _named_rows(row).values())


def _named_rows(row: models.Model) -> dict[str, models.Model]:
    at_hand = row._state.fields_cache
    return {field.name: one for field in row._meta.concrete_fields if (one := at_hand.get(field.name)) is not None}


def name_again(row: models.Model) -> None:
    """Take over the keys of named rows that were written since."""
    for name, one in _named_rows(row).items():
        setattr(row, name, one)


def _check_lines(row: models.Model) -> None:
    """A title, name or code is one line; only remarks and texts may have more."""
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField) and set("\t\r\n") & set(getattr(row, field.attname) or ""):
            raise ValidationError({field.name: _("this is one line, without tabs")})


def note(error: ValidationError, keys: dict[str, str], block: Block) -> None:
    """Note the faults of a row with the lines and keys of its block."""
    for name, messages in error.message_dict.items():
        key = keys.get(name, name)
        for message in messages:
            shown = message if name == "__all__" else f"{key}: {message}"
            block.faults.append(LineError(block.line_of(key), in_short(shown, _MESSAGE)))


def shown(value: Any) -> str:
    """Return a value as a line about differences prints it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(getattr(value, key_of(type(value)), value))
    return str(value)
