"""Specification: the state of one milestone of one covenant at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from covenants.domain.facts import ABANDONED, STATED, MilestoneFact
from covenants.domain.lateness import Schedule, days_late
from covenants.domain.milestones import MilestoneState
from imvo_tracker.lib.asof import AsOf
from tests.spec.facts import decides, news_order, sealed_order
from tests.spec.lateness import schedule_of


def state_of(facts: Sequence[MilestoneFact], as_of: AsOf, *, strict: bool = False) -> MilestoneState:
    """Return the state of one (covenant, kind) from its visible statements.

    A deciding fact whose window is over on the day -> achieved (the last sealed one is used);
    else the newest expectation judged by its window; else unknown.
    """
    differ = len(facts) > 1 and sources_differ(facts, as_of.day)
    actual = deciding_fact(facts, as_of.day)
    if actual is not None:
        return MilestoneState(Schedule.ACHIEVED, actual, differ)
    promise = newest_expectation(facts)
    if promise is None:
        return MilestoneState(Schedule.UNKNOWN, None, differ)
    return _judge(promise, as_of, differ, strict=strict)


def _judge(promise: MilestoneFact, as_of: AsOf, differ: bool, *, strict: bool) -> MilestoneState:
    if promise.modality == ABANDONED:
        return MilestoneState(Schedule.ABANDONED, promise, differ)
    latest = promise.bound(strict=strict)
    schedule = schedule_of(promise.earliest, latest, as_of.judged_on)
    late = days_late(latest, as_of.judged_on) if schedule is Schedule.LATE else None
    return MilestoneState(schedule, promise, differ, late)


def deciding_fact(facts: Iterable[MilestoneFact], day: date) -> MilestoneFact | None:
    """Return the last sealed fact that is over on `day`: never earlier than the source supports."""
    over = [fact for fact in facts if fact.is_fact and decides(fact) and fact.latest is not None and fact.latest <= day]
    return max(over, key=sealed_order, default=None)


def newest_expectation(facts: Iterable[MilestoneFact]) -> MilestoneFact | None:
    """Return the expectation known last; what is only implied is never scored as a promise."""
    stated = [fact for fact in facts if not fact.is_fact and decides(fact) and fact.basis == STATED]
    return max(stated, key=news_order, default=None)


def outlook_bound(facts: Sequence[MilestoneFact], judged_on: date) -> date | None:
    """Return the last day by which the newest source expects it, implied windows included.

    Of its windows the first that is still open on the day of judgement; once all are over, the last.
    """
    expected = [fact for fact in facts if not fact.is_fact and decides(fact) and fact.modality != ABANDONED]
    if not expected:
        return None
    newest = max(fact.known_from for fact in expected)
    bounds = [fact.latest for fact in expected if fact.known_from == newest and fact.latest]
    still_open = [bound for bound in bounds if bound >= judged_on]
    return min(still_open) if still_open else max(bounds, default=None)


def sources_differ(facts: Iterable[MilestoneFact], day: date) -> bool:
    """Say whether visible facts name windows that cannot both be right."""
    windows = [
        (fact.earliest, fact.latest)
        for fact in facts
        if fact.is_fact and fact.earliest and fact.latest and fact.latest <= day
    ]
    latest_start = max((start for start, _end in windows), default=None)
    first_end = min((end for _start, end in windows), default=None)
    return latest_start is not None and first_end is not None and latest_start > first_end
