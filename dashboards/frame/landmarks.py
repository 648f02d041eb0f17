"""The days that matter at a moment: both deadlines, and the last signature that the goal needed."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.words.counts import say_ordinal


def landmarks(record: Record) -> list[tuple[date, str]]:
    """Return the days that are over on the day of judgement, each with what happened on it; no later one is told."""
    found = record.goal_so_far
    if found is None:
        return []
    days = (
        (found.goal.deadline, _("the first deadline")),
        (found.goal.superseded_by, _("the day named in the letter")),
        (found.reached_on, _("the %(place)s signature") % {"place": say_ordinal(found.count)}),
    )
    return [(day, what) for day, what in days if day and day <= found.judged_on]
