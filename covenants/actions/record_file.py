"""Record files: YAML with line numbers, and errors that name them (docs/reference/record-files.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from imvo_tracker.lib.days import YEARS

_LINE = "__line__"


@dataclass(frozen=True, slots=True)
class LineError:
    """One fault in a record file; `line` counts from 1."""

    line: int
    message: str


class RecordFileError(ValueError):
    """A record file that cannot be loaded. Nothing of it was written."""

    def __init__(self, path: Path, errors: list[LineError]) -> None:
        self.path, self.errors = path, errors
        super().__init__("\n".join(f"{path.name}:{found.line}: {found.message}" for found in errors))


class FieldError(ValueError):
    """A value in a block that cannot be used; the message names the key."""


class _LineLoader(yaml.SafeLoader):
    """Safe loader that notes the line of every mapping."""


def _mapping_with_line(loader: _LineLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    _refuse_repeated(node)
    content = loader.construct_mapping(node, deep=True)
    content[_LINE] = node.start_mark.line + 1
    return content


def _refuse_repeated(node: yaml.MappingNode) -> None:
    """YAML keeps the last of two equal keys and says nothing: half a statement would be lost."""
    seen: set[str] = set()
    for key, _value in node.value:
        if str(key.value) in seen:
            problem = _("“%(key)s” stands twice in the same block") % {"key": key.value}
            raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
        seen.add(str(key.value))


def _day(loader: _LineLoader, node: yaml.ScalarNode) -> date:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:
        problem = _("not a day of the calendar: %(value)s") % {"value": node.value}
        raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from error


_LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_with_line)
_LineLoader.add_constructor("tag:yaml.org,2002:timestamp", _day)


class Block:
    """One mapping of a record file. Keys that nobody asked for are faults, so typos surface."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = {key: value for key, value in content.items() if key != _LINE}
        self._read: set[str] = set()
        self.line: int = content[_LINE]

    def __contains__(self, key: str) -> bool:
        return key in self._content

    def take(self, key: str, default: Any = None) -> Any:
        """Return a value; `default` when the key is absent or empty."""
        self._read.add(key)
        value = self._content.get(key)
        return default if value is None else value

    def need(self, key: str) -> Any:
        value = self.take(key)
        if value is None:
            raise FieldError(_("“%(key)s” is missing") % {"key": key})
        return value

    def text(self, key: str, default: str = "") -> str:
        return str(self.take(key, default)).strip()

    def day(self, key: str, default: date | None = None) -> date | None:
        value = self.take(key, default)
        if value is not None and type(value) is not date:  # a time of day is no date
            raise FieldError(_("“%(key)s” is not a date: %(value)s") % {"key": key, "value": value})
        if value is not None and value.year not in YEARS:
            raise FieldError(f"{key}: {_('the year must lie between 1900 and 2199.')}")
        return value

    def flag(self, key: str) -> bool:
        value = self.take(key, False)
        if not isinstance(value, bool):
            raise FieldError(_("“%(key)s” must be true or false") % {"key": key})
        return value

    def blocks(self, key: str) -> Iterator[Block]:
        for content in self.items(key):
            if not isinstance(content, Mapping):
                raise FieldError(_("“%(key)s” must be a list of blocks") % {"key": key})
            yield Block(content)

    def items(self, key: str) -> list[Any]:
        value = self.take(key, [])
        if not isinstance(value, list):
            raise FieldError(_("“%(key)s” must be a list") % {"key": key})
        return value

    def refuse_unread(self) -> None:
        """Raise when the block holds a key that no reader asked for."""
        unread = sorted(str(key) for key in set(self._content) - self._read)
        if unread:
            raise FieldError(_("unknown key: %(keys)s") % {"keys": ", ".join(unread)})


def read_record_file(path: Path) -> Block:
    """Return the whole file as a block; raises `RecordFileError` with the line of a fault."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LineLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RecordFileError(path, [LineError(line, str(error.problem))]) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RecordFileError(path, [LineError(1, str(error))]) from error
    if not isinstance(content, dict):
        raise RecordFileError(path, [LineError(1, _("this is not a record file"))])
    return Block(content)
