"""The target and the sum of the outlooks beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from covenants.domain.facts import TargetFact

WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with the deadline first set and the later one named since, if any: a new goal or an expectation."""

    target: str
    count: Decimal
    deadline: date | None
    superseded_by: date | None
    first: TargetFact
    current: TargetFact


@dataclass(frozen=True, slots=True)
class OutlookSum:
    """What one document says will be concluded by a day, and the running total.

    `parts` maps each grouping to its quantities: alternatives of one another, never added.
    """

    until: date
    parts: Mapping[str, tuple[Decimal, ...]]
    quantity: Decimal
    cumulative: Decimal


def is_whole(fact: TargetFact) -> bool:
    """Say whether an outlook names the whole number ("ten will be there by then"), and is part of no sum."""
    return fact.role == "outlook" and fact.tally == WHOLE


def main_goal(facts: Iterable[TargetFact]) -> Goal | None:
    """Return the goal of the target that was known first, with the newest day named for it.

    Who set the goal may expect it for another day without setting it anew; that day is named beside the deadline.
    """
    named = sorted((fact for fact in facts if fact.role == "goal" or is_whole(fact)), key=in_order_of_news)
    goals = [fact for fact in named if fact.role == "goal"]
    if not goals:
        return None
    first = goals[0]
    of_target = [fact for fact in named if fact.target == first.target]
    current = [fact for fact in of_target if fact.role == "goal" or fact.actor == first.actor][-1]
    moved = current.latest if current.latest != first.latest else None
    return Goal(first.target, current.quantity, first.latest, moved, first, current)


def in_order_of_news(fact: TargetFact) -> tuple[date, date, int, int]:
    """Return the key that puts target statements in the order in which they became known."""
    return (fact.known_from, fact.latest or date.max, fact.revision, fact.key)


def outlook_sums(facts: Iterable[TargetFact], document: str) -> tuple[OutlookSum, ...]:
    """Return the sums of the outlooks in one document, by deadline, with running totals.

    Two groupings of the same covenants ("3 + 4" and "2 + 5") are one sum, not two.
    """
    by_day: dict[date, dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if _is_part(fact) and fact.document == document and fact.latest:
            by_day[fact.latest][fact.tally].append(fact.quantity)
    days = sorted(by_day)
    quantities = [max(sum(part, Decimal()) for part in by_day[day].values()) for day in days]
    return tuple(
        OutlookSum(day, {tally: tuple(part) for tally, part in by_day[day].items()}, quantity, total)
        for day, quantity, total in zip(days, quantities, accumulate(quantities), strict=True)
    )


def documents_with_outlook(facts: Iterable[TargetFact]) -> Sequence[str]:
    """Return the documents that hold parts of a sum, in the order in which they became known."""
    known_from = {fact.document: fact.known_from for fact in facts if _is_part(fact)}
    return sorted(known_from, key=lambda document: (known_from[document], document))


def _is_part(fact: TargetFact) -> bool:
    return fact.role == "outlook" and not is_whole(fact)


def half_years_from(day: date, count: int = 4) -> Sequence[date]:
    """Return the coming ends of half-years, `day` itself included: 30 June and 31 December."""
    ends = [
        end
        for year in range(day.year, day.year + count)
        for end in (date(year, 6, 30), date(year, 12, 31))
        if end >= day
    ]
    return ends[:count]
