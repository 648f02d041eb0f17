"""Specification: counts of covenants, by a named rule, at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from covenants.domain.facts import RuleFact
from covenants.domain.lateness import Schedule
from covenants.domain.outcome import CovenantOutcome, Life
from covenants.domain.reading import CovenantReading
from covenants.kinds import NEGOTIATING


def counts(rule: RuleFact, reading: CovenantReading) -> bool:
    """Say whether `rule` counts this covenant at all (signed or not)."""
    covenant = reading.covenant
    if covenant.slug in rule.excluded or (rule.only and covenant.slug not in rule.only):
        return False
    if rule.without_subsectors and covenant.is_subsector:
        return False
    if rule.facilitated_by and rule.facilitated_by not in covenant.facilitators:
        return False
    return not (rule.running_only and reading.is_signed and reading.conclusion.life is not Life.RUNNING)


def counted(rule: RuleFact, readings: Iterable[CovenantReading]) -> tuple[CovenantReading, ...]:
    """Return the covenants that `rule` counts."""
    return tuple(reading for reading in readings if counts(rule, reading))


def signed(readings: Iterable[CovenantReading]) -> tuple[CovenantReading, ...]:
    """Return the signed ones, by day of signing."""
    found = [reading for reading in readings if reading.is_signed]
    return tuple(sorted(found, key=lambda reading: (reading.signed_on or date.max, reading.slug)))


def presented(readings: Iterable[CovenantReading]) -> tuple[CovenantReading, ...]:
    """Return those presented and not yet signed."""
    return tuple(reading for reading in readings if reading.state("presented").is_achieved and not reading.is_signed)


def in_negotiation(readings: Iterable[CovenantReading]) -> tuple[CovenantReading, ...]:
    """Return those whose furthest milestone is a step of negotiation."""
    return tuple(reading for reading in readings if reading.phase in NEGOTIATING)


def with_schedule(readings: Iterable[CovenantReading], schedule: Schedule) -> tuple[CovenantReading, ...]:
    """Return those whose signing stands so against what was said of it."""
    return tuple(reading for reading in readings if reading.schedule.schedule is schedule)


def expected_by(readings: Iterable[CovenantReading], day: date, judged_on: date) -> tuple[CovenantReading, ...]:
    """Return those signed by `day`, and those whose window ends by then and is open on the day of judgement."""
    return tuple(reading for reading in readings if is_expected_by(reading, day, judged_on))


def is_expected_by(reading: CovenantReading, day: date, judged_on: date) -> bool:
    """Never what is overdue, silent or stopped; up to the day of judgement it was signed or it was not."""
    if reading.signed_on:
        return reading.signed_on <= day
    if reading.conclusion.outcome in (CovenantOutcome.SILENT, CovenantOutcome.STOPPED):
        return False
    return reading.expected_until is not None and judged_on <= reading.expected_until <= day
