"""Promised against signed over time: the line of each letter as it was promised then, and the signatures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from covenants.domain.goal_so_far import GoalSoFar
from covenants.domain.tally import Tally
from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.files import chart_links
from dashboards.charts.steps import Mark, StepLine, Steps, draw_steps
from dashboards.formats.base import Cell
from dashboards.overview.story import story
from dashboards.words.counts import say_before
from dashboards.words.wording import pick, say_day

SLUG = "beloofd-en-ondertekend"
MOST_DAYS = 60  # of a line; more could not be told apart
MOST_MARKS = 4  # of a line: the last half-years, which hold what came before


def build(source: ChartSource) -> DrawnChart | None:
    """Return the chart, or None while no letter promised anything."""
    record = source.record
    letters = [record.counted.promised_in(letter) for letter in record.counted.letters]
    if not letters:
        return None
    first, so_far = letters[0], story(record)
    promised, signed = [tally.within(MOST_DAYS) for tally in letters], _signed(record, so_far)
    is_whole = promised[0] is first and signed is record.counted.signed_tally
    title = _title(record, first)
    lines = [*(_promised_line(tally, record) for tally in promised), *_signed_line(signed, record, so_far)]
    steps = Steps(
        title, _in_words(record), lines, goal=so_far.count if so_far else None, goal_label=_goal_label(so_far)
    )
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_steps(steps, SLUG),
        caption=_("Promised and signed, by day"),
        caption_note=_note(record, is_whole=is_whole),
        columns=(_("Day"), _("Promised by then"), _("Signed by then")),
        rows=_rows(record, first, {*promised[0].days, *signed.days}),
        links=chart_links(source.asked, record, "overview_file", SLUG),
        embed_url=embed_url(source.asked, record, "overview_chart", SLUG),
    )


def _signed(record: Record, so_far: GoalSoFar | None) -> Tally:
    """Return the signatures on as many days as can be drawn, those that bear a mark among them."""
    marked = (*so_far.deadlines, so_far.reached_on) if so_far else ()
    return record.counted.signed_tally.within(MOST_DAYS, beside=filter(None, marked))


def _note(record: Record, *, is_whole: bool) -> str:
    rule = {"rule": pick(record.rule.name, record.rule.name_en)}
    note = _("Promises as they were made; counting rule “%(rule)s”.") % rule
    return note if is_whole else f"{note} " + _("Of each month, quarter or year the last day on which a count changed.")


def _title(record: Record, promised: Tally) -> str:
    """Return the finding: how many were promised for the last day, and how many were signed by then."""
    last = promised.days[-1]
    words = {"promised": promised.totals[-1], "before": say_before(last)}
    if last > record.as_of.judged_on:
        return _("%(promised)s promised %(before)s") % words
    signed = record.counted.signed_by(last)
    finding = ngettext(
        "%(promised)s promised %(before)s, %(signed)s signed by then",
        "%(promised)s promised %(before)s, %(signed)s signed by then",
        signed,
    )
    return finding % (words | {"signed": signed})


def _in_words(record: Record) -> str:
    return _(
        "Stepped lines count agreements: promised for a day at the latest (dashed), and signed (solid), on %(day)s."
    ) % {"day": say_day(record.as_of.day)}


def _promised_line(tally: Tally, record: Record) -> StepLine:
    points = list(zip(tally.days, tally.totals, strict=True))
    ends = {day: total for day, total in points if (day.month, day.day) in ((6, 30), (12, 31))}
    marks = [Mark(day, str(total)) for day, total in ends.items()][-MOST_MARKS:]
    return StepLine(_("promised"), points, is_promise=True, marks=marks, until=record.as_of.judged_on)


def _signed_line(tally: Tally, record: Record, so_far: GoalSoFar | None) -> list[StepLine]:
    if not tally.days:
        return []
    marks = []
    if so_far:
        for day in so_far.deadlines:
            if tally.days[0] <= day <= record.as_of.judged_on:
                marks.append(Mark(day, str(so_far.signed_by(day))))
        if so_far.reached_on and so_far.days_late:
            late = ngettext("+%(days)s day", "+%(days)s days", so_far.days_late) % {"days": so_far.days_late}
            marks.append(Mark(so_far.reached_on, late))
    points = list(zip(tally.days, tally.totals, strict=True))
    return [StepLine(pgettext("line", "signed"), points, marks=marks, until=record.as_of.judged_on)]


def _goal_label(so_far: GoalSoFar | None) -> str:
    return _("goal %(count)s") % {"count": so_far.count} if so_far else ""


def _rows(record: Record, promised: Tally, days: Iterable[date]) -> tuple[tuple[Cell, ...], ...]:
    signed, until = record.counted.signed_tally, record.as_of.judged_on
    return tuple((day, promised.by(day), signed.by(day) if day <= until else None) for day in sorted(days))
