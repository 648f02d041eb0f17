"""An annex at one moment: every sector with what is known of it, in Dutch, its sources numbered as notes.

Texts of the ministry are handed in and kept apart: each bears its own mark and nothing generated depends on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.choices import ReportTopic
from covenants.evidence.documents import documents_at
from covenants.evidence.register import SectorFact, organisation_names, register_at
from covenants.evidence.since import general_reports_since, statements_since, what_holds
from covenants.evidence.statements import Statement, evidence_of
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.annex.letters import Letters, in_letter_order, letters_at
from dashboards.annex.lines import (
    Line,
    Told,
    alarms,
    developments,
    expectations,
    facilitation,
    say_statement,
    standing,
    thresholds,
)
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_place, say_source
from dashboards.words.wording import say_day, say_until
from dossier.selectors_editions import hash_of_revision

LANGUAGE = "nl"
INTRODUCTION = ""  # the place of the ministry's introduction; a note to a sector stands at its code
MOST_COVENANTS = 8  # of one sector; the rest is counted
_GENERAL = (ReportTopic.PROGRESS, ReportTopic.FACILITATION, ReportTopic.DELAY_CAUSE, ReportTopic.COST_SHARING)
STANDING, DEVELOPMENTS, EXPECTATION, FACILITATION, THRESHOLD, ALARM = (
    "standing",
    "developments",
    "expectation",
    "facilitation",
    "threshold",
    "alarm",
)
_PARTS = {
    STANDING: standing,
    DEVELOPMENTS: developments,
    EXPECTATION: expectations,
    FACILITATION: facilitation,
    THRESHOLD: thresholds,
    ALARM: alarms,
}


@dataclass(frozen=True, slots=True)
class Note:
    """A source at a place: its words, the key of its document here, and its address elsewhere."""

    number: int
    text: str
    document: str
    url: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A sentence with the numbers of its notes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One sector: its number in the annex, its parts by name, when signatures are expected, and the ministry's note."""

    code: str
    number: str
    name: str
    parent: str
    parts: Mapping[str, tuple[Noted, ...]]
    expected: str
    ministry: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Everything an annex says. `labels` name the parts; `statements` are table and key of all it rests on."""

    title: str
    standing_on: str
    since: str
    revision: int
    head: str
    sealed_at: datetime | None
    rule: str
    address: str
    introduction: str
    general: tuple[Noted, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    labels: Mapping[str, str]
    statements: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Notes:
    """Numbers the sources in the order in which they are met."""

    by_source: dict[tuple[str, str], Note] = field(default_factory=dict)
    used: dict[tuple[str, int], None] = field(default_factory=dict)

    def on(self, line: Line) -> Noted:
        return Noted(line.text, tuple(dict.fromkeys(self._number(said) for said in line.rests_on)))

    def _number(self, said: Statement) -> int:
        evidence = said.evidence
        self.used[said.entry._meta.label_lower, said.entry.pk] = None
        text = say_source(evidence)
        note = Note(len(self.by_source) + 1, text, evidence.document_key, evidence.document_url)
        return self.by_source.setdefault((evidence.document_key, text), note).number


def annex_of(asked: PageRequest, record: Record, texts: Mapping[str, str] | None = None) -> Annex:
    """Return the annex at the moment of a record, with the ministry's `texts` by place, in Dutch whatever is asked."""
    with override(LANGUAGE):
        return _annex(asked, record, texts or {})


def _annex(asked: PageRequest, record: Record, texts: Mapping[str, str]) -> Annex:
    letters = letters_at(record.as_of)
    register = [one for one in register_at(record.as_of) if one.is_current]
    notes = _Notes()
    general = [say_statement(one, asked) for one in general_reports_since(letters.since, _GENERAL, record.as_of)]
    head, sealed_at = hash_of_revision(record.as_of.revision or 0)
    # in the order of reading, which is that of the notes
    said_of_all = tuple(map(notes.on, general))
    entries = tuple(_Entries(asked, record, letters, register, notes, texts).every())
    return Annex(
        title=_("Annex 1: main sectors and subsectors, with progress by sector"),
        standing_on=_standing_on(record),
        since=_say_since(letters),
        revision=record.as_of.revision or 0,
        head=head,
        sealed_at=sealed_at,
        rule=record.rule.name,
        address=asked.cited_as("annex", revision=record.as_of.revision or 0, rule=record.rule.slug),
        introduction=texts.get(INTRODUCTION, ""),
        general=said_of_all,
        entries=entries,
        notes=tuple(notes.by_source.values()),
        labels=_labels(letters),
        statements=tuple(notes.used),
    )


def _standing_on(record: Record) -> str:
    words = {"day": say_day(record.as_of.day), "known_on": say_day(record.as_of.known_on)}
    if record.as_of.day == record.as_of.known_on:
        return _("Situation on %(day)s") % words
    return _("Situation on %(day)s, as known on %(known_on)s") % words


def _say_since(letters: Letters) -> str:
    """Return "since Parliamentary paper 26 485, nr. 212 (10 July 2015)"; "" before there was a letter."""
    if letters.before is None:
        return ""
    paper = say_place(letters.before.number, "", "")
    return _("since %(paper)s (%(day)s)") % {"paper": paper, "day": say_day(letters.before.day)}


def _labels(letters: Letters) -> Mapping[str, str]:
    since = _say_since(letters)
    return {
        STANDING: _("Situation"),
        DEVELOPMENTS: f"{_('Developments')} {since}".strip(),
        EXPECTATION: _("Expectation"),
        FACILITATION: _("Facilitator"),
        THRESHOLD: _("Threshold"),
        ALARM: _("Late or silent"),
    }


@dataclass(slots=True)
class _Entries:
    """The sectors of one annex, in a fixed number of queries."""

    asked: PageRequest
    record: Record
    letters: Letters
    register: Sequence[SectorFact]
    notes: _Notes
    texts: Mapping[str, str]

    def every(self) -> Iterator[Entry]:
        record, as_of = self.record, self.record.as_of
        own = {one.code: record.readings.in_sectors([one.code]) for one in self.register}
        shown = list(dict.fromkeys(slug for readings in own.values() for slug in readings[:MOST_COVENANTS].slugs))
        record.thresholds_of(shown)
        gated = record.with_threshold.among(shown).slugs
        since = statements_since(self.letters.since, as_of, covenants=shown, sectors=list(own))
        led = {slug for one in record.readings.among(shown).covenants for slug in one.facilitators}
        told = Told(
            readings=(),
            said=since,
            proof=evidence_of(self._keys(shown, since), as_of),
            holding=what_holds(shown, gated, as_of),
            facilitators={slug: name for slug, (name, _english) in organisation_names(led, as_of).items()},
            numbers={one.key: one.printed_number or one.title for one in documents_at(as_of)},
            record=record,
            asked=self.asked,
        )
        named = {claim.covenant for claim in self.letters.names}
        main = sub = 0
        for sector in in_letter_order(self.register, record, self.letters):
            main, sub = (main, sub + 1) if sector.parent else (main + 1, 0)
            number = f"{main}.{sub}" if sector.parent else str(main)
            yield self._entry(sector, number, own, told, named)

    def _keys(self, shown: Sequence[str], since: Iterable[Statement]) -> set[int]:
        """Return the milestone statements that anything printed rests on."""
        keys = {one.entry.pk for one in since if one.table == "milestonestatement"}
        for reading in self.record.readings.among(shown):
            states = [state.decided_by for state in reading.states.values()]
            keys |= {fact.key for fact in (*states, reading.conclusion.held_to) if fact is not None}
        return keys

    def _entry(
        self, sector: SectorFact, number: str, own: Mapping[str, Readings], told: Told, named: set[str]
    ) -> Entry:
        readings = tuple(own[sector.code][:MOST_COVENANTS])
        slugs = {one.slug for one in readings}
        mine = Told(
            readings,
            [one for one in told.said if one.covenant in slugs or _is_on(sector, one)],
            told.proof,
            [one for one in told.holding if one.covenant in slugs],
            told.facilitators,
            told.numbers,
            told.record,
            told.asked,
        )
        parts = {name: tuple(map(self.notes.on, make(mine))) for name, make in _PARTS.items()}
        windows = (one.window for one in readings)
        return Entry(
            code=sector.code,
            number=number,
            name=sector.name,
            parent=sector.parent,
            parts={
                **parts,
                STANDING: (*parts[STANDING], *self._without(sector, own)),
                DEVELOPMENTS: (*parts[DEVELOPMENTS], *self._unnamed(sector, own, named)),
            },
            expected="; ".join(say_until(one.earliest, one.latest) for one in windows if one is not None),
            ministry=self.texts.get(sector.code, ""),
        )

    def _without(self, sector: SectorFact, own: Mapping[str, Readings]) -> Iterator[Noted]:
        """Yield how many covenants do not fit, or why a sector has none."""
        readings = own[sector.code]
        if len(readings) > MOST_COVENANTS:
            more = len(readings) - MOST_COVENANTS
            yield Noted(_("And %(count)s more agreements, which this annex does not show.") % {"count": more})
        if not len(readings):
            below = any(len(own[code]) for code in self._below(sector))
            words = _("See the subsectors.") if below else _("In this record no agreement concerns this sector.")
            yield Noted(words)

    def _unnamed(self, sector: SectorFact, own: Mapping[str, Readings], named: set[str]) -> Iterator[Noted]:
        """Yield that the letter of the day leaves a sector out, where it names others."""
        letter = self.letters.own
        of_sector = {slug for code in (sector.code, *self._below(sector)) for slug in own[code].slugs}
        if letter is not None and letter == self.letters.naming and not of_sector & named:
            words = _("%(paper)s does not name this sector; see what it says of all sectors.")
            yield Noted(words % {"paper": say_place(letter.number, "", "")})

    def _below(self, sector: SectorFact) -> list[str]:
        return [one.code for one in self.register if one.parent == sector.code]


def _is_on(sector: SectorFact, said: Statement) -> bool:
    own = getattr(said.entry, "sector", None)
    return own is not None and own.code == sector.code
