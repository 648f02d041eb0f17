"""What was promised of one covenant and what came of it, from the statements on its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from covenants.domain.promises import Promise
from covenants.evidence.statements import Statement
from covenants.moment.ledger import PromiseLedger
from dashboards.words.promises import OUTCOME_LABELS, OUTCOME_STATES, VOICE_LABELS, say_days_late, say_strict
from dashboards.words.wording import say_day, say_kind, say_window


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One promise: who, the words, the window, what came, how late by both readings."""

    label: str
    voice: str
    wording: str
    window: str
    came: str
    late: str
    late_strict: str
    state: str
    outcome: str
    anchor: str


def promise_lines(slug: str, statements: Sequence[Statement], ledger: PromiseLedger) -> tuple[PromiseLine, ...]:
    """Return every stated promise on the covenant, oldest knowledge first."""
    said = {found.entry.pk: found for found in statements if found.table == "milestonestatement"}
    return tuple(_line(promise, said[promise.fact.key]) for promise in ledger.of_covenant(slug))


def _line(promise: Promise, said: Statement) -> PromiseLine:
    came = sorted({fact.latest for fact in promise.came if fact.latest})
    return PromiseLine(
        label=say_kind(promise.fact.kind),
        voice=str(VOICE_LABELS[promise.voice]),
        wording=said.evidence.wording,
        window=say_window(promise.fact.earliest, promise.fact.latest),
        came=" / ".join(say_day(day) for day in came) or "–",
        late=say_days_late(promise.generous, came=bool(came)),
        late_strict=say_strict(promise.generous, promise.strict, came=bool(came)),
        state=OUTCOME_STATES[promise.outcome],
        outcome=str(OUTCOME_LABELS[promise.outcome]),
        anchor=said.key,
    )
