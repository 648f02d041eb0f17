"""The story of the goal in two sentences and four figures: promised, there on the day, when at last, what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.facts import ABANDONED, TargetFact
from covenants.domain.goal_so_far import GoalSoFar
from covenants.domain.outcome import Life
from covenants.moment.record import Record
from dashboards.page_request import PageRequest
from dashboards.words.counts import say_before, say_count, say_ordinal
from dashboards.words.lives import say_lives
from dashboards.words.marks import say_late
from dashboards.words.wording import say_day


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the strip: a number or a place in a row, its day, and the rows behind it."""

    value: str
    unit: str
    label: str
    note: str
    url: str


def story(record: Record) -> GoalSoFar | None:
    """Return what came of the main goal; None while no goal with a deadline was known."""
    return record.goal_so_far if record.goal and record.goal.deadline else None


def last_needed(so_far: GoalSoFar, record: Record) -> str:
    """Return the key of the covenant whose signature reached the number; "" while it is missing."""
    return next(reversed(record.signed.signed_on(so_far.reached_on).slugs), "") if so_far.reached_on else ""


def given_up(so_far: GoalSoFar, record: Record) -> TargetFact | None:
    """Return the first word that gave the goal up."""
    own = [fact for fact in record.targets if fact.target == so_far.goal.target and fact.modality == ABANDONED]
    return min(own, key=lambda fact: fact.known_from, default=None)


# Sentences.


def say_title(so_far: GoalSoFar | None, record: Record) -> str:
    """Return what was promised and what was there: the heading of the site."""
    if so_far is None or so_far.goal.deadline is None:
        return _signed_on(len(record.signed), record.as_of.day) if record.readings else _("Nothing was known yet")
    promised = _("%(count)s agreements promised %(before)s.") % {
        "count": capfirst(say_count(so_far.count)),
        "before": say_before(so_far.goal.deadline),
    }
    if not so_far.is_over:
        return f"{promised} {_signed_on(so_far.so_far, so_far.judged_on)}"
    return f"{promised} {_there_were(so_far.signed_by(so_far.goal.deadline))}"


def _signed_on(count: int, day: date) -> str:
    if count == 0:
        return _("On %(day)s none was signed yet.") % {"day": say_day(day)}
    words = ngettext("On %(day)s, %(count)s was signed.", "On %(day)s, %(count)s were signed.", count)
    return words % {"day": say_day(day), "count": say_count(count)}


def _there_were(count: int) -> str:
    if count == 0:
        return _("On that day there was none.")
    words = ngettext("On that day there was %(count)s.", "On that day there were %(count)s.", count)
    return words % {"count": say_count(count)}


def say_lead(so_far: GoalSoFar | None, record: Record) -> str:
    """Return what came afterwards: the last signature needed, and how many still live."""
    if so_far is None:
        return ""
    return " ".join(
        filter(None, (said_of_the_goal(so_far, record), say_lives(record.signed.by_life, record.as_of.judged_on)))
    )


def said_of_the_goal(so_far: GoalSoFar, record: Record) -> str:
    """Return when the last signature needed came, or for how long it is missing."""
    place = say_ordinal(so_far.count)
    if so_far.reached_on:
        words = {"place": place, "day": say_day(so_far.reached_on)}
        if not so_far.days_late:
            return _("The %(place)s was signed on %(day)s, in time.") % words
        late = ngettext(
            "The %(place)s was signed on %(day)s, %(days)s day late.",
            "The %(place)s was signed on %(day)s, %(days)s days late.",
            so_far.days_late,
        )
        return late % (words | {"days": so_far.days_late})
    if so_far.days_late:
        missing = ngettext(
            "The %(place)s is missing, %(days)s day after that date.",
            "The %(place)s is missing, %(days)s days after that date.",
            so_far.days_late,
        )
        return missing % {"place": place, "days": so_far.days_late}
    return _given_up(so_far, record)


def _given_up(so_far: GoalSoFar, record: Record) -> str:
    said = given_up(so_far, record)
    if said is None:
        return ""
    day = say_day(said.known_from)
    if so_far.goal.superseded_by is None:
        return _("The cabinet said on %(day)s that this will not be reached.") % {"day": day}
    words = _("The cabinet said on %(day)s that this will not be reached, and is confident of it %(before)s.")
    return words % {"day": day, "before": say_before(so_far.goal.superseded_by)}


# Figures.


def figures_of(so_far: GoalSoFar | None, record: Record, asked: PageRequest) -> tuple[Figure, ...]:
    """Return the figures of the strip by day; what is nought is no figure."""
    if so_far is None:
        return ()
    days = [(so_far.goal.deadline, _("first deadline")), (so_far.goal.superseded_by, _("named in the letter"))]
    strip = [_at(so_far, record, asked, day, note) for day, note in days if day]
    strip += [_reached(so_far, record, asked), _today(so_far, record, asked)]
    return tuple(figure for figure in strip if figure)


def _of_goal(so_far: GoalSoFar) -> str:
    return _("of %(count)s") % {"count": so_far.count}


def _at(so_far: GoalSoFar, record: Record, asked: PageRequest, day: date, note: str) -> Figure | None:
    known_on = record.as_of.known_on.isoformat()
    if day <= so_far.judged_on:
        url = asked.link("covenants", status="signed", peildatum=day.isoformat(), bekend_op=known_on)
        return _figure(so_far.signed_by(day), _of_goal(so_far), say_day(day), note, url)
    url = asked.link("covenants", verwacht_tot=day.isoformat(), geteld="ja")
    expected = len(record.expected_by(day))
    return _figure(expected, "", capfirst(say_before(day)), _("signed or still expected"), url)


def _reached(so_far: GoalSoFar, record: Record, asked: PageRequest) -> Figure | None:
    if so_far.reached_on is None:
        return None
    url = asked.link("covenant", last_needed(so_far, record))
    return Figure(
        _("%(place)sth") % {"place": so_far.count}, "", say_day(so_far.reached_on), say_late(so_far.days_late), url
    )


def _today(so_far: GoalSoFar, record: Record, asked: PageRequest) -> Figure | None:
    if so_far.judged_on in (so_far.goal.deadline, so_far.goal.superseded_by):
        return None
    running = record.signed.by_life[Life.RUNNING]
    note = (
        ngettext("%(count)s is known to run", "%(count)s are known to run", running) % {"count": running}
        if running
        else ""
    )
    return _figure(so_far.so_far, "", say_day(so_far.judged_on), note, asked.link("covenants", status="signed"))


def _figure(value: int, unit: str, label: str, note: str, url: str) -> Figure | None:
    return Figure(str(value), unit, label, note, url) if value else None
