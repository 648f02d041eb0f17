"""What became known last, and what is due next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from covenants.domain.facts import CovenantFact
from covenants.domain.reading import CovenantReading
from covenants.evidence.news import Heard, document_of, place_of
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_bound
from dashboards.words.statements import say_place
from dashboards.words.wording import pick, say_day, say_kind, say_window
from dossier.choices import KnownBasis
from dossier.models import Document

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


def newest_documents(statements: Sequence[Heard], record: Record, asked: PageRequest) -> tuple[News, ...]:
    """Return the documents that appeared last, of the statements known last, oldest knowledge first."""
    by_then = [heard for heard in statements if heard.known_from <= record.as_of.day]
    newest = sorted(by_then, key=lambda heard: heard.known_from, reverse=True)
    groups = groupby(newest, key=lambda heard: (heard.known_from, document_of(heard, record.as_of)))
    shown = [(list(items), paper) for (_known, paper), items in islice(groups, MOST)]
    known = record.readings.named({heard.covenant for items, _paper in shown for heard in items})
    return tuple(_news(items, paper, known, record, asked) for items, paper in shown)


def _news(
    items: list[Heard], paper: Document | None, known: Mapping[str, CovenantFact], record: Record, asked: PageRequest
) -> News:
    covenants = dict.fromkeys(heard.covenant for heard in items if heard.covenant in known)
    return News(
        title=_title(items[0], paper, record),
        url=asked.link("document", paper.key) if paper else "",
        day=_say_day(items[0], paper),
        subjects=tuple(
            (asked.link("covenant", slug), pick(known[slug].name, known[slug].name_en)) for slug in covenants
        ),
    )


def _say_day(heard: Heard, paper: Document | None) -> str:
    """Return the day on which a document appeared; "not after" where only the last day of a period is known."""
    is_bound = paper is not None and paper.public_basis == KnownBasis.BOUNDED and paper.public_on == heard.known_from
    return say_bound(heard.known_from) if is_bound else say_day(heard.known_from)


def _title(heard: Heard, paper: Document | None, record: Record) -> str:
    if paper is None:
        locator, to_come = place_of(heard, record.as_of)
        return say_place("", "", locator, to_come=to_come)
    title = pick(paper.title, paper.title_en)
    return f"{paper.printed_number}: {title}" if paper.printed_number else title


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
