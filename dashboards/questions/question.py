"""What a question is: a sentence with its choices in place, and the function that answers it from the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise

from covenants.domain.facts import CovenantFact
from covenants.moment.ledger import PromiseLedger, read_promises
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.formats.base import Cell
from dashboards.frame.base import Link
from dashboards.frame.query import Choices, name_of
from dashboards.page_request import PageRequest
from dashboards.words.wording import say_day, say_number

Text = str | Promise


@dataclass(frozen=True)
class Basis:
    """What every question at one moment is answered from; what several need is read once."""

    asked: PageRequest
    record: Record

    @cached_property
    def ledger(self) -> PromiseLedger:
        return read_promises(self.record)

    @property
    def day(self) -> str:
        """The last day of which anything is said, in words."""
        return say_day(self.record.as_of.judged_on)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with what was chosen in its sentence, by the keys of the address."""

    basis: Basis
    chosen: Mapping[str, Any] = field(default_factory=dict)

    @property
    def asked(self) -> PageRequest:
        return self.basis.asked

    @property
    def record(self) -> Record:
        return self.basis.record


@dataclass(frozen=True, slots=True)
class Value:
    """One cell of an answer: what a file holds, and on the page the words for it, an address, the state of a badge.

    `look` is QUOTED for words as printed, SOURCE for where something is written, "" for all others.
    """

    cell: Cell
    words: str = ""
    url: str = ""
    state: str = ""
    look: str = ""

    @property
    def text(self) -> str:
        return self.words or _say(self.cell)

    @property
    def is_number(self) -> bool:
        return isinstance(self.cell, int | Decimal)


def _say(cell: Cell) -> str:
    if isinstance(cell, date):
        return say_day(cell)
    if isinstance(cell, Decimal):
        return say_number(cell)
    return "" if cell is None else str(cell)


QUOTED, SOURCE = "quoted", "source"
Row = tuple[Value, ...]


def quoted(words: str) -> Value:
    """Return words as printed."""
    return Value(words, look=QUOTED)


def source_value(label: str, url: str) -> Value:
    """Return where something is written."""
    return Value(label, url=url, look=SOURCE)


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence, and the rows behind it.

    `matches` is what the rows are made from, of any length: `rows` puts some of it into words, a row each, in a fixed
    number of queries. `seen_on` leads to the page that shows the same, where there is one.
    """

    sentence: str
    columns: Sequence[str]
    matches: Sequence[Any]
    rows: Callable[[Sequence[Any]], Iterable[Row]]
    seen_on: Link | None


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice of a list in a sentence. What is offered, and what holds without a choice, may depend on the moment."""

    key: str
    label: Text
    offered: Callable[[Basis], Choices]
    default: Callable[[Basis], str]


@dataclass(frozen=True, slots=True)
class PickCovenant:
    """A covenant in a sentence, of those that `among` returns; `before` are choices that stand for several, or none."""

    key: str
    label: Text
    among: Callable[[Basis], Readings]
    default: Callable[[Basis], str]
    before: Choices = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a sentence."""

    key: str
    label: Text
    default: Callable[[Basis], date]


Choice = Pick | PickCovenant | Day


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `sentence` names its choices as %(key)s: its own, and those parts of the moment that it asks by.

    `reads_each`: its sentence takes a look at every covenant or statement, so that its work grows with the record.
    """

    slug: str
    sentence: Text
    answer: Callable[[Asking], Answer]
    choices: tuple[Choice, ...] = ()
    reads_each: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Questions that stand together."""

    title: Text
    questions: tuple[Question, ...]


def plain(number: Decimal) -> str:
    """Return a number of days as it stands in a sentence: 600, or 600,5."""
    return number_format(number.normalize() if number % 1 else int(number), use_l10n=True)


def covenant_link(covenant: CovenantFact | None, slug: str, asked: PageRequest) -> Value:
    """Return the name of a covenant, with the address of its page."""
    return Value(name_of(covenant) if covenant else slug, url=asked.link("covenant", slug))
