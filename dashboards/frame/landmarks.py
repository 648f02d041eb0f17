"""The days that matter at a moment: the letter, both deadlines, and the last signature that the goal needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.words.counts import say_ordinal

LETTER_DAY = date(2016, 6, 17)  # Kamerstuk 26 485, nr. 220


def landmarks(record: Record) -> Mapping[date, str]:
    """Return the days that are over on the day of judgement, each with what happened on it; no later one is told."""
    so_far = record.goal_so_far
    days: list[tuple[date | None, str]] = [(LETTER_DAY, _("the letter nr. 220"))]
    if so_far is not None:
        days += (
            (so_far.goal.deadline, _("the first deadline")),
            (so_far.goal.superseded_by, _("the day named in the letter")),
            (so_far.reached_on, _("the %(place)s signature") % {"place": say_ordinal(so_far.count)}),
        )
    past = [(day, what) for day, what in days if day and day <= record.as_of.judged_on]
    return {day: ", ".join(what for other, what in past if other == day) for day, _what in sorted(past)}
