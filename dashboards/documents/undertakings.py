"""Motions and commitments: what became of one, and which of them a document speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from covenants.evidence.documents import DocumentFact
from covenants.evidence.statements import Statement
from covenants.evidence.undertakings import UndertakingFact, undertaking_events, undertaking_of
from dashboards.documents.claims import row_url
from dashboards.frame.base import Link
from dashboards.page_request import PageRequest
from dashboards.words.ages import say_said
from dashboards.words.marks import Badge, SourceMark, source_mark
from dashboards.words.statements import say_event, say_locator
from dashboards.words.undertakings import say_answerer, say_readings, state_badge
from dashboards.words.wording import pick, say_period
from dossier.choices import UNDERTAKINGS
from dossier.models import Document, UndertakingStatement
from imvo_tracker.lib.asof import AsOf
from imvo_tracker.lib.period import Period


@dataclass(frozen=True, slots=True)
class EventView:
    """One event of a motion or commitment: made, its term, or the answer."""

    anchor: str
    label: str
    text: str
    term: str
    known: str
    answer: SourceMark | None
    source: SourceMark


@dataclass(frozen=True, slots=True)
class Life:
    """What happened to a motion or commitment, where it stands, by each reading of its term, and its row of the list.

    `answerer` is who has to answer; "" once there is an answer.

    `state` is None and the rest empty where nothing is known.
    """

    events: tuple[EventView, ...]
    state: Badge | None
    readings: str
    list_url: str
    answerer: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A motion or commitment that a document speaks of: its name, and each event with the row that says so."""

    paper: Link
    title: str
    events: tuple[Link, ...]


def life_of(document: DocumentFact, as_of: AsOf, asked: PageRequest) -> Life:
    """Return the life of a motion or commitment; of any other document an empty one."""
    events = undertaking_events(document.key, as_of)
    if document.kind not in UNDERTAKINGS or not events:
        return Life((), None, "", "")
    listed = f"{asked.link('motions', zoek=document.printed_number or document.key)}#{document.key}"
    views = tuple(_event(event, document.kind, asked) for event in events)
    one = undertaking_of(document, events, as_of.judged_on)
    answerer = "" if one.answers else say_answerer(one)
    return Life(views, state_badge(one), say_readings(one), listed, answerer)


def _event(event: UndertakingFact, kind: str, asked: PageRequest) -> EventView:
    answer = source_mark(event.answer, asked) if event.answer.document_key else None
    return EventView(
        anchor=f"undertakingstatement-{event.key}",
        label=capfirst(say_event(event.event, kind)),
        text=pick(event.text, event.text_en),
        term=_say_term(event.period),
        known=say_said(event),
        answer=answer,
        source=source_mark(event.source, asked, event.wording),
    )


def _say_term(period: Period | None) -> str:
    return say_period(period) if period and period.edtf else ""


def spoken_of(statements: Iterable[Statement], document: str, asked: PageRequest) -> tuple[Spoken, ...]:
    """Return the motions and commitments that statements of a document are about, in their order."""
    by_paper: dict[Document, list[Statement]] = {}
    for said in statements:
        if isinstance(said.entry, UndertakingStatement) and said.entry.undertaking.is_public_on(asked.as_of.known_on):
            by_paper.setdefault(said.entry.undertaking, []).append(said)
    return tuple(_spoken(paper, said, document, asked) for paper, said in by_paper.items())


def _spoken(paper: Document, said: Iterable[Statement], document: str, asked: PageRequest) -> Spoken:
    title = pick(paper.title, paper.title_en)
    return Spoken(
        Link(asked.link("document", paper.key), paper.printed_number or title),
        title if paper.printed_number else "",
        tuple(Link(row_url(one.key, document, asked), _say(one, paper.kind)) for one in said),
    )


def _say(said: Statement, kind: str) -> str:
    words = (say_event(said.entry.event, kind), _say_term(said.period), say_locator(said.evidence.locator))
    return ", ".join(word for word in words if word)
