"""Load a sealed file of a data package: one revision of another record, with its number, its day and what it opened.

Such files are loaded in their order into a record that holds nothing else; each becomes the revision it was. Master
data are taken over whole: what is not in the file is not there any more. What is impossible or odd was judged when it
was sealed, and is not judged again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from covenants.actions.compare_masters import MARK, Difference
from covenants.actions.load_catalogue import Catalogue, check, find, key_of, read_columns
from covenants.actions.load_masters import MASTERS, Master, Part
from covenants.actions.load_statements import Statements, record_together
from covenants.actions.record_file import Block, RecordFileError
from covenants.actions.record_yaml import LineError, in_short
from covenants.choices import STAFF
from covenants.ledgers import BY_TYPE
from dossier.actions import seal
from dossier.history import Place
from dossier.models import LedgerEntry, Revision
from imvo_tracker.lib.asof import now

# What stands for the reason of a revision that was for staff; a package leaves it out again.
REASON_FOR_STAFF = "Overgenomen uit een gegevenspakket; de reden is niet openbaar."
_SECTIONS = {spec.section: spec for spec in MASTERS}
_LETTERS = 100  # of a reason in the history


@dataclass(slots=True)
class Loaded:
    """What a load did. `revision` is None when every statement stood in the record already.

    `masters` are the rows of master data that were made, changed or given more names or links; `differences`
    say where the file and the working copy do not agree.
    """

    new: list[LedgerEntry] = field(default_factory=list)
    known: int = 0
    revision: Revision | None = None
    masters: list[Any] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SealedHead:
    """The revision a sealed file was made from."""

    number: int
    sealed_at: datetime
    from_file: bool
    reason: str
    line: int


def is_sealed_file(content: Block) -> bool:
    """Say whether a file gives its revision a number."""
    return content.holds("revision", "number")


def load_sealed_file(path: Path, content: Block, *, by: AbstractBaseUser, as_system: bool) -> Loaded:
    """Load one sealed file inside the caller's transaction, which holds the lock; raises `RecordFileError`."""
    head = content.attempt(partial(_read_head, content))
    _raise_faults(path, content)
    assert head is not None  # noqa: S101 (or there were faults)
    stored = Revision.objects.order_by("-number").first()
    newest = stored.number if stored else 0
    rows = Catalogue()
    statements = Statements(rows, as_sealed=True)
    if head.number <= newest:
        return _compare(path, content, head, statements)
    if head.number != newest + 1:
        message = _("this is revision %(number)s, and the record is at %(newest)s: load the files in their order")
        content.faults.append(LineError(head.line, message % {"number": head.number, "newest": newest}))
    author = by if head.from_file or not as_system else _staff()
    try:
        return _take_over(path, content, head, rows, statements, by=author, as_system=as_system)
    except (ValidationError, IntegrityError, DataError) as error:
        said = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        message = _("the database refuses this: %(reason)s") % {"reason": in_short(said, 300)}
        raise RecordFileError(path, [*content.faults, LineError(head.line, message)]) from error


def _read_head(content: Block) -> SealedHead:
    block = content.block("revision")
    number, sealed = block.whole("number"), block.need_text("sealed")
    from_file, reason = block.flag("from_file"), block.text("reason")
    block.refuse_unread()
    try:
        sealed_at = datetime.fromisoformat(sealed)
    except ValueError:
        block.refuse("sealed", _("“%(key)s” is not a time with its offset") % {"key": "sealed"})
    if not number or sealed_at.tzinfo is None or sealed_at > now():
        block.refuse("sealed", _("“%(key)s” is not a time with its offset") % {"key": "sealed"})
    return SealedHead(number, sealed_at, from_file, reason or REASON_FOR_STAFF, content.line_of("revision"))


def _compare(path: Path, content: Block, head: SealedHead, statements: Statements) -> Loaded:
    """A revision that is there already: the same one, or the file is refused."""
    stored = Revision.objects.get(number=head.number)
    statements.take_all(content.blocks("statements"))
    if stored.sealed_at != head.sealed_at or statements.new:
        message = _("the record has another revision %(number)s") % {"number": head.number}
        content.faults.append(LineError(head.line, message))
    _raise_faults(path, content)
    return Loaded(known=statements.known)


def _take_over(
    path: Path,
    content: Block,
    head: SealedHead,
    rows: Catalogue,
    statements: Statements,
    *,
    by: AbstractBaseUser,
    as_system: bool,
) -> Loaded:
    source = f"{MARK} {path.name.encode(errors='replace').decode()}"[:_LETTERS]
    masters = SealedMasters(rows, by, source)
    for spec in MASTERS:
        for block in content.blocks(spec.section):
            masters.take(spec, block)
    statements.take_all(content.blocks("statements"))
    openings = _read_openings(content, rows)
    for block in content.blocks("removed"):
        block.attempt(partial(masters.remove, block))
    content.refuse_unread()
    _raise_faults(path, content)
    new = record_together(statements.new, by=by, as_system=as_system)
    revision = seal(
        new,
        by=by,
        reason=head.reason,
        as_system=as_system,
        masters=masters.places,
        openings=openings,
        sealed_at=head.sealed_at,
    )
    return Loaded(new, statements.known, revision, masters.roots)


def _read_openings(content: Block, rows: Catalogue) -> dict[LedgerEntry, date]:
    blocks = content.blocks("openings")
    rows.read_entries(block.peek("ref") for block in blocks)
    return dict(opening for block in blocks if (opening := block.attempt(partial(_read_opening, block, rows))))


def _read_opening(block: Block, rows: Catalogue) -> tuple[LedgerEntry, date]:
    ref, kind, day = block.need_text("ref"), block.need_text("type"), block.need_day("public")
    block.refuse_unread()
    entry = rows.entries.get(ref)
    if kind not in BY_TYPE or not isinstance(entry, BY_TYPE[kind].model) or not entry.closed:
        block.refuse("ref", _("unknown %(what)s: %(value)s") % {"what": kind, "value": in_short(ref)})
    return entry, day


def _raise_faults(path: Path, content: Block) -> None:
    if content.faults:
        raise RecordFileError(path, list(content.faults))


def _staff() -> AbstractBaseUser:
    """Return the account that stands for whoever sealed a revision of another record by hand."""
    account, created = get_user_model()._default_manager.get_or_create(username=STAFF, defaults={"is_active": False})
    if created:
        account.set_unusable_password()
        account.save()
    return account


class SealedMasters:
    """Writes master data as a revision sealed them, row by row, each with a line in its history."""

    def __init__(self, rows: Catalogue, by: AbstractBaseUser, source: str) -> None:
        self._rows, self._by, self._source = rows, by, source
        self.roots: list[Any] = []
        self.places: list[Place] = []

    def take(self, spec: Master, block: Block) -> None:
        """Make a row what the block says, with its parts and links; faults are noted in the block."""
        before = len(block.faults)
        values = read_columns(spec.columns, block, self._rows)
        parts = {part: self._read_parts(part, block) for part in spec.parts}
        links = {one.field: self._read_links(one.field, one.model, block) for one in spec.links}
        block.refuse_unread()
        if len(block.faults) > before:
            return
        row = self._rows.rows(spec.model).get(values[key_of(spec.model)]) or spec.model()
        for name, value in values.items():
            setattr(row, name, value)
        if not check(row, spec.columns, block):
            return
        self._save(row)
        self._rows.add(row)
        for part, members in parts.items():
            self._write_parts(part, row, members)
        for name, targets in links.items():
            if set(getattr(row, name).all()) != set(targets):
                getattr(row, name).set(targets)
        self.roots.append(row)
        self.places.append((spec.model, row.pk))  # type: ignore[arg-type]

    def remove(self, block: Block) -> None:
        """Remove a row that the revision removed."""
        name, key = block.need_text("list"), block.need_text("key")
        block.refuse_unread()
        row = self._rows.rows(_SECTIONS[name].model).get(key) if name in _SECTIONS else None
        if row is None:
            block.refuse("key", _("unknown %(what)s: %(value)s") % {"what": name, "value": in_short(key)})
        self.places.append((type(row), row.pk))
        self._sign(row)
        row.delete()

    def _read_parts(self, part: Part, block: Block) -> list[dict[str, Any]]:
        members = block.attempt(partial(block.texts if part.bare else block.blocks, part.key)) or []
        read = [read_columns(part.columns, member, self._rows) for member in members]
        for member in members:
            member.refuse_unread()
        return read

    def _read_links(self, name: str, model: Any, block: Block) -> list[Any]:
        members: Sequence[Block] = block.attempt(partial(block.texts, name)) or []
        links = (member.attempt(partial(find, self._rows, model, member, name)) for member in members)
        return [one for one in links if one is not None]

    def _write_parts(self, part: Part, row: Any, members: list[dict[str, Any]]) -> None:
        key = part.columns[0].field
        stored = {getattr(one, key): one for one in part.model._base_manager.filter(**{part.owner: row})}
        for gone in set(stored) - {values[key] for values in members}:
            self._sign(stored[gone])
            stored[gone].delete()
        for values in members:
            one = stored.get(values[key]) or part.model(**{part.owner: row})
            if one.pk is None or any(getattr(one, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(one, name, value)
                self._save(one)

    def _save(self, row: Any) -> None:
        self._sign(row)
        row.save()

    def _sign(self, row: Any) -> None:
        row._history_user, row._change_reason = self._by, self._source
