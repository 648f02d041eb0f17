"""The figures on the picture that is shown where a page is shared: goal, deadlines, last signature, the day."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.words.wording import say_day

# What the typeface of the picture cannot draw, and what stands in its place.
_PLAIN = str.maketrans({"–": "-", "—": "-", "…": "..."})


@dataclass(frozen=True, slots=True)
class CardFigure:
    """One large figure with a line or two below it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that stands on the picture, in letters its typeface has."""

    site: str
    title: str
    figures: tuple[CardFigure, ...]
    moment: str


def card(record: Record) -> Card:
    """Return the card of a moment."""
    return Card(
        site=plain(_("IMVO covenant tracker")),
        title=plain(_title(record)),
        figures=tuple(CardFigure(plain(one.value), plain(one.label)) for one in _figures(record)),
        moment=plain(
            _("Situation on %(day)s, as known on %(known_on)s")
            % {"day": say_day(record.as_of.day), "known_on": say_day(record.as_of.known_on)}
        ),
    )


def plain(text: str) -> str:
    """Return a text without accents: the typeface of the picture has none."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _title(record: Record) -> str:
    if record.goal is None:
        return _("Agreements on responsible business conduct")
    until = say_day(record.goal.deadline)
    if not until:
        return _("Promised: %(count)s agreements") % {"count": int(record.goal.count)}
    return _("Promised: %(count)s agreements by %(day)s") % {"count": int(record.goal.count), "day": until}


def _figures(record: Record) -> Iterator[CardFigure]:
    """The signed ones on each deadline that is over, the day the goal was reached, and the day asked about."""
    day, goal = record.as_of.judged_on, record.goal_so_far
    if goal:
        for deadline in goal.deadlines:
            if deadline < day:
                words = {"signed": goal.signed_by(deadline), "goal": goal.count}
                yield CardFigure(_("%(signed)s of %(goal)s") % words, say_day(deadline))
        if goal.reached_on and goal.reached_on <= day:
            yield CardFigure(_("no. %(goal)s") % {"goal": goal.count}, _reached(goal.reached_on, goal.days_late))
    yield CardFigure(str(record.counted.signed_by(day)), _("signed up to this day"))


def _reached(day: date, late: int) -> str:
    if not late:
        return _("signed on %(day)s") % {"day": say_day(day)}
    return _("signed on %(day)s, %(count)s days late") % {"day": say_day(day), "count": late}
