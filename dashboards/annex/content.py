"""An annex at one moment: every sector with what is known of it, in Dutch, its sources numbered as notes.

Texts of the ministry are handed in and kept apart: each bears its own mark and nothing generated depends on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.choices import ReportTopic
from covenants.evidence.documents import documents_at
from covenants.evidence.register import SectorFact, organisation_names, register_at
from covenants.evidence.since import general_reports_since, statements_since, what_holds
from covenants.evidence.statements import Statement, evidence_of
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.annex.blocks import Noted, Table
from dashboards.annex.letters import Letters, in_letter_order, letters_at
from dashboards.annex.lines import (
    Told,
    alarms,
    developments,
    expectations,
    facilitation,
    say_statement,
    standing,
    thresholds,
)
from dashboards.annex.told import INTRODUCTION, LANGUAGE, Annex, Entry, Notes, say_part, say_since, standing_on
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_place
from dashboards.words.wording import say_until
from dossier.selectors_editions import hash_of_revision

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


def annex_of(asked: PageRequest, record: Record, texts: Mapping[str, str] | None = None) -> Annex:
    """Return the annex at the moment of a record, with the ministry's `texts` by place, in Dutch whatever is asked."""
    with override(LANGUAGE):
        return _annex(asked, record, texts or {})


def _annex(asked: PageRequest, record: Record, texts: Mapping[str, str]) -> Annex:
    letters = letters_at(record.as_of)
    register = [one for one in register_at(record.as_of) if one.is_current]
    notes, labels = Notes(), _labels(letters)
    general = [say_statement(one, asked) for one in general_reports_since(letters.since, _GENERAL, record.as_of)]
    head, sealed_at = hash_of_revision(record.as_of.revision or 0)
    # in the order of reading, which is that of the notes
    said_of_all = tuple(map(notes.on, general))
    entries = tuple(_Entries(asked, record, letters, register, notes, texts).every())
    return Annex(
        title=_("Annex 1: main sectors and subsectors, with progress by sector"),
        standing_on=standing_on(record),
        since=say_since(letters),
        revision=record.as_of.revision or 0,
        head=head,
        sealed_at=sealed_at,
        rule=record.rule.name,
        address=asked.cited_as("annex", revision=record.as_of.revision or 0, rule=record.rule.slug),
        introduction=texts.get(INTRODUCTION, ""),
        glance_label=_("All sectors at a glance"),
        glance=_glance(entries, labels) if entries else None,
        general=said_of_all,
        entries=entries,
        notes=tuple(notes.by_source.values()),
        labels=labels,
        statements=tuple(notes.used),
    )


def _labels(letters: Letters) -> Mapping[str, str]:
    since = say_since(letters)
    return {
        STANDING: _("Situation"),
        DEVELOPMENTS: f"{_('Developments')} {since}".strip(),
        EXPECTATION: _("Expectation"),
        FACILITATION: _("Facilitator"),
        THRESHOLD: _("Threshold"),
        ALARM: _("Late or silent"),
    }


def _glance(entries: Sequence[Entry], labels: Mapping[str, str]) -> Table:
    head = (_("Sector"), labels[STANDING], labels[EXPECTATION], labels[FACILITATION], labels[ALARM])
    anchors = tuple(one.anchor for one in entries)
    return Table(_("Situation and expectation by sector"), head, tuple(map(_row, entries)), anchors)


def _row(entry: Entry) -> tuple[str, ...]:
    said = (say_part(entry, STANDING), entry.expected, say_part(entry, FACILITATION), say_part(entry, ALARM))
    return (f"{entry.number} {entry.name}", *(text or "–" for text in said))


@dataclass(slots=True)
class _Entries:
    """The sectors of one annex, in a fixed number of queries."""

    asked: PageRequest
    record: Record
    letters: Letters
    register: Sequence[SectorFact]
    notes: Notes
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
            anchor=f"sector-{sector.code.lower()}",
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
