"""The table of motions and commitments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from covenants.evidence.undertakings import Undertaking
from dashboards.words.marks import Badge, SourceMark
from dashboards.words.undertakings import AnswerView, ReadingView
from dossier.domain.undertakings import State

MADE = "made"
_STATE_ORDER = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class MotionRow:
    """One motion or commitment in words; `reading` is what it was made of. `moved` are the terms it had before."""

    reading: Undertaking
    key: str
    url: str
    title: str
    number: str
    kind: str
    who: str
    made: str
    text: str
    term: str
    term_source: SourceMark | None
    readings: tuple[ReadingView, ...]
    moved: tuple[str, ...]
    state: Badge
    answerer: str
    answers: tuple[AnswerView, ...]
    notes: tuple[str, ...]


def _last_day(one: Undertaking) -> date:
    return one.standing.judged[0].last.day if one.standing.judged else date.max


def _answered(one: Undertaking) -> date:
    return (one.answers[0].said_on if one.answers else None) or date.max


def _title(one: Undertaking) -> str:
    return (one.fact.printed_number or one.fact.title).casefold()


_ORDERS: dict[str, Callable[[Undertaking], Any]] = {
    "title": lambda one: _title(one),
    MADE: lambda one: (one.known_by or date.max, _title(one)),
    "term": lambda one: (_last_day(one), _title(one)),
    "state": lambda one: (_STATE_ORDER[one.standing.state], _last_day(one), _title(one)),
    "answer": lambda one: (_answered(one), _title(one)),
}


def arrange(rows: Sequence[Undertaking], column: str, descending: bool) -> tuple[Undertaking, ...]:
    """Sort by a column; what has no day there stands at the end of the list that begins with the oldest."""
    return tuple(sorted(rows, key=_ORDERS[column], reverse=descending))


class MotionTable(tables.Table):
    """The headings, their order and the page shown; the template draws the rows."""

    title = tables.Column(verbose_name=_("Motion or commitment"))
    made = tables.Column(verbose_name=_("Made on"))
    term = tables.Column(verbose_name=_("Deadline"))
    state = tables.Column(verbose_name=_("State"))
    answer = tables.Column(verbose_name=_("Answered by"))

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No motion or commitment fits these choices at this moment.")
