"""Per letter: how many of its promises were kept, and what its numbers add up to. And the history of the targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.domain.promises import Outcome, Voice
from covenants.domain.targets import OutlookSum, documents_with_outlook, outlook_sums
from covenants.evidence.statements import Statement
from covenants.moment.ledger import PromiseLedger, ScoreGroup
from covenants.moment.record import Record
from dashboards.frame.base import Link
from dashboards.page_request import PageRequest
from dashboards.promises.filters import EVENT, STRICT
from dashboards.promises.rows import Names, say_origin
from dashboards.words.marks import Card
from dashboards.words.promises import OUTCOME_LABELS, OUTCOME_STATES, VOICE_LABELS
from dashboards.words.statements import say_place, say_source, source_url
from dashboards.words.wording import pick, say_choice, say_day, say_number, say_period


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The promises of one voice in one document for one last day. `figures` open the rows they count."""

    document: str
    document_url: str
    until: str
    voice: str
    sentence: str
    url: str
    figures: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LetterSum:
    """What one document's outlooks add up to, beside the goal and what was signed by then."""

    id: str
    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One statement on a target."""

    known: str
    actor: str
    said: str
    when: str
    rule: str
    wording: str
    source_label: str
    source_url: str
    text: str


@dataclass(frozen=True, slots=True)
class TargetHistory:
    """Everything said of one target, oldest first."""

    id: str
    name: str
    lines: tuple[TargetLine, ...]


def _reading(*, strict: bool) -> dict[str, str]:
    return {"lezing": STRICT} if strict else {}


def outcome_cards(ledger: PromiseLedger, record: Record, asked: PageRequest, *, strict: bool) -> tuple[Card, ...]:
    """Return what became of the cabinet's own promises of an event."""
    counted = ledger.counts(Voice.CABINET, strict=strict)
    chosen = {"wie": Voice.CABINET.value, "soort": EVENT, **_reading(strict=strict)}
    line = _("Of %(count)s promises of the cabinet, known on %(day)s") % {
        "count": counted.made,
        "day": say_day(record.as_of.known_on),
    }
    return tuple(
        Card(
            value=counted.by_outcome[outcome],
            label=str(label),
            url=asked.link("promises", uitkomst=outcome.value, **chosen) + "#rows",
            line=line,
            state=OUTCOME_STATES[outcome],
        )
        for outcome, label in OUTCOME_LABELS.items()
    )


def score_lines(groups: Iterable[ScoreGroup], asked: PageRequest, *, strict: bool) -> tuple[ScoreLine, ...]:
    """Return by document, last day and voice how many promises of an event were kept."""
    return tuple(_score_line(group, asked, strict=strict) for group in groups)


def _score_line(group: ScoreGroup, asked: PageRequest, *, strict: bool) -> ScoreLine:
    counted, origin, until = group.score, group.origin, group.until
    chosen = {
        "document": origin.document,
        "wie": origin.voice.value,
        "soort": EVENT,
        **_reading(strict=strict),
        **({"tot": until.isoformat()} if until else {}),
    }
    figures = [
        Link(
            asked.link("promises", uitkomst=outcome.value, **chosen) + "#rows" if count and until else "",
            str(count),
        )
        for outcome, count in ((outcome, counted.by_outcome[outcome]) for outcome in Outcome)
    ]
    return ScoreLine(
        document=say_origin(origin),
        document_url=asked.link("document", origin.document),
        until=say_day(until) or _("no final date"),
        voice=str(VOICE_LABELS[origin.voice]),
        sentence=_("%(kept)s of %(made)s kept") % {"kept": counted.kept, "made": counted.made}
        if counted.scored
        else _("%(made)s made") % {"made": counted.made},
        url=asked.link("promises", **chosen) + "#rows" if until else "",
        figures=tuple(figures),
    )


def letter_sums(record: Record, said: Iterable[Statement]) -> tuple[LetterSum, ...]:
    """Return for each document with outlooks its sum check: 7 + 8 = 15 against ten."""
    titles = {found.evidence.document_key: found for found in said}
    return tuple(
        LetterSum(
            f"som-{document}",
            say_source_of(titles[document]),
            tuple(_sum_row(found, record) for found in outlook_sums(record.targets, document)),
        )
        for document in documents_with_outlook(record.targets)
        if document in titles
    )


def say_source_of(said: Statement) -> str:
    """Return the document without the page."""
    evidence = said.evidence
    return say_place(evidence.printed_number, pick(evidence.document_title, evidence.document_title_en), "")


def _sum_row(found: OutlookSum, record: Record) -> tuple[str, ...]:
    return (
        say_day(found.until),
        _(" or ").join(_plus(part) for part in found.parts.values()),
        say_number(found.cumulative),
        say_number(record.goal.count) if record.goal else "–",
        _signed_by(record, found.until),
    )


def _plus(quantities: Iterable[Decimal]) -> str:
    return " + ".join(map(say_number, quantities))


def _signed_by(record: Record, day: date) -> str:
    if day > record.as_of.judged_on:
        return _("not yet known")
    return str(record.counted.signed_by(day))


def target_histories(said: Iterable[Statement], names: Names, asked: PageRequest) -> tuple[TargetHistory, ...]:
    """Return by target every goal, outlook and claim, with its counting rule and source."""
    grouped: dict[str, list[Statement]] = {}
    for found in said:
        grouped.setdefault(found.entry.target.slug, []).append(found)
    return tuple(
        TargetHistory(
            f"doel-{slug}",
            pick(lines[0].entry.target.name, lines[0].entry.target.name_en),
            tuple(_target_line(line, names, asked) for line in lines),
        )
        for slug, lines in grouped.items()
    )


def _target_line(found: Statement, names: Names, asked: PageRequest) -> TargetLine:
    entry, evidence = found.entry, found.evidence
    rule = entry.counting_rule
    return TargetLine(
        known=say_day(evidence.known_from),
        actor=names.actors.get(entry.actor.slug, ""),
        said=f"{say_choice(entry, 'role').capitalize()}: {say_number(entry.quantity)} {Unit(entry.unit).label}",
        when=say_period(found.period) if found.period and found.period.edtf else "",
        rule=pick(rule.name, rule.name_en) if rule else _("not stated"),
        wording=evidence.wording,
        source_label=say_source(evidence),
        source_url=source_url(evidence, asked),
        text="" if evidence.source_to_come else pick(entry.text, entry.text_en),
    )
