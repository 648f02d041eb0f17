"""The YAML of record files as it is written: every value keeps its characters and its line, nothing is guessed.

Of YAML a record file uses lists, blocks and scalars, in one document. Anchors, aliases, tags and deep nesting are
refused while they are read, so no file can grow in memory beyond its own size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml
from django.utils.translation import gettext as _

from imvo_tracker.lib.text import composed, unfit_character

MAX_BYTES = 2_000_000  # the largest of ours has 93,000
_MAX_DEPTH = 8  # a record file needs six: file, list, block, list of names, name, value
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# What some YAML reader takes for a number: YAML 1.1 and 1.2 differ on 0o17, 08 and 1e3.
_NUMBER = re.compile(
    r"[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
    r"|[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|\.[0-9_]+([eE][-+]?[0-9]+)?|\.inf)|\.nan",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_SINGLE_LETTERS = {"y", "n"}  # true and false in YAML 1.1, though not to the library used here


@dataclass(frozen=True, slots=True)
class LineError:
    """One fault in a record file; `line` counts from 1."""

    line: int
    message: str


class UnreadableFile(ValueError):
    """The file is not what a record file can be; `errors` say where and why."""

    def __init__(self, *errors: LineError) -> None:
        self.errors = list(errors)
        super().__init__(*errors)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `plain`: written without quotes."""

    text: str
    line: int
    plain: bool

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in ("", "null")

    @property
    def shown(self) -> str:
        """The value as a message prints it: one line, and not long."""
        return in_short(self.text)

    @property
    def is_ambiguous(self) -> bool:
        """Whether some YAML reader takes this for a number, a date, true, false or nothing."""
        if not self.plain:
            return False
        if _NUMBER.fullmatch(self.text) or _DATE.fullmatch(self.text) or self.text.lower() in _SINGLE_LETTERS:
            return True
        return _RESOLVER.resolve(yaml.ScalarNode, self.text, (True, False)) != "tag:yaml.org,2002:str"


_RESOLVER = yaml.resolver.Resolver()


@dataclass(slots=True)
class Sequence:
    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A block: for each key its value and the line of the key."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def in_short(text: str, width: int = 80) -> str:
    """Return a text on one line, cut off where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[:width]}…"


def read_tree(data: bytes) -> Node | None:
    """Return the file's content, or None when it holds nothing; raises `UnreadableFile`."""
    text = _text_of(data)
    errors: list[LineError] = []
    try:
        tree = _Reader(text, errors).document()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        line = min(line, len(_LINE_BREAK.split(text.rstrip())))  # at the end of the file: its last line
        problem = _("this is not YAML: %(problem)s") % {"problem": error.problem or error.context}
        raise UnreadableFile(LineError(line, problem)) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(LineError(1, _("this is not YAML: %(problem)s") % {"problem": error})) from error
    if errors:
        raise UnreadableFile(*errors)
    return tree


def _text_of(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise UnreadableFile(LineError(1, _("the file is larger than %(limit)s bytes") % {"limit": MAX_BYTES}))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = 1 + len(_LINE_BREAK.findall(data[: error.start].decode("utf-8")))
        raise UnreadableFile(LineError(line, _("the file is not UTF-8; save it as UTF-8"))) from error
    if text.startswith("\ufeff"):
        raise UnreadableFile(LineError(1, _("the file starts with a byte order mark; save it as UTF-8 without one")))
    unfit = unfit_character(text)
    if unfit:
        place, name = unfit
        line = 1 + len(_LINE_BREAK.findall(text[:place]))
        raise UnreadableFile(LineError(line, _("the character %(name)s cannot be kept; take it out") % {"name": name}))
    return text


class _Reader:
    """Builds the tree from the events of the YAML library, which reads no further than it is asked."""

    def __init__(self, text: str, errors: list[LineError]) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))
        self._errors = errors

    def document(self) -> Node | None:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        tree = self._node(next(self._events), 1)
        next(self._events)  # the document ends
        end = next(self._events)
        if not isinstance(end, yaml.StreamEndEvent):
            self._refuse(end, _("a record file is one document; a second one starts here"))
        return tree

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse(event, _("anchors (&) and aliases (*) are not used in a record file; write the value out"))
        if event.tag is not None:
            self._refuse(event, _("tags (!) are not used in a record file"))
        if depth > _MAX_DEPTH:
            self._refuse(event, _("lists and blocks stand too deep inside one another"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        line = _line_of(event)
        unfit = unfit_character(event.value)  # written as an escape, or the file's own check had seen it
        if unfit:
            message = _("the character %(name)s cannot be kept; take it out") % {"name": unfit[1]}
            self._errors.append(LineError(line, message))
        return Scalar(composed(event.value), line, not event.style)  # plain: None or ''

    def _sequence(self, start: yaml.Event, depth: int) -> Sequence:
        sequence = Sequence(_line_of(start))
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            sequence.items.append(self._node(event, depth + 1))
        return sequence

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        """YAML keeps the last of two equal keys and says nothing: half a statement would be lost."""
        mapping = Mapping(_line_of(start))
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, _("a key must be a word"))
            if key.text in mapping.values:
                message = _("“%(key)s” stands twice in the same block") % {"key": key.shown}
                self._errors.append(LineError(key.line, message))
            mapping.lines[key.text] = key.line
            mapping.values[key.text] = self._node(next(self._events), depth + 1)
        return mapping

    def _refuse(self, event: yaml.Event, message: str) -> NoReturn:
        raise UnreadableFile(LineError(_line_of(event), message))


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1  # type: ignore[union-attr]  # events of a file have marks
