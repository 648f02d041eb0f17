"""Master data of one record file held against the working copy: what is new, what differs, what is added.

What exists and differs is left as it is and said, unless the file's version is asked for: somebody may have
improved it since. A file adds names, other names and links to a master only as long as nobody but a record
file has touched it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from covenants.actions.load_catalogue import Catalogue, Column, check, find, key_of, links_of, read_columns, shown
from covenants.actions.load_masters import Links, Master, Part
from covenants.actions.record_file import Block
from covenants.actions.record_yaml import LineError
from dossier.actions_masters import batched_keys
from imvo_tracker.lib.text import composed

MARK = "record file"  # begins the reason in the history of whatever a record file wrote


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file says otherwise than the working copy. `taken`: the file's version was written."""

    what: str
    key: str
    field: str
    in_file: str
    in_record: str
    taken: bool

    def __str__(self) -> str:
        values = {
            "what": self.what,
            "key": self.key,
            "field": self.field,
            "file": _cut(self.in_file, self.in_record),
            "record": _cut(self.in_record, self.in_file),
        }
        if self.taken:
            return _("%(what)s %(key)s: %(field)s: “%(file)s” written over “%(record)s”") % values
        return _("%(what)s %(key)s: %(field)s: file “%(file)s”, record “%(record)s”") % values


@dataclass(slots=True)
class Row:
    """A row to write, the block it comes from, and the master it belongs to. `is_whole`: no fault was found in it."""

    row: Any
    root: Any
    block: Block
    columns: tuple[Column, ...]
    is_whole: bool = True
    links: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Addition:
    """A member of a list that a master of the working copy lacks: a row of its own, or a link to `target`."""

    spec: Master
    root: Any
    label: str
    row: Row | None = None
    links: str = ""
    target: Any = None


class Masters:
    """Reads the lists of one file; `settle` decides on additions. Writes nothing."""

    def __init__(self, rows: Catalogue, *, prefer_file: bool) -> None:
        self.rows, self.prefer_file = rows, prefer_file
        self.new: list[Row] = []
        self.changed: list[Row] = []
        self.linked: list[tuple[Any, str, Any]] = []
        self.differences: list[Difference] = []
        self._additions: list[_Addition] = []
        self._seen: set[tuple[type[models.Model], Any, Any]] = set()
        self._parts: dict[type[models.Model], dict[tuple[int, Any], Any]] = {}
        self._links: dict[type[models.Model], dict[int, set[int]]] = {}

    @property
    def roots(self) -> list[Any]:
        """Every master that is made or changed, once, in the order of the file."""
        touched = [row.root for row in (*self.new, *self.changed)] + [root for root, _field, _target in self.linked]
        return list({id(root): root for root in touched}.values())

    @property
    def made(self) -> list[Any]:
        """Those that are new or had something added: they are sealed with the file. What was written over waits."""
        overwritten = {id(row.root) for row in self.changed}
        return [root for root in self.roots if id(root) not in overwritten]

    def take(self, spec: Master, block: Block) -> None:
        """Take in one block of a list."""
        values = read_columns(spec.columns, block, self.rows)
        key = values.get(key_of(spec.model))
        root = None if key is None else self.rows.rows(spec.model).get(key)
        if key is not None:
            self._once(spec.model, None, key, block, spec.columns[0])
        if root is None:
            root = spec.model(**values)
            row = Row(root, root, block, spec.columns)
            self._make(row, values)
            if key is not None:
                self.rows.add(root)
        else:
            row = Row(root, root, block, spec.columns)
            self._compare(row, values)
        for part in spec.parts:
            self._take_part(spec, part, root, block)
        for links in spec.links:
            self._take_links(spec, links, row)
        block.refuse_unread()

    def _once(self, model: type[models.Model], owner: Any, key: Any, block: Block, column: Column) -> bool:
        """Say whether a row stands in this file for the first time; a second time is a fault."""
        place = (model, owner, key)
        if place in self._seen:
            what = {"what": model._meta.verbose_name, "value": shown(key)}
            message = _("%(what)s %(value)s stands twice in this file") % what
            block.faults.append(LineError(block.line_of(column.key), message))
            return False
        self._seen.add(place)
        return True

    def _make(self, new: Row, values: dict[str, Any]) -> None:
        unread = {column.field for column in new.columns} - set(values)
        new.is_whole = check(new.row, new.columns, new.block, unread=unread)
        self.new.append(new)

    def _compare(self, known: Row, values: dict[str, Any]) -> None:
        row = known.row
        differing = {name: value for name, value in values.items() if not _same(row, name, value)}
        for name, value in differing.items():
            self._differ(known.root, _label(row, name, known.root), shown(value), shown(getattr(row, name)))
        if differing and not self.prefer_file:
            unread = {column.field for column in known.columns} - set(values)
            check(type(row)(**values), known.columns, known.block, unread=unread)  # a faulty file is not loaded
        elif differing:
            for name, value in differing.items():
                setattr(row, name, value)
            known.is_whole = check(row, known.columns, known.block)
            self.changed.append(known)

    def _differ(self, root: Any, label: str, in_file: str, in_record: str) -> None:
        what, key = str(root._meta.verbose_name), str(getattr(root, key_of(type(root))))
        self.differences.append(Difference(what, key, label, in_file, in_record, self.prefer_file))

    def _take_part(self, spec: Master, part: Part, root: Any, block: Block) -> None:
        read = block.texts if part.bare else block.blocks
        for member in block.attempt(partial(read, part.key)) or []:
            values = read_columns(part.columns, member, self.rows)
            member.refuse_unread()
            name = part.columns[0].field
            if name not in values or not self._once(part.model, id(root), values[name], member, part.columns[0]):
                continue
            row = self._known_part(part, root, values[name])
            if row is not None:
                self._compare(Row(row, root, member, part.columns), values)
                continue
            new = Row(part.model(**{part.owner: root}, **values), root, member, part.columns)
            if root.pk is None:
                self._make(new, values)
            else:
                label = f"{part.model._meta.verbose_name} {shown(values[name])}"
                self._additions.append(_Addition(spec, root, label, row=new))

    def _known_part(self, part: Part, root: Any, key: Any) -> Any:
        if root.pk is None:
            return None
        if part.model not in self._parts:
            name = part.columns[0].field
            rows = part.model._base_manager.all()
            self._parts[part.model] = {(getattr(row, f"{part.owner}_id"), getattr(row, name)): row for row in rows}
        return self._parts[part.model].get((root.pk, key))

    def _take_links(self, spec: Master, links: Links, row: Row) -> None:
        root, block = row.root, row.block
        targets = []
        for member in block.attempt(partial(block.texts, links.field)) or []:
            target = member.attempt(partial(find, self.rows, links.model, member, links.field))
            if target is not None and target not in targets:
                targets.append(target)
        if root.pk is None:
            row.links[links.field] = targets
            return
        label = str(root._meta.get_field(links.field).verbose_name)
        linked = self._linked(root, links)
        self._additions += [
            _Addition(spec, root, label, links=links.field, target=one) for one in targets if one.pk not in linked
        ]

    def _linked(self, root: Any, links: Links) -> set[int]:
        relation = type(root)._meta.get_field(links.field)
        through = relation.remote_field.through
        if through not in self._links:
            owner, target = relation.m2m_field_name(), relation.m2m_reverse_field_name()
            self._links[through] = links_of(through, owner, target)
        return self._links[through][root.pk]

    def settle(self) -> None:
        """Decide which additions are made: those to masters that only record files have written."""
        by_spec: dict[int, list[_Addition]] = defaultdict(list)
        for addition in self._additions:
            by_spec[id(addition.spec)].append(addition)
        for additions in by_spec.values():
            spec = additions[0].spec
            open_to_files = _written_by_files(spec, {addition.root.pk for addition in additions})
            for addition in additions:
                self._settle(addition, addition.root.pk in open_to_files)
        self._additions = []

    def _settle(self, addition: _Addition, is_open: bool) -> None:
        if not is_open:
            given = addition.target if addition.row is None else getattr(addition.row.row, "name", "")
            self._differ(addition.root, addition.label, shown(given), shown(""))
            if not self.prefer_file:
                return
        if addition.row is None:
            self.linked.append((addition.root, addition.links, addition.target))
        else:
            self._make(addition.row, {column.field: True for column in addition.row.columns})


def _written_by_files(spec: Master, keys: set[int]) -> set[int]:
    """Return those masters whose newest history, names included, was written by a record file."""
    histories = [(spec.model, "id"), *((part.model, f"{part.owner}_id") for part in spec.parts)]
    written = set(keys)
    for model, owner in histories:
        newest = _newest_reasons(model, owner, sorted(keys))
        written -= {key for key, reason in newest.items() if not (reason or "").startswith(MARK)}
    return written


def _newest_reasons(model: Any, owner: str, keys: Sequence[int]) -> dict[int, str | None]:
    reasons: dict[int, str | None] = {}
    for portion in batched_keys(keys):
        saves = model.history.filter(**{f"{owner}__in": portion}).order_by("history_date", "history_id")
        reasons |= dict(saves.values_list(owner, "history_change_reason"))
    return reasons


def _same(row: Any, name: str, value: Any) -> bool:
    if isinstance(value, models.Model):
        return value.pk is not None and getattr(row, f"{name}_id") == value.pk
    kept = getattr(row, row._meta.get_field(name).attname)
    return bool((composed(kept) if isinstance(kept, str) else kept) == value)


def _label(row: Any, name: str, root: Any) -> str:
    label = str(row._meta.get_field(name).verbose_name)
    return label if row is root else f"{label} ({row._meta.verbose_name} {shown(_first_key(row))})"


def _first_key(row: Any) -> Any:
    return getattr(row, "from_on", None) or getattr(row, "known_from", None)


def _cut(text: str, other: str, width: int = 90) -> str:
    """Shorten a long text to the stretch where it begins to differ from the other."""
    if len(text) <= width:
        return text
    same = next((place for place, (one, two) in enumerate(zip(text, other)) if one != two), min(len(text), len(other)))  # noqa: B905
    start = max(0, min(same - width // 3, len(text) - width))
    return ("…" if start else "") + text[start : start + width] + ("…" if start + width < len(text) else "")
