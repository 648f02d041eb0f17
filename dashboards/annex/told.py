"""An annex as told: its entries with their parts, and its sources numbered as notes. Every annex is one of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.annex.blocks import Note, Noted, Table
from dashboards.annex.letters import Letters
from dashboards.annex.lines import Line
from dashboards.words.statements import say_place, say_source
from dashboards.words.wording import say_day

LANGUAGE = "nl"
INTRODUCTION = ""  # the place of the ministry's introduction; a note to an entry stands at its code
LISTED = ("developments", "legislation", "initiatives")  # parts that are a list even where they hold one line


@dataclass(frozen=True, slots=True)
class Entry:
    """One sector or place: its number in the annex, its parts by name, and the ministry's note.

    `anchor` is that of its heading; `expected` says when signatures are.
    """

    code: str
    anchor: str
    number: str
    name: str
    parent: str
    parts: Mapping[str, tuple[Noted, ...]]
    expected: str
    ministry: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Everything an annex says. `labels` name the parts; `statements` are table and key of all it rests on.

    `glance` is the table above the entries, under the heading `glance_label`; None where there is nothing to show.
    """

    title: str
    standing_on: str
    since: str
    revision: int
    head: str
    sealed_at: datetime | None
    rule: str
    address: str
    introduction: str
    glance_label: str
    glance: Table | None
    general: tuple[Noted, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    labels: Mapping[str, str]
    statements: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Notes:
    """Numbers the sources in the order in which they are met."""

    by_source: dict[tuple[str, str], Note] = field(default_factory=dict)
    used: dict[tuple[str, int], None] = field(default_factory=dict)

    def on(self, line: Line) -> Noted:
        """Return a line with the numbers of its sources."""
        return Noted(line.text, tuple(dict.fromkeys(self._number(said) for said in line.rests_on)))

    def _number(self, said: Statement) -> int:
        evidence = said.evidence
        self.used[said.entry._meta.label_lower, said.entry.pk] = None
        text = say_source(evidence)
        note = Note(len(self.by_source) + 1, text, evidence.document_key, evidence.document_url)
        return self.by_source.setdefault((evidence.document_key, text), note).number


def say_part(entry: Entry, name: str) -> str:
    """Return a part of an entry in one line; "" where it says nothing."""
    return "; ".join(line.text.rstrip(".") for line in entry.parts[name])


def standing_on(record: Record) -> str:
    """Return "Situation on 17 June 2016", with the day of knowledge where that is another."""
    words = {"day": say_day(record.as_of.day), "known_on": say_day(record.as_of.known_on)}
    if record.as_of.day == record.as_of.known_on:
        return _("Situation on %(day)s") % words
    return _("Situation on %(day)s, as known on %(known_on)s") % words


def say_since(letters: Letters) -> str:
    """Return "since Parliamentary paper 26 485, nr. 212 (10 July 2015)"; "" before there was a letter."""
    if letters.before is None:
        return ""
    paper = say_place(letters.before.number, "", "")
    return _("since %(paper)s (%(day)s)") % {"paper": paper, "day": say_day(letters.before.day)}
