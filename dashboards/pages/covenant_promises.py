"""What was promised of one covenant and what came of it, from the statements on its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from covenants.domain.facts import MilestoneFact
from covenants.domain.promises import Promise, promises, voice_of
from covenants.selectors.promises import NO_MOVEMENT
from covenants.selectors.statements import Statement
from dashboards.filters.promises import OUTCOME_LABELS, VOICE_LABELS
from dashboards.pages.promise_rows import OUTCOME_STATES, say_days, say_strict
from dashboards.pages.wording import say_day, say_kind, say_window
from imvo_tracker.lib.asof import AsOf


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


def promise_lines(slug: str, statements: Sequence[Statement], as_of: AsOf) -> tuple[PromiseLine, ...]:
    """Return every stated promise on the covenant, oldest knowledge first."""
    said = {found.entry.pk: found for found in statements if found.table == "milestonestatement"}
    voices = {key: voice_of(found.evidence.actor_kind, found.entry.actor.slug) for key, found in said.items()}
    facts = [_fact(found) for found in said.values()]
    found = promises(facts, voices, _last_movement(slug, statements), as_of)
    return tuple(_line(promise, said[promise.fact.key]) for promise in found)


def _last_movement(slug: str, statements: Iterable[Statement]) -> dict[str, date]:
    days = [found.evidence.known_from for found in statements if getattr(found.entry, "topic", "") not in NO_MOVEMENT]
    return {slug: max(days)} if days else {}


def _fact(found: Statement) -> MilestoneFact:
    entry = found.entry
    return MilestoneFact(
        entry.pk,
        found.covenant,
        entry.kind,
        entry.modality,
        entry.basis,
        entry.partial,
        entry.doubtful,
        entry.earliest,
        entry.latest,
        entry.latest_strict,
        entry.known_from,
        entry.revision_id,
    )


def _line(promise: Promise, said: Statement) -> PromiseLine:
    came = sorted({fact.latest for fact in promise.came if fact.latest})
    return PromiseLine(
        label=say_kind(promise.fact.kind),
        voice=str(VOICE_LABELS[promise.voice]),
        wording=said.evidence.wording,
        window=say_window(promise.fact.earliest, promise.fact.latest),
        came=" / ".join(say_day(day) for day in came) or "–",
        late=say_days(promise.generous, came=bool(came)),
        late_strict=say_strict(promise.generous, promise.strict, came=bool(came)),
        state=OUTCOME_STATES[promise.outcome],
        outcome=str(OUTCOME_LABELS[promise.outcome]),
        anchor=said.key,
    )
