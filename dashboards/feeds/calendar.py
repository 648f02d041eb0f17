"""What is still to come as iCalendar (RFC 5545): a window is a span of days, never an invented day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from covenants.choices import ReportTopic
from covenants.domain.facts import MilestoneFact
from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement, evidence_of, reports_on
from covenants.evidence.undertakings import open_term_statements
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.feeds.page import say_days
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_source, statement_link
from dashboards.words.wording import pick, say_kind, say_window

CONTENT_TYPE = "text/calendar; charset=utf-8"
_EVERY = 100_000
PERIODS = (ReportTopic.DURATION, ReportTopic.RECRUITMENT)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both in it; `key` is a statement's own, `url` its row."""

    key: str
    title: str
    first: date
    last: date
    text: str
    url: str
    known_from: date


def spans_of(asked: PageRequest, record: Record, readings: Readings) -> list[Span]:
    """Return the expected windows that are still open and the terms that run, those that end first first."""
    due = readings.due_next(_EVERY)
    facts = [(reading, kind, reading.state(kind).decided_by) for reading, kind in due]
    said = evidence_of({fact.key for _reading, _kind, fact in facts if fact}, record.as_of)
    spans = [
        _window(reading, kind, fact, said[fact.key], asked)
        for reading, kind, fact in facts
        if fact is not None and fact.key in said
    ]
    names = {reading.slug: pick(reading.covenant.name, reading.covenant.name_en) for reading in readings}
    spans += _terms(names, record, asked)
    if len(readings) == len(record.readings):
        spans += _undertakings(record, asked)
    return sorted(spans, key=lambda span: (span.last, span.first, span.key))


def _window(reading: CovenantReading, kind: str, fact: MilestoneFact, said: Statement, asked: PageRequest) -> Span:
    name = pick(reading.covenant.name, reading.covenant.name_en)
    title = _("%(name)s: %(milestone)s (expected)") % {"name": name, "milestone": say_kind(kind)}
    return _span(said, title, fact.earliest or fact.known_from, fact.latest or fact.known_from, asked)


def _terms(names: dict[str, str], record: Record, asked: PageRequest) -> Iterator[Span]:
    """Yield the terms of covenants that have not ended."""
    for said in reports_on(names, list(PERIODS), record.as_of):
        first, last = said.entry.earliest, said.entry.latest
        if last is not None and last >= record.as_of.judged_on:
            topic = ReportTopic(said.entry.topic).label
            yield _span(said, f"{names[said.covenant]}: {topic}", first or said.evidence.known_from, last, asked)


def _undertakings(record: Record, asked: PageRequest) -> Iterator[Span]:
    """Yield the terms of motions and commitments that nobody answered yet; they stand on the page of the motion."""
    for said in open_term_statements(record.as_of):
        paper, last = said.entry.undertaking, said.entry.latest
        title = _("%(name)s: to be answered") % {"name": paper.printed_number or pick(paper.title, paper.title_en)}
        span = _span(said, title, said.entry.earliest or said.evidence.known_from, last, asked)
        yield replace(span, url=asked.link("document", paper.key))


def _span(said: Statement, title: str, first: date, last: date, asked: PageRequest) -> Span:
    evidence = said.evidence
    quoted = f"“{evidence.wording}” · " if evidence.wording else ""
    text = f"{quoted}{say_window(first, last)} · {say_source(evidence)}"
    url = statement_link(asked, said.covenant, said.key) if said.covenant else ""
    return Span(said.key, title, min(first, last), last, text, url, evidence.known_from)


def write_calendar(title: str, spans: list[Span], known_on: date, *, origin: str, host: str) -> bytes:
    """Return the spans as a calendar; it says how many there are, of which days, and that these are all."""
    count = len(spans)
    every = ngettext("Complete: %(count)s span of days.", "Complete: %(count)s spans of days.", count)
    days = say_days([day for span in spans for day in (span.first, span.last)], known_on)
    calendar = Calendar()
    calendar.add("prodid", "-//IMVO//convenantentracker//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-caldesc", " ".join((every % {"count": count}, days)))
    for span in spans:
        event = Event()
        event.add("uid", f"{span.key}@{host}")
        event.add("dtstamp", datetime(span.known_from.year, span.known_from.month, span.known_from.day, tzinfo=UTC))
        event.add("dtstart", span.first)
        event.add("dtend", span.last + timedelta(1))  # the first day after it
        event.add("summary", span.title)
        event.add("description", span.text)
        event.add("url", origin + span.url)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
