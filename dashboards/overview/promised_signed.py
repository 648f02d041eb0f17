"""Promised against signed over time, with the goal and both deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.curve import CurvePoint, Tally, curve
from covenants.moment.record import Record
from dashboards.charts.base import Chart, ChartSource
from dashboards.words.wording import pick, say_day

SLUG = "beloofd-en-ondertekend"


@dataclass(frozen=True, slots=True)
class PromisedSigned:
    """The points of both lines, the goal and its deadlines, the day asked about."""

    line: tuple[CurvePoint, ...]
    goal: int | None
    deadlines: tuple[tuple[date, str], ...]
    day: date


def build(source: ChartSource) -> Chart | None:
    """Return the chart, or None while no covenant is known."""
    record = source.record
    if not record.counted:
        return None
    points = promised_signed(record)
    return Chart(
        slug=SLUG,
        title=_("Promised and signed"),
        description=_("The stepped lines count covenants: promised for a day at the latest, and signed by that day."),
        caption=_("Promised and signed, by day"),
        caption_note=_("Promises as known on %(known_on)s; counting rule “%(rule)s”.")
        % {
            "known_on": say_day(record.as_of.known_on),
            "rule": pick(record.rule.name, record.rule.name_en),
        },
        columns=(_("Day"), _("Promised by then"), _("Signed by then"), _("Goal")),
        rows=tuple(_row(point, points) for point in points.line),
        points=points,
        drawing="dashboards.overview.drawing.draw_promised_signed",
        data_url=source.data_url(SLUG),
    )


def promised_signed(record: Record) -> PromisedSigned:
    """Return the points; the goal stands on the line from the day it was known."""
    goal = record.goal
    deadlines = _deadlines(record)
    marks = [day for day, _label in deadlines]
    if goal:
        marks.append(goal.first.known_from)
    line = curve(_promised(record), record.counted.signed_tally, record.as_of, marks)
    return PromisedSigned(line, int(goal.count) if goal else None, deadlines, record.as_of.day)


def _promised(record: Record) -> Tally:
    """Return what the first letter that promises anything promises."""
    letters = record.counted.letters
    return record.counted.promised_in(letters[0]) if letters else Tally((), ())


def _deadlines(record: Record) -> tuple[tuple[date, str], ...]:
    if record.goal is None:
        return ()
    named = ((record.goal.deadline, _("first deadline")), (record.goal.superseded_by, _("new deadline")))
    return tuple((day, label) for day, label in named if day)


def _row(point: CurvePoint, points: PromisedSigned) -> tuple[str, ...]:
    remarks = [label for day, label in points.deadlines if day == point.day]
    if point.day == points.day:
        remarks.insert(0, _("this day"))
    day = f"{say_day(point.day)} ({', '.join(remarks)})" if remarks else say_day(point.day)
    signed = _("not yet known") if point.signed is None else str(point.signed)
    return (day, str(point.promised), signed, "–" if points.goal is None else str(points.goal))
