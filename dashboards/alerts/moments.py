"""Up to which moment somebody was told: a revision and a day. Nothing here compares instants of a clock."""

from __future__ import annotations

from datetime import date, timedelta

from dashboards.models import Frequency, Subscription
from dossier.published import read_head
from imvo_tracker.lib.asof import AsOf, today

MONDAY = 0


def present() -> AsOf:
    """Return the moment of now: the newest revision, and today."""
    day = today()
    return AsOf(day, day, read_head().number)


def told_moment(row: Subscription) -> AsOf:
    """Return the moment up to which a row was told."""
    return AsOf(row.told_on, row.told_on, row.told_revision)


def may_be_told(row: Subscription, now: AsOf) -> bool:
    """Say whether it is time to look for news: the weekly ones wait for the next Monday."""
    if told_moment(row) == now or row.told_on > now.day or row.told_revision > (now.revision or 0):
        return False
    return row.frequency != Frequency.WEEKLY or row.told_on < last_monday(now.day)


def last_monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=(day.weekday() - MONDAY) % 7)
