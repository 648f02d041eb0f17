"""Numbers as promises: ten covenants by a day, against the signing days of the covenants counted.

A goal is one, and so is an outlook of the whole number: an expectation about a goal, which does not take its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from covenants.domain.facts import ABANDONED, FACT, TargetFact
from covenants.domain.lateness import days_late, is_late
from covenants.domain.promises import Judgement, Outcome, Voice
from covenants.domain.targets import in_order_of_news, is_whole
from imvo_tracker.lib.asof import AsOf

GOAL = "goal"
_FIRMNESS = {modality: firmness for firmness, modality in enumerate(("aim", "may", "expect", "confident"))}


@dataclass(frozen=True, slots=True)
class NumberPromise:
    """A promised number and what came of it.

    `by_deadline` counts on the last promised day, or on the day asked about when that comes first;
    `reached_on` is the day on which the promised number was reached, None when it was not.
    """

    fact: TargetFact
    voice: Voice
    generous: Judgement
    strict: Judgement
    by_deadline: int
    so_far: int
    reached_on: date | None
    superseded_by: TargetFact | None = None

    def judged(self, *, strict: bool) -> Judgement:
        return self.strict if strict else self.generous


def number_promises(
    facts: Iterable[TargetFact],
    voices: Mapping[int, Voice],
    signing_days: Iterable[date],
    as_of: AsOf,
) -> tuple[NumberPromise, ...]:
    """Return every goal in covenants and every expectation about one, and what came of it, oldest knowledge first.

    `signing_days` are those of the covenants that the counting rule of the page counts.
    """
    promises = sorted(_said_once(fact for fact in facts if is_number_promise(fact)), key=in_order_of_news)
    days = sorted(day for day in signing_days if day <= as_of.day)
    return tuple(_judge(fact, promises, voices, counted_days(days, fact.counts_from), as_of) for fact in promises)


def is_number_promise(fact: TargetFact) -> bool:
    """Say whether a target statement sets a goal for a time, or expects the whole of one; parts and claims do not."""
    return (fact.role == GOAL or is_whole(fact)) and fact.modality not in (FACT, ABANDONED)


def _said_once(facts: Iterable[TargetFact]) -> Iterable[TargetFact]:
    """Leave out what the same document expects more firmly elsewhere: "within reach" beside "confident"."""
    firmest: dict[tuple[object, ...], TargetFact] = {}
    for fact in facts:
        said = (fact.document, fact.actor, fact.target, fact.quantity, fact.latest) if is_whole(fact) else (fact.key,)
        other = firmest.get(said)
        if other is None or _FIRMNESS[fact.modality] > _FIRMNESS[other.modality]:
            firmest[said] = fact
    return firmest.values()


def counted_days(days: Sequence[date], counts_from: date | None) -> Sequence[date]:
    """Return the days that count, of days in order: "eleven new ones" leaves out what was signed up to that day."""
    return days if counts_from is None else days[bisect_right(days, counts_from) :]


def day_reached(days: Sequence[date], quantity: Decimal) -> date | None:
    """Return the day on which a number is reached, of signing days in order; None while it is not."""
    needed = max(1, ceil(quantity))
    return days[needed - 1] if len(days) >= needed else None


def _judge(
    fact: TargetFact, goals: Sequence[TargetFact], voices: Mapping[int, Voice], days: Sequence[date], as_of: AsOf
) -> NumberPromise:
    reached_on = day_reached(days, fact.quantity)
    counted_on = min(fact.latest, as_of.day) if fact.latest else as_of.day
    return NumberPromise(
        fact=fact,
        voice=voices.get(fact.key, Voice.OTHER),
        generous=judge_number(fact.latest, reached_on, as_of.judged_on),
        strict=judge_number(fact.latest_strict, reached_on, as_of.judged_on),
        by_deadline=bisect_right(days, counted_on),
        so_far=len(days),
        reached_on=reached_on,
        superseded_by=_superseding(fact, goals, voices),
    )


def judge_number(bound: date | None, reached_on: date | None, judged_on: date) -> Judgement:
    """Judge a number: kept when reached in time; late from the last day on, until it is reached."""
    if bound is None:
        return Judgement(Outcome.UNSCORED)
    if reached_on is None and not is_late(bound, judged_on):
        return Judgement(Outcome.OPEN)
    late = days_late(bound, reached_on or judged_on)
    return Judgement(Outcome.LATE if is_late(bound, reached_on or judged_on) else Outcome.KEPT, late, late)


def _superseding(fact: TargetFact, goals: Sequence[TargetFact], voices: Mapping[int, Voice]) -> TargetFact | None:
    """Return the next goal of the same target and voice for another time, in the same letter or a later one."""
    newer = [
        goal
        for goal in goals
        if goal.role == GOAL
        and goal.target == fact.target
        and in_order_of_news(goal) > in_order_of_news(fact)
        and goal.latest != fact.latest
        and voices.get(goal.key) == voices.get(fact.key)
    ]
    return newer[0] if newer else None
