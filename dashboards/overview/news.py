"""What became known last, and what is due next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from covenants.domain.reading import CovenantReading
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.statements import say_source, source_url
from dashboards.words.wording import pick, say_day, say_kind, say_window

MOST = 3
LOOKED_THROUGH = 40  # statements, newest first: a document often has several


@dataclass(frozen=True, slots=True)
class News:
    """A document that added something on a day, and what it speaks of."""

    title: str
    url: str
    day: str
    subjects: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone whose window is open and ends soon."""

    subject: str
    url: str
    milestone: str
    when: str


def newest_documents(statements: Sequence[Statement], record: Record, asked: PageRequest) -> tuple[News, ...]:
    """Return the documents that appeared last, of the statements known last, oldest knowledge first."""
    by_then = [item for item in statements if item.evidence.known_from <= record.as_of.day]
    newest = sorted(by_then, key=lambda item: item.evidence.known_from, reverse=True)
    groups = groupby(newest, key=lambda item: (item.evidence.known_from, item.evidence.document_key))
    return tuple(_news(list(items), record, asked) for _place, items in groups)[:MOST]


def _news(items: list[Statement], record: Record, asked: PageRequest) -> News:
    evidence = items[0].evidence
    title = pick(evidence.document_title, evidence.document_title_en) or say_source(evidence)
    covenants = dict.fromkeys(item.covenant for item in items if item.covenant)
    known = [found for slug in covenants if (found := record.covenant(slug))]
    return News(
        title=f"{evidence.printed_number}: {title}" if evidence.printed_number else title,
        url=source_url(evidence, asked),
        day=say_day(evidence.known_from),
        subjects=tuple((asked.link("covenant", one.slug), pick(one.name, one.name_en)) for one in known),
    )


def due_next(record: Record, asked: PageRequest) -> tuple[Due, ...]:
    """Return the milestones still to come whose windows end first."""
    return tuple(_due(reading, kind, asked) for reading, kind in record.counted.due_next(MOST))


def _due(reading: CovenantReading, kind: str, asked: PageRequest) -> Due:
    fact = reading.state(kind).decided_by
    return Due(
        subject=pick(reading.covenant.name, reading.covenant.name_en),
        url=asked.link("covenant", reading.slug),
        milestone=say_kind(kind),
        when=say_window(fact.earliest, fact.latest) if fact else "",
    )
