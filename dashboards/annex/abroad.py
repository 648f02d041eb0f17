"""Annex 2 at one moment: law and initiatives abroad, by body and country, in Dutch, their sources numbered as notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from covenants.choices import ReportTopic
from covenants.evidence.reports import reports_abroad
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.abroad.rows import PLACE, InitiativeRow, arrange, row_of
from dashboards.annex.blocks import Table
from dashboards.annex.lines import Line
from dashboards.annex.told import INTRODUCTION, LANGUAGE, Annex, Entry, Notes, standing_on
from dashboards.page_request import PageRequest
from dossier.selectors_editions import hash_of_revision

LEGISLATION, INITIATIVES = "legislation", "initiatives"
_TOPICS = {LEGISLATION: ReportTopic.LEGISLATION, INITIATIVES: ReportTopic.CONTEXT}
Told = Sequence[tuple[InitiativeRow, Statement]]


def abroad_annex_of(asked: PageRequest, record: Record, texts: Mapping[str, str] | None = None) -> Annex:
    """Return the annex at the moment of a record, with the ministry's `texts` by place, in Dutch whatever is asked."""
    with override(LANGUAGE):
        return _annex(asked, record, texts or {})


def told_abroad(asked: PageRequest, record: Record) -> Told:
    """Return what each source says, bodies of several countries first, each beside its statement."""
    said = {row.key: (row, one) for one in reports_abroad(record.as_of) for row in (row_of(one, asked),)}
    return [said[row.key] for row in arrange([row for row, _one in said.values()], PLACE, False)]


def _annex(asked: PageRequest, record: Record, texts: Mapping[str, str]) -> Annex:
    notes, told = Notes(), told_abroad(asked, record)
    head, sealed_at = hash_of_revision(record.as_of.revision or 0)
    entries = tuple(_entries(told, notes, texts))
    return Annex(
        title=_("Annex 2: legislation and initiatives abroad"),
        standing_on=standing_on(record),
        since="",
        revision=record.as_of.revision or 0,
        head=head,
        sealed_at=sealed_at,
        rule="",  # it counts nothing
        address=asked.cited_as("annex_abroad", revision=record.as_of.revision or 0, rule=record.rule.slug),
        introduction=texts.get(INTRODUCTION, ""),
        glance_label=_("All laws and initiatives at a glance"),
        glance=_glance(told) if told else None,
        general=(),
        entries=entries,
        notes=tuple(notes.by_source.values()),
        labels={LEGISLATION: _("Legislation"), INITIATIVES: _("Initiatives")},
        statements=tuple(notes.used),
    )


def _entries(told: Told, notes: Notes, texts: Mapping[str, str]) -> Iterator[Entry]:
    places = {row.place: row.place_label for row, _one in told}
    for number, (place, label) in enumerate(places.items(), start=1):
        own = [(row, one) for row, one in told if row.place == place]
        parts = {
            name: tuple(notes.on(_line(row, one)) for row, one in own if one.entry.topic == topic)
            for name, topic in _TOPICS.items()
        }
        yield Entry(place, _anchor(place), str(number), label, "", parts, "", texts.get(place, ""))


def _anchor(place: str) -> str:
    return f"plaats-{place}"


def _line(row: InitiativeRow, said: Statement) -> Line:
    """Return "Title (state, when): our sentence (who: “words”)"."""
    head = ", ".join(filter(None, (row.state.label.lower(), row.when)))
    words = f"{row.who}: “{row.wording}”" if row.wording else row.who
    return Line(f"{row.name} ({head}): {row.text.rstrip('.')} ({words})", (said,))


def _glance(told: Told) -> Table:
    """Return a row for each law or initiative: what was said of it last."""
    head = (_("Law or initiative"), _("Country or body"), _("State"), _("Since when"), _("Said"))
    last = _last_said(row for row, _one in told)
    rows = tuple((row.name, row.place_label, row.state.label, row.when or "–", row.known) for row in last)
    return Table(_("State by law or initiative"), head, rows, tuple(_anchor(row.place) for row in last))


def _last_said(rows: Iterable[InitiativeRow]) -> Sequence[InitiativeRow]:
    """Return the newest row of each law or initiative, in the order of the first."""
    newest: dict[tuple[str, str], InitiativeRow] = {}
    for row in rows:
        held = newest.get((row.place, row.name))
        if held is None or _age(held) <= _age(row):
            newest[row.place, row.name] = row
    return list(newest.values())


def _age(row: InitiativeRow) -> tuple[bool, str, str]:
    """Order by the day on which it was said, then by the day it speaks of; what is undated is the oldest."""
    said = row.known_on.isoformat() if row.known_on else ""
    return bool(said), said, row.latest.isoformat() if row.latest else ""
