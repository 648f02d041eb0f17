"""Specification: silence, when nothing moved for nine months, and who is no longer mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from covenants.domain.silence import NoLongerMentioned
from covenants.kinds import ENDINGS

SILENT_MONTHS = 9


def months_before(day: date, months: int) -> date:
    """Return the same day `months` earlier, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = date.fromordinal(first_of_next.toordinal() - 1).day
    return date(year, month + 1, min(day.day, last))


def is_silent(last_movement: date | None, judged_on: date) -> bool:
    """Say whether nothing moved for nine months (record.md, section 5)."""
    return last_movement is None or last_movement <= months_before(judged_on, SILENT_MONTHS)


def has_fallen_silent(last_movement: date | None, phase: str, judged_on: date) -> bool:
    """Say whether a covenant is silent: nothing moved for nine months, and its life is not over."""
    return phase not in ENDINGS and is_silent(last_movement, judged_on)


def no_longer_mentioned(
    documents: Sequence[str], mentions: Mapping[str, Iterable[str]]
) -> tuple[NoLongerMentioned, ...]:
    """Compare each progress document with the next; `mentions` holds the covenants of each."""
    found = []
    for earlier, later in pairwise(documents):
        absent = set(mentions.get(earlier, ())) - set(mentions.get(later, ()))
        found += [NoLongerMentioned(covenant, earlier, later) for covenant in sorted(absent)]
    return tuple(found)
