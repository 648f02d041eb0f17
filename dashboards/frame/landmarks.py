"""The days that matter at a moment: both deadlines, and the last signature that the goal needed."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.number_promises import counted_days
from covenants.moment.record import Record
from dashboards.words.counts import say_ordinal


def landmarks(record: Record) -> list[tuple[date, str]]:
    """Return the days that are over on the day of judgement, each with what happened on it; no later one is told."""
    goal = record.goal
    if goal is None:
        return []
    signed = counted_days(record.counted.signing_days, goal.first.counts_from)
    needed = int(goal.count)
    days = [(goal.deadline, _("the first deadline")), (goal.superseded_by, _("the day named in the letter"))]
    if len(signed) >= needed:
        days.append((signed[needed - 1], _("the %(place)s signature") % {"place": say_ordinal(needed)}))
    return [(day, what) for day, what in days if day and day <= record.as_of.judged_on]
