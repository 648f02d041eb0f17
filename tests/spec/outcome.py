"""Specification: the one word for what became of a covenant, and whether it still lives (reading.md, rule 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from covenants.domain.facts import MilestoneFact
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import Conclusion, CovenantOutcome, Life
from covenants.domain.promises import Voice
from covenants.domain.reading import SIGNED, CovenantReading
from imvo_tracker.lib.asof import AsOf
from tests.spec.facts import decides, news_order
from tests.spec.promises import is_promise
from tests.spec.silence import has_fallen_silent, months_before

YEAR = 12


@dataclass(frozen=True, slots=True)
class Heard:
    """What else is known of one covenant.

    `last_movement` is the day on which something was last learned, `searched` says that somebody found nothing,
    `terms` holds first and last day of every stated term.
    """

    last_movement: date | None = None
    searched: bool = False
    terms: tuple[tuple[date | None, date | None], ...] = ()


def conclude(
    reading: CovenantReading,
    facts: Iterable[MilestoneFact],
    voices: Mapping[int, Voice],
    heard: Heard,
    as_of: AsOf,
    *,
    strict: bool = False,
) -> CovenantReading:
    """Return the reading with what became of the covenant; `facts` are the visible statements on its milestones."""
    own = list(facts)
    promise = held_to(own, voices)
    bound = promise.bound(strict=strict) if promise else None
    outcome = outcome_of(reading, promise, bound, heard, as_of.judged_on)
    days = _days(outcome, bound, reading.signed_on or as_of.judged_on)
    life = life_of(reading, own, heard, as_of)
    proven = proven_until(reading, life, own, heard, as_of)
    return replace(reading, conclusion=Conclusion(outcome, promise, days, life, proven))


def held_to(facts: Iterable[MilestoneFact], voices: Mapping[int, Voice]) -> MilestoneFact | None:
    """Return the first promise of a signature: the cabinet's before those of others, dated words before open ones."""
    promises = [fact for fact in facts if fact.kind == SIGNED and is_promise(fact) and decides(fact)]
    return min(
        promises,
        key=lambda fact: (voices.get(fact.key) is not Voice.CABINET, fact.latest is None, *news_order(fact)),
        default=None,
    )


def outcome_of(
    reading: CovenantReading, promise: MilestoneFact | None, bound: date | None, heard: Heard, judged_on: date
) -> CovenantOutcome:
    """Judge a covenant by the promise it is held to."""
    if reading.is_signed and reading.signed_on:
        if promise is None:
            return CovenantOutcome.UNPROMISED
        if bound is None:
            return CovenantOutcome.UNDATED
        return CovenantOutcome.ON_TIME if reading.signed_on <= bound else CovenantOutcome.LATE
    if reading.schedule.schedule is Schedule.ABANDONED:
        return CovenantOutcome.STOPPED
    if bound is not None and judged_on <= bound:
        return CovenantOutcome.PENDING
    if heard.searched or has_fallen_silent(heard.last_movement, reading.phase, judged_on):
        return CovenantOutcome.SILENT
    if promise is None:
        return CovenantOutcome.UNPROMISED
    return CovenantOutcome.OVERDUE if bound else CovenantOutcome.PENDING


def _days(outcome: CovenantOutcome, bound: date | None, until: date) -> int | None:
    if bound is None or outcome not in (CovenantOutcome.LATE, CovenantOutcome.OVERDUE):
        return None
    return (until - bound).days


def life_of(reading: CovenantReading, facts: Iterable[MilestoneFact], heard: Heard, as_of: AsOf) -> Life | None:
    """Say whether a signed covenant runs, with proof; ended; or ended unreported."""
    if not reading.is_signed:
        return None
    renewed = _day(reading, "renewed")
    ended = _ended_on(reading)
    if ended > (renewed or date.min):
        return Life.ENDED
    term_over_on = _term_over_on(facts, heard, as_of)
    if term_over_on >= as_of.judged_on:
        return Life.RUNNING
    sign = heard.last_movement
    alive = sign is not None and sign > months_before(as_of.judged_on, YEAR) and sign > term_over_on
    return Life.RUNNING if alive else Life.END_NOT_REPORTED


def _ended_on(reading: CovenantReading) -> date:
    return max(_day(reading, kind) or date.min for kind in ("ended", "ended_early"))


def _term_over_on(facts: Iterable[MilestoneFact], heard: Heard, as_of: AsOf) -> date:
    """Return the last day of every term that has begun, planned ends among them."""
    ends = [last for first, last in heard.terms if last and first and first <= as_of.judged_on]
    ends += [fact.latest for fact in facts if _plans_the_end(fact) and fact.latest]
    return max(ends, default=date.min)


def proven_until(
    reading: CovenantReading, life: Life | None, facts: Iterable[MilestoneFact], heard: Heard, as_of: AsOf
) -> date | None:
    """Return the last day on which a signed covenant is known to have run."""
    if life is None or reading.signed_on is None:
        return None
    if life is Life.ENDED:
        return _ended_on(reading)
    if life is Life.RUNNING:
        return as_of.judged_on
    return max(reading.signed_on, heard.last_movement or date.min, _term_over_on(facts, heard, as_of))


def _plans_the_end(fact: MilestoneFact) -> bool:
    return fact.kind == "ended" and fact.modality not in ("fact", "abandoned") and decides(fact)


def _day(reading: CovenantReading, kind: str) -> date | None:
    state = reading.state(kind)
    return state.decided_by.latest if state.is_achieved and state.decided_by else None


def promised_in(facts: Iterable[MilestoneFact]) -> dict[str, date | None]:
    """Return by covenant the first last day by which the statements of one document let its signature be expected."""
    found: dict[str, date | None] = {}
    for fact in facts:
        if fact.kind == SIGNED and not fact.is_fact and fact.modality != "abandoned" and decides(fact):
            days = [day for day in (found.get(fact.covenant), fact.latest) if day]
            found[fact.covenant] = min(days, default=None)
    return found
