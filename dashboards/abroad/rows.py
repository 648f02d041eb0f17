"""Laws and initiatives abroad in words: one row for each dated, sourced statement, and their table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import django_tables2 as tables
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from covenants.choices import InitiativeState, Place
from covenants.evidence.statements import Statement
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_said
from dashboards.words.marks import Badge, SourceMark, evidence_mark
from dashboards.words.wording import pick, say_choice, say_period
from dossier.domain.dated import said_on

PLACE = "place"
# Badge states are the design system's own list (dashboards/frame/icons.py).
STATE_MARKS = {
    InitiativeState.NAMED: "unknown",
    InitiativeState.EXPECTED: "open",
    InitiativeState.ANNOUNCED: "open",
    InitiativeState.PROPOSED: "due",
    InitiativeState.DEBATED: "due",
    InitiativeState.AGREED: "on-time",
}
DONE = "achieved"
_BODIES = (Place.EU, Place.OECD, Place.ILO, Place.G7, Place.G20, Place.UN)


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """What one source says of a law or initiative. `when` is the window it speaks of, "" where it names none.

    `earliest` and `latest` are that window; `known_on` is empty for an undated source.
    """

    key: str
    place: str
    place_label: str
    name: str
    state: Badge
    text: str
    wording: str
    when: str
    earliest: date | None
    latest: date | None
    known: str
    known_on: date | None
    who: str
    note: str
    source: SourceMark

    @property
    def day(self) -> date:
        """The last day it speaks of, else that on which it was said: where it stands in time."""
        return self.latest or self.earliest or self.known_on or date.max


def row_of(said: Statement, asked: PageRequest) -> InitiativeRow:
    entry, evidence, period = said.entry, said.evidence, said.period
    state = InitiativeState(entry.initiative_state)
    return InitiativeRow(
        key=said.key,
        place=entry.place,
        place_label=say_choice(entry, "place"),
        name=pick(entry.initiative, entry.initiative_en),
        state=Badge(STATE_MARKS.get(state, DONE), capfirst(say_choice(entry, "initiative_state"))),
        text=pick(entry.text, entry.text_en),
        wording=evidence.wording,
        when=say_period(period) if period and period.edtf else "",
        earliest=entry.earliest,
        latest=entry.latest,
        known=say_said(evidence),
        known_on=said_on(evidence),
        who=pick(evidence.actor, evidence.actor_en),
        note=pick(evidence.note, evidence.note_en),
        source=evidence_mark(evidence, asked),
    )


def _place_order(row: InitiativeRow) -> tuple[bool, str, str, date]:
    """Bodies of several countries first, then the countries; by name."""
    return row.place not in _BODIES, row.place_label.casefold(), row.name.casefold(), row.day


_ORDERS: dict[str, Callable[[InitiativeRow], Any]] = {
    PLACE: _place_order,
    "name": lambda row: (row.name.casefold(), row.day),
    "state": lambda row: (row.state.label, _place_order(row)),
    "when": lambda row: (row.day, row.name.casefold()),
}


def arrange(rows: Sequence[InitiativeRow], column: str, descending: bool) -> tuple[InitiativeRow, ...]:
    return tuple(sorted(rows, key=_ORDERS[column], reverse=descending))


class InitiativeTable(tables.Table):
    """The headings, their order and the page shown; the template draws the rows."""

    place = tables.Column(verbose_name=_("Country or body"))
    name = tables.Column(verbose_name=_("Law or initiative"))
    state = tables.Column(verbose_name=_("State"))
    when = tables.Column(verbose_name=_("Since when"))
    source = tables.Column(verbose_name=_("Source"), orderable=False)

    class Meta:
        default: ClassVar[str] = "–"
        empty_text = _("No law or initiative fits these choices at this moment.")
