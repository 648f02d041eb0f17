"""Statements from record files as unsaved ledger entries; the loader records and seals them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from covenants.actions.judge_statements import find_oddities
from covenants.actions.load_catalogue import (
    Catalogue,
    Column,
    check,
    link,
    name_again,
    names_unsaved,
    needed,
    needed_link,
    note,
    page,
    read_columns,
    text,
)
from covenants.actions.record_file import Block
from covenants.actions.record_yaml import LineError, in_short
from covenants.choices import TargetRole
from covenants.ledgers import BY_TYPE
from covenants.models import Measurement, MilestoneStatement, TargetStatement
from dossier.actions import record, record_many
from dossier.actions_closing import LACKS
from dossier.domain.closing import Lack
from dossier.models import PERIOD_COLUMNS, Document, LedgerEntry, Organisation, PeriodFields
from dossier.published import published_at
from imvo_tracker.lib.period import AmbiguousPeriod, Period, period_from_edtf, read_period
from imvo_tracker.lib.period_figures import without_figure
from imvo_tracker.lib.text import composed

_SHARED = (
    needed("ref"),
    link("document", Document),
    page("locator", "page"),
    needed_link("actor", Organisation),
    text("wording", "words"),
    text("reason"),
    text("reason_en"),
    text("note"),
    text("note_en"),
    text("oddity_reason", "confirmed"),
    Column("opens_by", "opens_by", lambda block, key, _rows: block.day(key)),
    text("opens_after"),
)
_KNOWN = ("known_from", "known_basis", "public_from")
_KEYS = {"known_from": "known", "public_from": "public"}
# The columns of a window by the keys of sealed files, where those differ; and those that are text.
WINDOW_KEYS = {"period_rule": "rule"}
WINDOW_TEXTS = frozenset({"period_rule", "edtf"})


@dataclass(frozen=True, slots=True)
class Statement:
    """An unsaved entry and the block it comes from."""

    entry: LedgerEntry
    block: Block
    columns: tuple[Column, ...]
    undated: bool


class Statements:
    """Reads the statements of one file. Writes nothing.

    `as_sealed`: they were sealed in another record, give their windows as read, and were judged there.
    """

    def __init__(self, rows: Catalogue, *, as_sealed: bool = False) -> None:
        self._rows, self._as_sealed = rows, as_sealed
        self._refs: set[str] = set()
        self.new: list[Statement] = []
        self.known = 0
        self._impossible: set[str] = set()

    @property
    def possible(self) -> list[Statement]:
        """The new statements that no rule of plausibility refuses."""
        return [statement for statement in self.new if statement.entry.ref not in self._impossible]

    def take_all(self, blocks: Sequence[Block]) -> None:
        """Take in all statements; what the record holds under their references is read at once."""
        keys = ("ref", "corrects", "withdraws")
        self._rows.read_entries(ref for block in blocks for key in keys if (ref := block.peek(key)))
        for block in blocks:
            block.attempt(partial(self._take, block))
        if self._as_sealed:
            return
        dated = [
            (statement.entry, statement.block, statement.undated)
            for statement in self.new
            if _is_dated(statement.entry)
        ]
        self._impossible = find_oddities(dated)

    def _take(self, block: Block) -> None:
        kind = block.need_text("type")
        if kind not in BY_TYPE:
            block.refuse("type", _("unknown type: %(kind)s") % {"kind": in_short(kind)})
        model, own = BY_TYPE[kind].model, BY_TYPE[kind].columns
        columns = (*_SHARED, *own)
        before = len(block.faults)
        values = read_columns(columns, block, self._rows)
        if model is Measurement:
            _take_exact(block, values)
        entry = model(**values)
        self._date_as_sealed(entry)
        unread = {column.field for column in columns} - set(values)
        if block.attempt(partial(_take_known, block, entry, "document" in unread)) is None:
            unread.update(_KNOWN)
        undated = block.attempt(partial(block.flag, "undated")) or False
        if isinstance(entry, PeriodFields) and self._as_sealed:
            block.attempt(partial(_take_window, block, entry))
        elif isinstance(entry, PeriodFields):
            block.attempt(partial(_take_period, block, entry, undated=undated))
        block.attempt(partial(self._take_correction, block, entry))
        block.attempt(partial(block.texts, "facts"))
        block.refuse_unread()
        check(entry, columns, block, unread=unread)
        self._place(Statement(entry, block, columns, undated), is_whole=len(block.faults) == before)

    def _date_as_sealed(self, entry: LedgerEntry) -> None:
        """What stands in the record already was dated by its document as it was then, whatever that says now."""
        twin = self._rows.entries.get(entry.ref or "")
        if twin is not None and twin.is_sealed and entry.document is not None:
            then = published_at(twin.revision_id).get(Document, entry.document.pk)
            entry.document = then or entry.document

    def _take_correction(self, block: Block, entry: LedgerEntry) -> None:
        key = "withdraws" if "withdraws" in block else "corrects"
        ref, other = block.text(key), block.text("corrects")
        if not ref:
            return
        if other and key != "corrects":
            block.refuse(key, _("a statement either corrects or withdraws"))
        corrected = self._rows.entries.get(ref)
        if not isinstance(corrected, type(entry)):
            what = {"what": entry._meta.verbose_name, "value": in_short(ref)}
            block.refuse(key, _("unknown %(what)s: %(value)s") % what)
        if not entry.reason:
            block.refuse("reason", _("“%(key)s” is missing") % {"key": "reason"})
        entry.corrects = corrected
        entry.is_withdrawal = key == "withdraws"

    def _place(self, statement: Statement, *, is_whole: bool) -> None:
        """Count a statement that stands in the record already; keep a new one."""
        ref, block = statement.entry.ref, statement.block
        if not ref:
            return
        if ref in self._refs:
            block.refuse("ref", _("the reference %(ref)s is used twice") % {"ref": in_short(ref)})
        self._refs.add(ref)
        twin = self._rows.entries.get(ref)
        if not is_whole:
            self._rows.entries.setdefault(ref, statement.entry)
        elif twin is None:
            self._rows.entries[ref] = statement.entry
            self.new.append(statement)
        elif not twin.is_sealed:
            block.refuse("ref", _("the reference %(ref)s is used twice") % {"ref": in_short(ref)})
        elif says_the_same(statement.entry, twin):
            self.known += 1
        else:
            message = _("the sealed statement %(ref)s says something else; write a correction")
            block.refuse("ref", message % {"ref": in_short(ref)})


def _take_known(block: Block, entry: LedgerEntry, document_is_unread: bool) -> bool | None:
    """Set since when the statement is known and public; return None where that cannot be read."""
    document, before = entry.document, len(block.faults)
    known = block.attempt(partial(block.day, "known", document.public_on if document else None))
    basis = document.public_basis if document and "known" not in block else "event"
    entry.known_basis = block.attempt(partial(block.text, "known_basis", basis)) or ""
    public = block.attempt(partial(block.day, "public", known))
    closed = block.attempt(partial(block.flag, "closed"))
    entry.public_from = None if closed else public
    ends = entry.opens_by or entry.opens_after
    if bool(closed) != bool(ends) and not (closed and getattr(entry, "protected", False)):
        key = "closed" if closed else "opens_by" if entry.opens_by else "opens_after"
        block.refuse(key, f"{key}: {LACKS[Lack.END if closed else Lack.NOT_CLOSED]}")
    if len(block.faults) > before or (known is None and (document_is_unread or document)):
        return None
    if known is None:
        block.refuse("known", _("“%(key)s” is missing") % {"key": "known"})
    entry.known_from = known
    return True


def _is_dated(entry: LedgerEntry) -> bool:
    """Say whether its days could be read; where its document has a fault, they could not."""
    return entry.known_from is not None and (entry.document is None or entry.document.public_on is not None)


def _take_exact(block: Block, values: dict[str, Any]) -> None:
    """A value is exact where the other bound is not even named; `null` leaves that side open."""
    for name, other in (("low", "high"), ("high", "low")):
        if name not in block:
            values[name] = values.get(other)


def _take_period(block: Block, entry: Any, *, undated: bool) -> None:
    """Read the window from `edtf`, else from `reading`, else from the printed words if need be."""
    edtf, reading, starts = block.text("edtf"), block.text("reading"), block.day("starts")
    key = "edtf" if edtf else "reading" if reading else "words"
    wording = reading or ("" if undated else _words_that_date(entry))
    try:
        entry.period = _period(entry, edtf, wording, starts)
    except AmbiguousPeriod as question:
        words = next((one.words for one in question.candidates), "")
        advice = _('In this file, for example: reading: "%(words)s".') % {"words": words}
        block.refuse(key, in_short(f"{key}: {question} {advice}", 600))
    except ValueError as error:
        block.refuse(key, in_short(f"{key}: {error}", 300))


def _take_window(block: Block, entry: PeriodFields) -> None:
    """Take the window as it was read when the statement was sealed."""
    if "window" not in block:
        return
    window = block.block("window")
    for column in PERIOD_COLUMNS:
        key = WINDOW_KEYS.get(column, column)
        read = window.text if column in WINDOW_TEXTS else window.day
        setattr(entry, column, window.attempt(partial(read, key)))
    window.refuse_unread()


def _words_that_date(entry: LedgerEntry) -> str:
    """Return the printed words of a milestone, and those behind the figure of a goal or outlook."""
    if isinstance(entry, MilestoneStatement):
        return entry.wording
    if isinstance(entry, TargetStatement) and entry.role in (TargetRole.GOAL, TargetRole.OUTLOOK):
        return without_figure(entry.wording) or entry.wording
    return ""


def _period(entry: Any, edtf: str, wording: str, starts: date | None) -> Period:
    """Raises `UnreadablePeriod`, or ValueError for bounds that no calendar has."""
    if edtf:
        return period_from_edtf(edtf, entry.wording)
    if not wording or entry.known_from is None:
        return Period(entry.wording, None, None, "", "", None, None)
    dated = entry.document.dated_on if entry.document and entry.document.dated_on else entry.known_from
    period = read_period(wording, written_on=dated, starts_on=starts)
    if period.choices:  # a file cannot be asked to confirm the year: it says it
        raise AmbiguousPeriod(wording, wording, period.choices)
    return period


def says_the_same(entry: LedgerEntry, twin: LedgerEntry) -> bool:
    """Say whether two entries have the same content; who recorded them and when does not count.

    An entry that was sealed while closed may have been opened since.
    """
    outside = {"id", "revision", "closed", "stage", "recorded_by", "recorded_at", "oddity_reason", "owner"}
    if twin.closed:
        outside |= {"public_from", "opened_in"}
    return (
        type(entry) is type(twin)
        and not names_unsaved(entry)
        and all(
            _composed(getattr(entry, field.attname)) == _composed(getattr(twin, field.attname))
            for field in entry._meta.concrete_fields
            if field.name not in outside
        )
    )


def _composed(value: Any) -> Any:
    return composed(value) if isinstance(value, str) else value


def record_together(
    statements: Sequence[Statement], *, by: AbstractBaseUser, as_system: bool = False
) -> list[LedgerEntry]:
    """Record what is new as drafts; raises ValidationError or IntegrityError, and then roll back."""
    entries = [statement.entry for statement in statements]
    for entry in entries:
        name_again(entry)
    return record_many(entries, by=by, as_system=as_system)


def find_faults_of(statements: Sequence[Statement], *, by: AbstractBaseUser, as_system: bool = False) -> None:
    """Record one by one in savepoints and note what is refused; the caller rolls everything back."""
    together = [statement.entry for statement in statements]
    for statement in statements:
        if names_unsaved(statement.entry):
            continue  # what it names was refused itself
        name_again(statement.entry)
        try:
            with transaction.atomic():
                record(statement.entry, by=by, as_system=as_system, beside=together)
        except ValidationError as error:
            note(error, _KEYS | {column.field: column.key for column in statement.columns}, statement.block)
        except (IntegrityError, DataError) as error:
            message = _("the database refuses this: %(reason)s") % {"reason": in_short(str(error))}
            statement.block.faults.append(LineError(statement.block.line, message))
