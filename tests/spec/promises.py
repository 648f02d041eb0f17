"""Specification: what became of every promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from covenants.domain.facts import ABANDONED, FACT, STATED, MilestoneFact
from covenants.domain.lateness import days_late
from covenants.domain.promises import (
    Judgement,
    Outcome,
    Promise,
    Voice,
)
from covenants.kinds import ENDINGS, KIND_ORDER
from imvo_tracker.lib.asof import AsOf
from tests.spec.facts import decides, news_order
from tests.spec.milestones import deciding_fact
from tests.spec.silence import is_silent

SCORED = (Outcome.KEPT, Outcome.LATE, Outcome.ABANDONED, Outcome.SILENT)


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some promises were kept: `kept` of `scored`, out of `made`; `by_outcome` adds up to `made`."""

    made: int
    scored: int
    by_outcome: Mapping[Outcome, int]

    @property
    def kept(self) -> int:
        return self.by_outcome[Outcome.KEPT]


def promises(
    facts: Sequence[MilestoneFact],
    voices: Mapping[int, Voice],
    last_movements: Mapping[str, date],
    as_of: AsOf,
    *,
    only: Container[int] | None = None,
) -> tuple[Promise, ...]:
    """Return every stated promise among the visible statements, oldest knowledge first.

    `voices` holds the voice by the key of a statement, `last_movements` the day of the last
    movement by covenant; `only` the keys to judge, if not all. What is only implied is not a promise.
    """
    by_milestone: dict[tuple[str, str], list[MilestoneFact]] = defaultdict(list)
    endings: dict[str, list[MilestoneFact]] = defaultdict(list)
    for fact in facts:
        by_milestone[fact.covenant, fact.kind].append(fact)
        if _is_ending(fact, as_of.day):
            endings[fact.covenant].append(fact)
    found = [
        _judge(
            fact,
            by_milestone[fact.covenant, fact.kind],
            voices,
            as_of,
            given_up=any(gives_up(ending, fact) for ending in endings[fact.covenant]),
            last_movement=last_movements.get(fact.covenant),
        )
        for fact in facts
        if is_promise(fact) and (only is None or fact.key in only)
    ]
    return tuple(sorted(found, key=lambda promise: news_order(promise.fact)))


def is_promise(fact: MilestoneFact) -> bool:
    """Say whether a statement promises something for a time. The end of a term is no promise."""
    said = fact.modality not in (FACT, ABANDONED) and fact.basis == STATED
    return said and fact.kind not in ENDINGS


def _is_ending(fact: MilestoneFact, day: date) -> bool:
    ends = (fact.kind in ENDINGS and fact.modality == FACT) or fact.modality == ABANDONED
    return ends and decides(fact) and (fact.latest is None or fact.latest <= day)


def gives_up(ending: MilestoneFact, promise: MilestoneFact) -> bool:
    """Say whether an ending gives a promise up: one made before it, of a stage not behind the end.

    An evaluation may still come when a covenant is over; a promise made after the end starts anew.
    """
    ended_on = ending.latest or ending.known_from
    if promise.known_from > ended_on:
        return False
    if ending.modality == ABANDONED and ending.kind not in ENDINGS:
        return ending.kind == promise.kind
    return KIND_ORDER[promise.kind] < KIND_ORDER["evaluated"] or ending.kind == "talks_stopped"


def _judge(
    fact: MilestoneFact,
    siblings: Sequence[MilestoneFact],
    voices: Mapping[int, Voice],
    as_of: AsOf,
    *,
    given_up: bool,
    last_movement: date | None,
) -> Promise:
    voice = voices.get(fact.key, Voice.OTHER)
    newer = _superseding(fact, siblings, voices)
    came = _what_came(siblings, as_of.day)
    if came:
        generous, strict = (judge_event(bound, came) for bound in (fact.latest, fact.latest_strict))
        return Promise(fact, voice, generous, strict, came, newer)
    generous, strict = (
        judge_without(bound, as_of.judged_on, given_up=given_up, last_movement=last_movement)
        for bound in (fact.latest, fact.latest_strict)
    )
    return Promise(fact, voice, generous, strict, (), newer)


def _what_came(siblings: Sequence[MilestoneFact], day: date) -> tuple[MilestoneFact, ...]:
    """Return every deciding fact that is over on `day`, the last sealed one first."""
    deciding = deciding_fact(siblings, day)
    if deciding is None:
        return ()
    over = [fact for fact in siblings if fact.is_fact and decides(fact) and fact.latest and fact.latest <= day]
    others = (fact for fact in over if fact.key != deciding.key)
    return (deciding, *sorted(others, key=lambda fact: (fact.latest or day, fact.key)))


def judge_event(bound: date | None, came: Sequence[MilestoneFact]) -> Judgement:
    """Judge a promise whose event came; without a last day it is never scored."""
    if bound is None:
        return Judgement(Outcome.UNSCORED)
    days = [max(0, (fact.latest - bound).days) for fact in came if fact.latest]
    return Judgement(Outcome.LATE if days[0] else Outcome.KEPT, min(days), max(days))


def judge_without(bound: date | None, judged_on: date, *, given_up: bool, last_movement: date | None) -> Judgement:
    """Judge a promise whose event has not come.

    Open-ended wording is never scored; talks that stopped gave it up; nine months without any
    movement after the window is silence. Only what is merely late has days that count on.
    """
    if bound is None:
        return Judgement(Outcome.UNSCORED)
    if given_up:
        return Judgement(Outcome.ABANDONED)
    if judged_on <= bound:
        return Judgement(Outcome.OPEN)
    if is_silent(last_movement, judged_on):
        return Judgement(Outcome.SILENT)
    late = days_late(bound, judged_on)
    return Judgement(Outcome.LATE, late, late)


def _superseding(
    fact: MilestoneFact, siblings: Iterable[MilestoneFact], voices: Mapping[int, Voice]
) -> MilestoneFact | None:
    """Return the next promise of the same voice on the same milestone, for another time."""
    newer = [
        found
        for found in siblings
        if is_promise(found)
        and found.known_from > fact.known_from
        and (found.earliest, found.latest) != (fact.earliest, fact.latest)
        and voices.get(found.key) == voices.get(fact.key)
    ]
    return min(newer, key=news_order, default=None)


def score(found: Iterable[Promise], *, strict: bool = False) -> Score:
    """Count promises; those that cannot be scored, or are still open, are only counted as made."""
    outcomes = [promise.judged(strict=strict).outcome for promise in found]
    counts = {outcome: outcomes.count(outcome) for outcome in Outcome}
    return Score(len(outcomes), sum(counts[outcome] for outcome in SCORED), counts)
