"""Master data of a snapshot: which rows the public may read, and each version of them, in the form of record files.

A document, sector or theme is public by its own day, a counting rule by its source; a covenant, organisation, target or
threshold only once something public names it. What a row was called before that is told nowhere: its first version
here is the one in force when it was first named.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Min, Model, When

from covenants.actions.load_catalogue import Column
from covenants.actions.load_masters import MASTERS, Master, Part
from covenants.models import CountingRule, CovenantName, CovenantSector
from covenants.selectors.snapshots import Snapshot
from dossier.canonical import ledger_models
from dossier.models import Document, OrganisationName, SealedMaster
from dossier.published import master_links
from dossier.visibility import ever_public
from sectors.models import RiskTheme, Sector, SectorOrigin

Row = tuple[type[Model], str]
Values = dict[str, Any]
BY_DAY: Mapping[type[Model], str] = {Document: "public_on", Sector: "known_from", RiskTheme: "known_from"}
_SPECS: Mapping[type[Model], Master] = {spec.model: spec for spec in MASTERS}
_TABLES = {spec.model._meta.label_lower: spec.model for spec in MASTERS}
# The days of a part, each with the document that says so where it may be still to appear
_PART_DAYS: Mapping[type[Model], tuple[tuple[str, str], ...]] = {
    CovenantName: (("known_from", ""),),
    OrganisationName: (("from_on", ""),),
    SectorOrigin: (("from_on", "document"),),
    CovenantSector: (("from_on", "document"), ("until_on", "until_document")),
}


@dataclass(frozen=True, slots=True)
class Version:
    """What a record file says of a row in one revision, by its keys; None when the row was removed."""

    number: int
    spec: Master
    key: str
    values: Values | None


class PublicMasters:
    """The rows that may be named in a snapshot. Reads every sealed version up to its revision."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._day = snapshot.day.isoformat()
        self._sealed: dict[Row, list[tuple[int, Values | None]]] = defaultdict(list)
        self._keys: dict[type[Model], dict[int, str]] = defaultdict(dict)
        self._read()
        self._to_come = self._find_to_come()
        self.hidden_documents = self._hidden_documents()
        self._seen: dict[Row, int] = {}  # the revision from which the public could read it
        self._placed: dict[Row, int] = {}  # the first revision that names it
        self._find_public()
        self._versions = {row: list(self._versions_of(row)) for row in self._seen}

    def _read(self) -> None:
        rows = SealedMaster.objects.filter(revision__lte=self._snapshot.revision).order_by("pk")
        for valid_from, table, pk, key, content in rows.values_list(
            "valid_from", "table", "object_id", "key", "content"
        ):
            model = _TABLES[table]
            self._keys[model][pk] = key
            self._sealed[model, key].append((max(valid_from, 1), json.loads(content) if content else None))

    def _hidden_documents(self) -> frozenset[int]:
        """Return the primary keys of the documents that are still to appear: nothing taken from them is told."""
        return frozenset(pk for pk, key in self._keys[Document].items() if (Document, key) in self._to_come)

    def _find_to_come(self) -> frozenset[Row]:
        return frozenset(row for row, all_of in self._sealed.items() if row[0] is Document and self._is_to_come(all_of))

    def _is_to_come(self, versions: list[tuple[int, Values | None]]) -> bool:
        newest = versions[-1][1]
        return newest is None or newest["public_on"] > self._day

    def key(self, model: type[Model], pk: int | None) -> str:
        """Return the key of a row that may be named; "" for any other."""
        key = self._keys[model].get(pk, "") if pk is not None else ""
        return key if (model, key) in self._seen else ""

    @property
    def versions(self) -> Iterator[Version]:
        """Yield every version of every public row, in the order of the record files' lists."""
        for spec in MASTERS:
            rows = sorted((row for row in self._versions if row[0] is spec.model), key=lambda row: row[1])
            for row in rows:
                yield from self._versions[row]

    @property
    def newest(self) -> Iterator[Version]:
        """Yield the version of each public row that the snapshot is read with."""
        last: dict[tuple[Any, str], Version] = {}
        for version in self.versions:
            last[version.spec.model, version.key] = version
        return (version for version in last.values() if version.values is not None)

    def is_whole(self, model: type[Model], key: str, number: int, content: Values | None) -> bool:
        """Say whether the public may read a sealed version to the letter: nothing in it is left out here."""
        seen = self._seen.get((model, key))
        if seen is None or content is None:
            return seen is not None
        in_force = dict(self._in_force((model, key), seen)).values()
        named = [*_named_by(model, content), *_linked_by(model, content)]
        parts = all(self._told(part, one) == one for part, one in _parts_in(model, content))
        own = model not in BY_DAY or self._passes(model, content)
        return own and parts and content in in_force and all(row in self._seen for row in named)

    def _told(self, part: Part, content: Values) -> Values | None:
        """Return of a part what could be known by the day: without its end where that is to come; None for nothing."""
        (first, *ends), told = _PART_DAYS.get(part.model, (("", ""),)), content
        if not self._has_come(content, *first):
            return None
        for end in ends:
            if not self._has_come(content, *end):
                told = {**told, **dict.fromkeys(end)}
        return told if not ends or any(told[name] for name, _document in (first, *ends)) else None

    def _has_come(self, content: Values, day: str, document: str) -> bool:
        source = content.get(document)
        is_public = source is None or (Document, source) not in self._to_come
        return (content.get(day) or "") <= self._day and is_public

    # Which rows are public, and from when

    def _find_public(self) -> None:
        for model, key in list(self._sealed):
            numbers = [number for number, content in self._sealed[model, key] if self._passes(model, content)]
            if numbers and (model in BY_DAY or model is CountingRule):
                self._see((model, key), min(numbers))
        for row, placed, seen in self._named_by_statements():
            self._see(row, seen)
            self._place(row, placed)
        for row, number in list(self._seen.items()):
            self._place(row, number)

    def _passes(self, model: type[Model], content: Values | None) -> bool:
        """Say whether a version of a row may be read by itself: its day is there, and the source it needs is public."""
        if content is None:
            return False
        if model in BY_DAY and content[BY_DAY[model]] > self._day:
            return False
        source = content["document"] if model in (Sector, RiskTheme, CountingRule) else None
        return source is None or not self._is_to_come(self._sealed[Document, source])

    def _named_by_statements(self) -> Iterator[tuple[Row, int, int]]:
        """Yield what public statements name, the first revision that holds one, and the first the public could read."""
        as_of = self._snapshot.as_of
        seen = Case(
            When(closed=False, then=F("revision_id")),
            When(opens_by__lte=as_of.known_on, then=F("revision_id")),
            default=F("opened_in_id"),
        )
        for model in ledger_models():
            rows = model._base_manager.filter(ever_public(as_of)).exclude(document__in=self.hidden_documents)
            for field, target in master_links(model):
                named = rows.exclude(**{field.name: None}).order_by().values_list(field.attname)
                for pk, placed, first in named.annotate(placed=Min("revision_id"), first=Min(seen)):
                    if target is not Document or pk not in self.hidden_documents:
                        yield (target, self._keys[target][pk]), placed, first

    def _see(self, row: Row, number: int) -> None:
        """Note from which revision a row could be read, and with it whatever it names by itself."""
        if number >= self._seen.get(row, number + 1):
            return
        self._seen[row] = number
        for position, content in self._in_force(row, number):
            for other in _named_by(row[0], content):
                if any(self._passes(other[0], one) for _number, one in self._sealed.get(other, ())):
                    self._see(other, position)

    def _place(self, row: Row, number: int) -> None:
        """Note the first revision whose file must hold a row: a link may name what became public only later."""
        if number >= self._placed.get(row, number + 1):
            return
        self._placed[row] = number
        for place, (position, content) in enumerate(self._in_force(row, self._seen[row])):
            for other in (*_named_by(row[0], content), *_linked_by(row[0], content)):
                if other in self._seen:
                    self._place(other, position if place else number)

    def _in_force(self, row: Row, seen: int) -> Iterator[tuple[int, Values | None]]:
        """Yield the version in force at a revision under that number, and each later one under its own."""
        sealed = self._sealed[row]
        place = bisect_right([number for number, _content in sealed], seen)
        first = sealed[place - 1][1] if place else sealed[0][1]
        yield seen, first
        yield from sealed[max(place, 1) :]

    # What a record file says of them

    def _versions_of(self, row: Row) -> Iterator[Version]:
        model, key = row
        spec, before, is_first = _SPECS[model], None, True
        for number, content in self._in_force(row, self._seen[row]):
            if content is not None and (model in BY_DAY or model is CountingRule) and not self._passes(model, content):
                continue
            values = None if content is None else self._values(spec, content, number)
            if is_first or values != before:
                yield Version(min(number, self._placed[row]) if is_first else number, spec, key, values)
            before, is_first = values, False

    def _values(self, spec: Master, content: Values, number: int) -> Values:
        values = self._columns(spec.model, spec.columns, content)
        for part in spec.parts:
            shown = (self._told(part, one) for one in content.get(part.key, ()))
            values[part.key] = [self._part(part, one) for one in shown if one and self._is_named(part, one)]
        for links in spec.links:
            values[links.field] = [key for key in content[links.field] if (links.model, key) in self._seen]
        return values

    def _is_named(self, part: Part, content: Values) -> bool:
        """Say whether the row that tells a part from its neighbours may be named."""
        first: Any = part.model._meta.get_field(part.columns[0].field)
        return not first.is_relation or (first.related_model, content[first.name]) in self._seen

    def _part(self, part: Part, content: Values) -> Any:
        values = self._columns(part.model, part.columns, content)
        return values[part.columns[0].key] if part.bare else values

    def _columns(self, model: type[Model], columns: Iterable[Column], content: Values) -> Values:
        return {column.key: self._value(model, column, content[column.field]) for column in columns}

    def _value(self, model: type[Model], column: Column, value: Any) -> Any:
        field: Any = model._meta.get_field(column.field)
        if field.is_relation:
            return value if (field.related_model, value) in self._seen else None
        return field.to_python(value)


def _named_by(model: type[Model], content: Values | None) -> Iterator[Row]:
    """Yield the rows that a version names by a foreign key, of its parts too."""
    if content is None:
        return
    spec = _SPECS[model]
    rows = [
        (model, spec.columns, content),
        *((part.model, part.columns, one) for part, one in _parts_in(model, content)),
    ]
    for owner, columns, row in rows:
        for column in columns:
            field: Any = owner._meta.get_field(column.field)
            if field.is_relation and row[column.field] is not None:
                yield field.related_model, row[column.field]


def _parts_in(model: type[Model], content: Values) -> Iterator[tuple[Part, Values]]:
    """Yield the members of each list of a version; content sealed earlier has no list that came later."""
    yield from ((part, one) for part in _SPECS[model].parts for one in content.get(part.key, ()))


def _linked_by(model: type[Model], content: Values | None) -> Iterator[Row]:
    if content is not None:
        yield from ((links.model, key) for links in _SPECS[model].links for key in content[links.field])
