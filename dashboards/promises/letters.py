"""Per letter: what it promised as it was promised then, what that adds up to, and what became of each promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from covenants.domain.outcome import CovenantOutcome
from covenants.domain.targets import OutlookSum, documents_with_outlook, outlook_sums
from covenants.evidence.statements import Statement
from covenants.moment.ledger import ScoreGroup
from covenants.moment.record import Record
from dashboards.frame.base import Link
from dashboards.promises.rows import say_origin
from dashboards.promises.source import PromiseSource
from dashboards.words.promises import PROMISE_LABELS, VOICE_LABELS
from dashboards.words.statements import say_place
from dashboards.words.wording import pick, say_day, say_number

COUNTED = tuple(one for one in CovenantOutcome if one is not CovenantOutcome.UNPROMISED)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The promises of one voice in one document. `figures` open the rows they count."""

    document: str
    document_url: str
    voice: str
    made: Link
    figures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SumLine:
    """One day of a sum; `signed` is None while that day is still to come."""

    until: date
    parts: str
    promised: Decimal
    goal: Decimal | None
    signed: int | None


@dataclass(frozen=True, slots=True)
class LetterSum:
    """What one document promised by each day, as promised then, beside the goal and what was signed by then."""

    id: str
    title: str
    lines: tuple[SumLine, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The lines in the words of the page."""
        return tuple(
            (
                say_day(line.until),
                line.parts,
                say_number(line.promised),
                "–" if line.goal is None else say_number(line.goal),
                _("not yet known") if line.signed is None else str(line.signed),
            )
            for line in self.lines
        )


def score_columns() -> tuple[str, ...]:
    return tuple(str(PROMISE_LABELS[outcome]) for outcome in COUNTED)


def score_lines(groups: Iterable[ScoreGroup], source: PromiseSource) -> tuple[ScoreLine, ...]:
    """Return by document and voice what became of the promises of an event."""
    return tuple(_score_line(group, source) for group in groups)


def _score_line(group: ScoreGroup, source: PromiseSource) -> ScoreLine:
    origin = group.origin
    chosen = {"document": origin.document, "wie": origin.voice.value, **source.reading}
    link = source.asked.link

    def figure(count: int, **more: str) -> Link:
        return Link(link("promises", **chosen, **more) + "#rows" if count else "", str(count))

    return ScoreLine(
        document=say_origin(origin),
        document_url=link("document", origin.document),
        voice=str(VOICE_LABELS[origin.voice]),
        made=figure(group.made),
        figures=tuple(figure(group.by_outcome[outcome], uitkomst=outcome.value) for outcome in COUNTED),
    )


def letter_sums(record: Record, said: Iterable[Statement]) -> tuple[LetterSum, ...]:
    """Return for each document that promises a number of covenants its sum check: 7 + 8 = 15 against ten."""
    titles = {statement.evidence.document_key: _say_document(statement) for statement in said}
    return tuple(
        LetterSum(f"som-{document}", titles[document], tuple(_lines(document, record)))
        for document in documents_with_outlook(record.targets)
        if document in titles
    )


def _say_document(said: Statement) -> str:
    """Return the document without the page."""
    evidence = said.evidence
    return say_place(evidence.printed_number, pick(evidence.document_title, evidence.document_title_en), "")


def _lines(document: str, record: Record) -> Iterable[SumLine]:
    """Yield a line for each day: as the document names it, promised and signed by then among what it promised."""
    promised, named = record.counted.promised_in(document), record.counted.among_promised_in(document)
    for outlook in outlook_sums(record.targets, document):
        is_known = outlook.until <= record.as_of.judged_on
        yield SumLine(
            outlook.until,
            _(" or ").join(_plus(part) for part in outlook.parts.values()),
            _by(outlook, promised.by(outlook.until), names=len(named)),
            record.goal.count if record.goal else None,
            named.signed_by(outlook.until) if is_known else None,
        )


def _by(outlook: OutlookSum, promised: int, *, names: int) -> Decimal:
    """Return what was promised by a day: counted in the covenants it names, or else the number it gives."""
    return Decimal(promised) if names else outlook.cumulative


def _plus(quantities: Iterable[Decimal]) -> str:
    return " + ".join(map(say_number, quantities))


def sum_columns() -> tuple[str, ...]:
    return (
        _("Until"),
        _("As the document names them"),
        _("Promised on or before that day"),
        _("Goal"),
        _("Of these signed by then"),
    )
