"""Silence: how long nothing may move before a covenant is silent, and who is no longer mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imvo_tracker.lib.period_calendar import add_months

SILENT_MONTHS = 9


def silent_since(judged_on: date) -> date:
    """Return the day on or before which the last movement must lie for silence (record.md, section 5)."""
    return add_months(judged_on, -SILENT_MONTHS)


@dataclass(frozen=True, slots=True)
class NoLongerMentioned:
    """A covenant named in one progress document and absent from the next; both by their key."""

    covenant: str
    named_in: str
    absent_from: str
