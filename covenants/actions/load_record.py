"""Load a record file: masters, then statements, then one sealed revision. All or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.actions.judge_statements import find_oddities
from covenants.actions.load_masters import MASTER_SECTIONS
from covenants.actions.load_statements import build_statement, says_the_same, twin_of
from covenants.actions.record_file import Block, FieldError, LineError, RecordFileError, read_record_file
from dossier.actions import record, seal
from dossier.models import LedgerEntry, Revision

LOADER = "record-loader"  # the account that records when nobody else is named


@dataclass(slots=True)
class Loaded:
    """What a load did. `revision` is None when every statement stood in the record already."""

    new: list[LedgerEntry] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)  # of the new ones
    known: int = 0
    revision: Revision | None = None


@transaction.atomic
def load_record_file(path: Path, *, by: AbstractBaseUser) -> Loaded:
    """Load one file through the same actions as staff input; raises `RecordFileError`."""
    content = read_record_file(path)
    errors: list[LineError] = []
    loaded = Loaded()
    for section, load in MASTER_SECTIONS:
        for block in _blocks(content, section, errors):
            _attempt(load, block, errors)
    for block in _blocks(content, "statements", errors):
        _attempt(lambda found: _take_in(found, loaded, by), block, errors, checks_keys=False)
    errors += find_oddities(list(zip(loaded.blocks, loaded.new, strict=True)))
    reason = _reason(content, errors)
    _attempt(Block.refuse_unread, content, errors, checks_keys=False)
    if errors:
        raise RecordFileError(path, sorted(errors, key=lambda found: found.line))
    if loaded.new:
        loaded.revision = seal(loaded.new, by=by, reason=reason)
    return loaded


def _reason(content: Block, errors: list[LineError]) -> str:
    """Return why there is a revision; its source is named for the reader of the file."""
    head = content.take("revision")
    if not isinstance(head, Mapping):
        errors.append(LineError(content.line, _("“%(key)s” is missing") % {"key": "revision"}))
        return ""
    block = Block(head)
    _attempt(lambda found: (found.need("source"), found.need("reason")), block, errors)
    return block.text("reason")


def _blocks(content: Block, section: str, errors: list[LineError]) -> list[Block]:
    try:
        return list(content.blocks(section))
    except FieldError as error:
        errors.append(LineError(content.line, str(error)))
        return []


def _attempt(step: Callable[[Block], Any], block: Block, errors: list[LineError], *, checks_keys: bool = True) -> None:
    """Run one step in a savepoint of its own, so that every fault of the file is reported."""
    try:
        with transaction.atomic():
            step(block)
            if checks_keys:
                block.refuse_unread()
    except FieldError as error:
        errors.append(LineError(block.line, str(error)))
    except ValidationError as error:
        errors += [LineError(block.line, message) for message in _messages(error)]


def _messages(error: ValidationError) -> list[str]:
    return [
        message if name == "__all__" else f"{name}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _take_in(block: Block, loaded: Loaded, by: AbstractBaseUser) -> None:
    entry = build_statement(block)
    twin = twin_of(entry)
    if twin is None:
        loaded.new.append(record(entry, by=by))
        loaded.blocks.append(block)
    elif not twin.is_sealed:
        raise FieldError(_("the reference %(ref)s is used twice") % {"ref": entry.ref})
    elif says_the_same(entry, twin):
        loaded.known += 1
    else:
        raise FieldError(_("the sealed statement %(ref)s says something else; write a correction") % {"ref": entry.ref})
