"""Specification: two moments side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from covenants.domain.comparison import Change
from covenants.domain.lateness import Schedule
from covenants.domain.phase import NO_PHASE
from covenants.domain.reading import SIGNED, CovenantReading
from covenants.kinds import KIND_ORDER


@dataclass(frozen=True, slots=True)
class Difference:
    """One covenant at both moments, with every change between them; none means it stood still."""

    slug: str
    before: CovenantReading | None
    after: CovenantReading | None
    changes: tuple[Change, ...]


def compare(before: Iterable[CovenantReading], after: Iterable[CovenantReading]) -> tuple[Difference, ...]:
    """Return a row for each covenant known at one of the moments, by slug."""
    old = {reading.slug: reading for reading in before}
    new = {reading.slug: reading for reading in after}
    return tuple(
        Difference(slug, old.get(slug), new.get(slug), changes(old.get(slug), new.get(slug)))
        for slug in sorted(old.keys() | new.keys())
    )


def changes(before: CovenantReading | None, after: CovenantReading | None) -> tuple[Change, ...]:
    """Return the changes from one reading to the other, in the order of `Change`."""
    if before is None or after is None:
        return (Change.NEW,) if before is None else (Change.GONE,)
    tests = {
        Change.FURTHER: _rank(after) > _rank(before) and not _is_dropped(after),
        Change.BACK: _rank(after) < _rank(before),
        Change.LATER: _moved(before, after) > 0,
        Change.EARLIER: _moved(before, after) < 0,
        Change.DROPPED: _is_dropped(after) and not _is_dropped(before),
        Change.SOURCE: _has_other_source(before, after),
    }
    return tuple(change for change, holds in tests.items() if holds)


def _rank(reading: CovenantReading) -> int:
    return -1 if reading.phase == NO_PHASE else KIND_ORDER[reading.phase]


def _moved(before: CovenantReading, after: CovenantReading) -> int:
    """Return by how many days the expected signing moved; 0 when either gives no day."""
    if before.is_signed or after.is_signed or not (before.expected_until and after.expected_until):
        return 0
    return (after.expected_until - before.expected_until).days


def _is_dropped(reading: CovenantReading) -> bool:
    return reading.schedule.schedule is Schedule.ABANDONED


def _has_other_source(before: CovenantReading, after: CovenantReading) -> bool:
    """The same day of signing, now proven by another statement."""
    first, second = before.state(SIGNED).decided_by, after.state(SIGNED).decided_by
    return before.is_signed and after.is_signed and first != second
