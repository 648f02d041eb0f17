"""What became known last, and what is due next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_source, source_url, view_statement
from dashboards.words.wording import SCHEDULE_STATES, pick, say_day, say_kind, say_schedule, say_window

MOST = 10


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One statement in a line."""

    subject: str
    subject_url: str
    heading: str
    wording: str
    source_label: str
    source_url: str


@dataclass(frozen=True, slots=True)
class News:
    """What one document added on one day."""

    title: str
    url: str
    day: str
    items: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone whose window ends soon."""

    subject: str
    url: str
    milestone: str
    when: str
    state: str
    state_label: str


def newest_changes(statements: Sequence[Statement], record: Record, asked: PageRequest) -> tuple[News, ...]:
    """Return the ten statements known last, by the document they stand in; milestones before other words."""
    newest = sorted(statements, key=lambda item: item.evidence.known_from, reverse=True)[:MOST]
    return tuple(
        _changes(list(items), record, asked)
        for _place, items in groupby(newest, key=lambda item: (item.evidence.known_from, item.evidence.document_key))
    )


def _changes(items: list[Statement], record: Record, asked: PageRequest) -> News:
    evidence = items[0].evidence
    title = pick(evidence.document_title, evidence.document_title_en) or say_source(evidence)
    return News(
        title=f"{evidence.printed_number}: {title}" if evidence.printed_number else title,
        url=source_url(evidence, asked),
        day=say_day(evidence.known_from),
        items=tuple(_change(item, record, asked) for item in items),
    )


def _change(item: Statement, record: Record, asked: PageRequest) -> NewsLine:
    view = view_statement(item, asked)
    covenant = record.covenant(item.covenant)
    return NewsLine(
        subject=pick(covenant.name, covenant.name_en) if covenant else "",
        subject_url=asked.link("covenant", item.covenant) if covenant else "",
        heading=view.heading,
        wording=view.wording,
        source_label=view.source_label,
        source_url=f"{view.source_url}#{view.anchor}" if view.source_url else "",
    )


def due_next(record: Record, asked: PageRequest) -> tuple[Due, ...]:
    """Return the milestones still to come whose windows end first."""
    return tuple(_due(reading, kind, asked) for reading, kind in record.counted.due_next(MOST))


def _due(reading: CovenantReading, kind: str, asked: PageRequest) -> Due:
    state = reading.state(kind)
    fact = state.decided_by
    return Due(
        subject=pick(reading.covenant.name, reading.covenant.name_en),
        url=asked.link("covenant", reading.slug),
        milestone=say_kind(kind),
        when=say_window(fact.earliest, fact.latest) if fact else "",
        state=SCHEDULE_STATES[state.schedule],
        state_label=say_schedule(state.schedule),
    )
