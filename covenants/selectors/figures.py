"""The figures of `manage.py figures`, as plain values; the pages read the same `Record`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from covenants.domain.thresholds import ThresholdState
from covenants.moment.record import Record


def figures(record: Record) -> dict[str, object]:
    """Return the figures with the keys of the command's JSON; dates as ISO strings."""
    return {
        "as_of": record.as_of.day.isoformat(),
        "known_on": record.as_of.known_on.isoformat(),
        "revision": record.as_of.revision,
        "counting_rule": record.rule.slug,
        "signed": len(record.signed),
        "presented": len(record.presented),
        "in_negotiation": len(record.in_negotiation),
        "expected_by": {day.isoformat(): count for day, count in record.outlook.items()},
        "goal": _goal(record),
        "thresholds": _thresholds(record.thresholds),
        "covenants": [
            {
                "slug": reading.slug,
                "phase": reading.phase,
                "schedule": str(reading.schedule.schedule),
                "days_late": reading.schedule.days_late,
                "outcome": str(reading.conclusion.outcome),
                "life": None if reading.conclusion.life is None else str(reading.conclusion.life),
                "signed_on": _iso(reading.signed_on),
            }
            for reading in record.readings
        ],
    }


def _goal(record: Record) -> dict[str, object] | None:
    if record.goal is None:
        return None
    return {
        "count": int(record.goal.count),
        "deadline": _iso(record.goal.deadline),
        "superseded_by": _iso(record.goal.superseded_by),
    }


def _thresholds(states: Iterable[ThresholdState]) -> dict[str, list[dict[str, object]]]:
    by_covenant: dict[str, list[dict[str, object]]] = defaultdict(list)
    for state in states:
        by_covenant[state.covenant] += _conditions(state)
    return dict(by_covenant)


def _conditions(state: ThresholdState) -> list[dict[str, object]]:
    return [
        {
            "unit": judged.condition.unit,
            "minimum": format(judged.condition.minimum.normalize(), "f"),
            "state": str(judged.verdict),
        }
        for judged in state.conditions
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
