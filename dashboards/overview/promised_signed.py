"""Promised against signed over time: the line of each letter as it was promised then, and the signatures."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.domain.goal_so_far import GoalSoFar
from covenants.domain.tally import Tally
from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_links
from dashboards.charts.steps import Mark, StepLine, Steps, draw_steps
from dashboards.formats.base import Cell
from dashboards.overview.story import story
from dashboards.words.counts import say_before
from dashboards.words.wording import pick, say_day

SLUG = "beloofd-en-ondertekend"


def build(source: ChartSource) -> DrawnChart | None:
    """Return the chart, or None while no letter promised anything."""
    record = source.record
    promised = {letter: record.counted.promised_in(letter) for letter in record.counted.letters}
    if not promised:
        return None
    first = next(iter(promised.values()))
    found = story(record)
    title = _title(record, first)
    lines = [*(_promised_line(tally, record) for tally in promised.values()), *_signed_line(record, found)]
    steps = Steps(title, _in_words(record), lines, goal=found.count if found else None, goal_label=_goal_label(found))
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_steps(steps, SLUG),
        caption=_("Promised and signed, by day"),
        caption_note=_("Promises as they were made; counting rule “%(rule)s”.")
        % {"rule": pick(record.rule.name, record.rule.name_en)},
        columns=(_("Day"), _("Promised by then"), _("Signed by then")),
        rows=_rows(record, first),
        links=chart_links(source.asked, record, "overview_file", SLUG),
    )


def _title(record: Record, promised: Tally) -> str:
    """Return the finding: how many were promised for the last day, and how many were signed by then."""
    last = promised.days[-1]
    words = {"promised": promised.totals[-1], "before": say_before(last)}
    if last > record.as_of.judged_on:
        return _("%(promised)s promised %(before)s") % words
    signed = record.counted.signed_by(last)
    found = ngettext(
        "%(promised)s promised %(before)s, %(signed)s signed by then",
        "%(promised)s promised %(before)s, %(signed)s signed by then",
        signed,
    )
    return found % (words | {"signed": signed})


def _in_words(record: Record) -> str:
    return _(
        "Stepped lines count agreements: promised for a day at the latest (dashed), and signed (solid), on %(day)s."
    ) % {"day": say_day(record.as_of.day)}


def _promised_line(tally: Tally, record: Record) -> StepLine:
    points = list(zip(tally.days, tally.totals, strict=True))
    ends = {day: total for day, total in points if (day.month, day.day) in ((6, 30), (12, 31))}
    marks = [Mark(day, str(total)) for day, total in ends.items()]
    return StepLine(_("promised"), points, is_promise=True, marks=marks, until=record.as_of.judged_on)


def _signed_line(record: Record, found: GoalSoFar | None) -> list[StepLine]:
    tally = record.counted.signed_tally
    if not tally.days:
        return []
    marks = []
    if found:
        for day in found.deadlines:
            if tally.days[0] <= day <= record.as_of.judged_on:
                marks.append(Mark(day, str(found.signed_by(day))))
        if found.reached_on and found.days_late:
            late = ngettext("+%(days)s day", "+%(days)s days", found.days_late) % {"days": found.days_late}
            marks.append(Mark(found.reached_on, late))
    points = list(zip(tally.days, tally.totals, strict=True))
    return [StepLine(_("signed line"), points, marks=marks, until=record.as_of.judged_on)]


def _goal_label(found: GoalSoFar | None) -> str:
    return _("goal %(count)s") % {"count": found.count} if found else ""


def _rows(record: Record, promised: Tally) -> tuple[tuple[Cell, ...], ...]:
    signed, until = record.counted.signed_tally, record.as_of.judged_on
    days: set[date] = {*promised.days, *signed.days}
    return tuple((day, promised.by(day), signed.by(day) if day <= until else None) for day in sorted(days))
