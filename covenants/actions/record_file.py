"""Record files: blocks whose values have the type their field asks for, and errors that name line and key.

The format is described in docs/reference/record-files.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NoReturn, TypeVar

from django.utils.translation import gettext as _

from covenants.actions.record_yaml import (
    MAX_BYTES,
    LineError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    UnreadableFile,
    in_short,
    read_tree,
)
from imvo_tracker.lib.days import UnreadableDay, read_day
from imvo_tracker.lib.numbers import UnreadableNumber, not_a_number, read_number

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Digits that no reader of YAML takes for something else: 010 is eight to some
_DIGITS_AND_MARKS = re.compile(r"-?(0(?![0-9])|[1-9])([.,\s]?[0-9])*")
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_DIGITS = 25  # no more are made a number of
_LARGEST_WHOLE = 32_767  # what PostgreSQL keeps of pages and order; SQLite would take more
_SHOWN = 200  # faults printed of one file
T = TypeVar("T")


class RecordFileError(ValueError):
    """A record file that cannot be loaded. Nothing of it was written."""

    def __init__(self, path: Path, errors: list[LineError]) -> None:
        self.path, self.errors = path, sorted(errors, key=lambda error: error.line)
        lines = [f"{path.name}:{error.line}: {error.message}" for error in self.errors[:_SHOWN]]
        if len(self.errors) > _SHOWN:
            lines.append(_("… and %(count)s more") % {"count": len(self.errors) - _SHOWN})
        super().__init__("\n".join(lines))


class FieldError(ValueError):
    """A value in a block that cannot be used; the message names the key."""

    def __init__(self, message: str, line: int) -> None:
        self.line = line
        super().__init__(message)


class Block:
    """One mapping of a record file. Keys that nobody asked for are faults, so typos surface.

    Every reader raises `FieldError` when the value is of another type. `null` and nothing at all are the same.
    """

    def __init__(self, content: Mapping, faults: list[LineError]) -> None:
        self._content = content
        self._read: set[str] = set()
        self.faults = faults  # of the whole file
        self.line = content.line

    def __contains__(self, key: str) -> bool:
        return key in self._content.values

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the block where it does not stand."""
        return self._content.lines.get(key, self.line)

    def refuse(self, key: str, message: str) -> NoReturn:
        raise FieldError(message, self.line_of(key))

    def attempt(self, step: Callable[[], T]) -> T | None:
        """Return what `step` reads; note its fault and return None when it cannot."""
        try:
            return step()
        except FieldError as error:
            self.faults.append(LineError(error.line, str(error)))
            return None

    def _take(self, key: str) -> Node | None:
        self._read.add(key)
        value = self._content.values.get(key)
        return None if value is None or (isinstance(value, Scalar) and value.is_null) else value

    def _scalar(self, key: str) -> Scalar | None:
        value = self._take(key)
        if value is not None and not isinstance(value, Scalar):
            self.refuse(key, _("“%(key)s” must be one value, not a list or a block") % {"key": key})
        return value

    def _missing(self, key: str) -> NoReturn:
        self.refuse(key, _("“%(key)s” is missing") % {"key": key})

    def text(self, key: str, default: str = "") -> str:
        """Return the characters as printed; what could be read as anything but text stands in quotes."""
        value = self._scalar(key)
        return default if value is None else _text(key, value)

    def peek(self, key: str) -> str:
        """Return a text without reading it: no fault, and the key still waits for its reader."""
        value = self._content.values.get(key)
        return value.text.strip() if isinstance(value, Scalar) else ""

    def need_text(self, key: str) -> str:
        return self.text(key) or self._missing(key)

    def day(self, key: str, default: date | None = None) -> date | None:
        value = self._scalar(key)
        if value is None:
            return default
        if not value.plain or not _DAY.fullmatch(value.text):
            self.refuse(key, _("“%(key)s” is not a date: %(value)s") % {"key": key, "value": value.shown})
        try:
            return read_day(value.text)
        except UnreadableDay as error:
            self.refuse(key, f"{key}: {error.message}")

    def need_day(self, key: str) -> date:
        return self.day(key) or self._missing(key)

    def number(self, key: str, *, whole: bool = False) -> Decimal | None:
        """Return an exact decimal, quoted or not. `whole`: where things are counted."""
        value = self._scalar(key)
        if value is None:
            return None
        try:
            if not _DIGITS_AND_MARKS.fullmatch(value.text):
                raise not_a_number(value.shown)
            return read_number(value.text, whole=whole)
        except UnreadableNumber as error:
            self.refuse(key, f"{key}: {error.message}")

    def whole(self, key: str, default: int | None = None) -> int | None:
        value = self._scalar(key)
        if value is None:
            return default
        wrong = {"key": key, "value": value.shown, "most": _LARGEST_WHOLE}
        if not value.plain or not _WHOLE.fullmatch(value.text):
            self.refuse(key, _("“%(key)s” must be a whole number without quotes: %(value)s") % wrong)
        if len(value.text) > _DIGITS or int(value.text) > _LARGEST_WHOLE:
            self.refuse(key, _("“%(key)s” is larger than %(most)s: %(value)s") % wrong)
        return int(value.text)

    def flag(self, key: str) -> bool:
        value = self._scalar(key)
        if value is None:
            return False
        if not value.plain or value.text not in ("true", "false"):
            self.refuse(key, _("“%(key)s” must be true or false") % {"key": key})
        return value.text == "true"

    def _items(self, key: str) -> list[Node]:
        value = self._take(key)
        if value is not None and not isinstance(value, Sequence):
            self.refuse(key, _("“%(key)s” must be a list") % {"key": key})
        return [] if value is None else value.items

    def texts(self, key: str) -> list[Block]:
        """Return a list of texts, each as a block of its own with the text under `key`."""
        blocks = []
        for item in self._items(key):
            if self.attempt(partial(_list_text, key, item)):
                blocks.append(Block(Mapping(item.line, {key: item}, {key: item.line}), self.faults))
        return blocks

    def blocks(self, key: str) -> list[Block]:
        blocks = []
        for item in self._items(key):
            if isinstance(item, Mapping):
                blocks.append(Block(item, self.faults))
            else:
                message = _("“%(key)s” must be a list of blocks") % {"key": key}
                self.faults.append(LineError(item.line, message))
        return blocks

    def holds(self, key: str, inner: str) -> bool:
        """Say whether a block stands under a key that has an inner key; reads nothing, so no fault is noted."""
        value = self._content.values.get(key)
        return isinstance(value, Mapping) and inner in value.values

    def block(self, key: str) -> Block:
        """Return the one block that must stand under a key."""
        value = self._take(key)
        if value is None:
            self._missing(key)
        if not isinstance(value, Mapping):
            self.refuse(key, _("“%(key)s” must be a block") % {"key": key})
        return Block(value, self.faults)

    def refuse_unread(self) -> None:
        """Note every key that no reader asked for."""
        for key in self._content.values:
            if key not in self._read:
                message = _("unknown key: %(keys)s") % {"keys": in_short(key)}
                self.faults.append(LineError(self.line_of(key), message))


def _text(key: str, value: Scalar) -> str:
    if value.is_ambiguous:
        message = _("“%(key)s” is text: put %(value)s in quotes") % {"key": key, "value": value.shown}
        raise FieldError(message, value.line)
    return value.text.strip()


def _list_text(key: str, item: Node) -> str:
    text = "" if not isinstance(item, Scalar) or item.is_null else _text(key, item)
    if not text:
        raise FieldError(_("“%(key)s” must be a list of texts") % {"key": key}, item.line)
    return text


def read_record_file(path: Path) -> Block:
    """Return the whole file as a block; raises `RecordFileError` with the line of each fault."""
    try:
        with path.open("rb") as file:
            tree = read_tree(file.read(MAX_BYTES + 1))
    except OSError as error:
        reason = _("the file cannot be read: %(reason)s") % {"reason": error.strerror}
        raise RecordFileError(path, [LineError(1, reason)]) from error
    except UnreadableFile as error:
        raise RecordFileError(path, error.errors) from error
    if not isinstance(tree, Mapping):
        raise RecordFileError(path, [LineError(1, _("this is not a record file"))])
    return Block(tree, [])
