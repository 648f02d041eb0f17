"""The tables of a data package: their columns, what those are called, and which rows name which.

Columns bear the keys of the record files and take type, title, limits and references from the fields of the record, so
that a new field of a statement is a new column by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from covenants.actions.load_catalogue import Column
from covenants.actions.load_masters import MASTERS, Links, Master, Part
from covenants.ledgers import LEDGERS, Ledger
from covenants.selectors.public_record import PublicRecord
from covenants.selectors.public_statements import PublicStatement
from dashboards.package.words import ABOUT_FIELDS, ABOUT_TABLES, STATEMENT_TABLES
from dossier.models import LedgerEntry, PeriodFields

Value = str | int | bool | Decimal | date | datetime | None
Rows = Callable[[PublicRecord], Iterator[tuple[Value, ...]]]
REVISIONS, EDITIONS = "revisions", "editions"
_TYPES: tuple[tuple[type[models.Field], str], ...] = (
    (models.BooleanField, "boolean"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.DecimalField, "number"),
    (models.IntegerField, "integer"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `title` and `about` are in the language that is asked for; `refers` is a table and its column."""

    name: str
    type: str
    title: Any
    about: Any = ""
    required: bool = False
    longest: int | None = None
    values: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `key` are the columns that tell its rows apart."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Rows

    @property
    def about(self) -> Any:
        return ABOUT_TABLES[self.name]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables, each after those its rows name."""
    masters = (table for spec in MASTERS for table in _of_masters(spec))
    return (_revisions(), *masters, *map(_of_statements, LEDGERS), _editions(), _edition_files())


def field_of(model: type[models.Model], name: str, key: str, *, required: bool | None = None) -> Field:
    """Return the column that holds a field of the record."""
    source: Any = model._meta.get_field(name)
    refers = (_table_of(source.related_model), source.related_model.NATURAL_KEY) if source.is_relation else None
    kind = next((word for sort, word in _TYPES if isinstance(source, sort)), "string")
    return Field(
        name=key,
        type=kind,
        title=source.verbose_name,
        about=ABOUT_FIELDS.get(key) or source.help_text,
        required=not (source.null or source.blank) if required is None else required,
        longest=None if refers or kind != "string" else source.max_length,
        values=tuple(str(value) for value, _label in source.flatchoices if value != ""),
        refers=refers,
    )


def _table_of(model: type[models.Model]) -> str:
    return next(spec.section for spec in MASTERS if spec.model is model)


def _own(key: str, kind: str, title: Any, *, required: bool = True, refers: tuple[str, str] | None = None) -> Field:
    return Field(key, kind, title, ABOUT_FIELDS.get(key, ""), required, refers=refers)


def _revision_field(title: Any) -> Field:
    return _own("revision", "integer", title, refers=(REVISIONS, "number"))


def _revisions() -> Table:
    fields = (
        _own("number", "integer", _("number")),
        _own("sealed", "datetime", _("sealed at")),
        _own("from_file", "boolean", _("from a record file")),
        _own("reason", "string", _("reason"), required=False),
        _own("previous_hash", "string", _("hash before it")),
        _own("content_hash", "string", _("hash")),
        _own("whole", "boolean", _("can be checked line by line")),
    )

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for one in record.revisions:
            yield (
                one.number, one.sealed_at, one.from_file, one.reason, one.previous_hash, one.content_hash, one.is_whole,
            )  # fmt: skip

    return Table(REVISIONS, fields, ("number",), rows)


def _of_masters(spec: Master) -> Iterator[Table]:
    """Yield the table of a list of record files, and one for each list inside it."""
    columns = tuple(field_of(spec.model, column.field, column.key) for column in spec.columns)
    key = spec.columns[0].key

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for values, number in _newest(record, spec):
            yield (*(values[column.key] for column in spec.columns), number)

    yield Table(spec.section, (*columns, _revision_field(_("last changed in revision"))), (key,), rows)
    owner = Field(_singular(spec), "string", spec.model._meta.verbose_name, "", True, refers=(spec.section, key))
    for part in spec.parts:
        yield _of_parts(spec, part, owner)
    for links in spec.links:
        yield _of_links(spec, links, owner)


def _singular(spec: Master) -> str:
    return spec.section.removesuffix("s")


def _of_parts(spec: Master, part: Part, owner: Field) -> Table:
    names = {column.field: _column_of(part, column, owner) for column in part.columns}
    place = _own("place", "integer", _("place"))
    fields = tuple(field_of(part.model, field, name) for field, name in names.items())

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for values, _number in _newest(record, spec):
            for number, one in enumerate(values[part.key], start=1):
                own = (one,) if part.bare else (one[column.key] for column in part.columns)
                yield (values[spec.columns[0].key], number, *own)

    return Table(f"{_singular(spec)}_{part.key}", (owner, place, *fields), (owner.name, place.name), rows)


def _column_of(part: Part, column: Column, owner: Field) -> str:
    """Return what a column of a part is called; one that bears the name of its owner goes by that of its field."""
    if part.bare:
        return "name"
    return column.field if column.key == owner.name else column.key


def _of_links(spec: Master, links: Links, owner: Field) -> Table:
    model: Any = links.model
    other = "sector" if links.field == "sectors" else "covenant"
    target = (_table_of(links.model), model.NATURAL_KEY)
    field = Field(other, "string", model._meta.verbose_name, "", True, refers=target)

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for values, _number in _newest(record, spec):
            yield from ((values[spec.columns[0].key], key) for key in values[links.field])

    return Table(f"{_singular(spec)}_{links.field}", (owner, field), (owner.name, other), rows)


def _newest(record: PublicRecord, spec: Master) -> Iterator[tuple[dict[str, Any], int]]:
    for version in record.masters.newest:
        if version.spec is spec and version.values is not None:
            yield version.values, version.number


# The columns that all statements share, by the field each is taken from
_SHARED = (
    ("document", "document"),
    ("locator", "page"),
    ("actor", "actor"),
    ("wording", "words"),
    ("known_from", "known"),
    ("known_basis", "known_basis"),
)
_WINDOW = (
    ("earliest", "earliest", _("earliest")),
    ("latest", "latest", _("latest")),
    ("earliest_strict", "earliest_strict", _("earliest by the strict reading")),
    ("latest_strict", "latest_strict", _("latest by the strict reading")),
    ("period_rule", "reading_rule", _("reading rule")),
    ("edtf", "edtf", "EDTF"),
)
_REMARKS = (
    ("reason", "reason"),
    ("reason_en", "reason_en"),
    ("note", "note"),
    ("note_en", "note_en"),
    ("oddity_reason", "confirmed"),
)


def _of_statements(ledger: Ledger) -> Table:
    name, model = STATEMENT_TABLES[ledger.name], ledger.model
    window = _WINDOW if issubclass(model, PeriodFields) else ()
    key = _own("key", "string", _("key"))
    fields = (
        key,
        _revision_field(_("revision")),
        _own("public", "date", _("public from")),
        _own("corrects", "string", _("corrects"), required=False, refers=(name, "key")),
        _own("withdrawal", "boolean", _("withdrawal")),
        *(field_of(model, field, column) for field, column in _SHARED),
        *(field_of(model, column.field, column.key) for column in ledger.columns),
        *(_titled(field_of(model, field, column), title) for field, column, title in window),
        *(field_of(model, field, column, required=False) for field, column in _REMARKS),
    )

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for one in record.statements.of(ledger):
            yield (*_shared(one), *one.own.values(), *one.window.values(), *_remarks(one))

    return Table(name, fields, ("key",), rows)


def _titled(field: Field, title: Any) -> Field:
    return Field(field.name, field.type, title, field.about, False, field.longest)


def _shared(one: PublicStatement) -> Iterable[Value]:
    entry = one.entry
    yield from (one.key, one.revision, one.public, one.corrects, entry.is_withdrawal)
    yield from (one.document, entry.locator, one.actor, entry.wording, entry.known_from, entry.known_basis)


def _remarks(one: PublicStatement) -> Iterable[Value]:
    entry: LedgerEntry = one.entry
    told = bool(one.corrects) or entry.corrects_id is None  # type: ignore[attr-defined]
    yield from (entry.reason, entry.reason_en) if told else ("", "")
    yield from (entry.note, entry.note_en, entry.oddity_reason)


def _editions() -> Table:
    fields = (
        _own("edition", "integer", _("edition")),
        _own("title", "string", _("title")),
        _own("as_of", "date", _("as of")),
        _own("known_on", "date", _("as known on")),
        _own("counting_rule", "string", _("counting rule")),
        _own("at_revision", "integer", _("at revision"), refers=(REVISIONS, "number")),
        _own("revision", "integer", _("frozen by revision"), refers=(REVISIONS, "number")),
    )

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for one in record.editions:
            yield one.number, one.title, one.day, one.known_on, one.rule, one.revision, one.frozen_by

    return Table(EDITIONS, fields, ("edition",), rows)


def _edition_files() -> Table:
    fields = (
        _own("edition", "integer", _("edition"), refers=(EDITIONS, "edition")),
        _own("file", "string", _("file")),
        _own("bytes", "integer", _("bytes")),
        _own("sha256", "string", "SHA-256"),
    )

    def rows(record: PublicRecord) -> Iterator[tuple[Value, ...]]:
        for one in record.editions:
            for file in one.files:
                yield one.number, edition_path(one.number, file.name), file.size, file.sha256

    return Table("edition_files", fields, ("edition", "file"), rows)


def edition_path(number: int, name: str) -> str:
    """Return where a file of an edition stands in a package."""
    return f"{EDITIONS}/{number}/{name}"
