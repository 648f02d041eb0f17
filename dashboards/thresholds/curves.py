"""Measurements in time: one curve for each covenant and unit, with the line of the threshold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.domain.facts import MeasurementFact
from covenants.domain.sensitive import SharePoint
from covenants.domain.thresholds import ThresholdState
from covenants.evidence.statements import Statement
from covenants.selectors.thresholds import MeasuredCovenant
from dashboards.charts.base import Chart, ChartSource
from dashboards.words.statements import say_measured, say_source
from dashboards.words.wording import say_day, say_minimum, say_window

EXACT, AT_LEAST, AT_MOST = "circle", "triangle-up", "triangle-down"


@dataclass(frozen=True, slots=True)
class CurveSource(ChartSource):
    """One covenant's measurements in one unit."""

    measured: MeasuredCovenant | None = None
    unit: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement. `value` is the lowest the source gives, or the highest when it gives no other.

    `decides`: the last recorded of its day. `symbol` tells "at least" and "at most" from a figure.
    """

    day: date
    value: Decimal | None
    high: Decimal | None
    number: str
    when: str
    source: str
    decides: bool
    symbol: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of one unit, oldest first, and the lines it has to reach."""

    unit: str
    points: tuple[Point, ...]
    lines: tuple[tuple[Decimal, str], ...]


def slug_of(covenant: str, unit: str) -> str:
    """Return the address of a curve; a unit holds no hyphen, so it can be read back."""
    return f"{covenant}-{unit}"


def build(source: ChartSource) -> Chart | None:
    """Return the curve; None with fewer than two days to join, unless there is a line to reach."""
    if not isinstance(source, CurveSource) or source.measured is None:
        return None
    lines = _lines(source.record.thresholds_of([source.measured.slug]), source)
    points = _points(source.measured, source)
    days = {point.day for point in points}
    if not points or (len(days) < 2 and not lines):
        return None
    unit = str(Unit(source.unit).label)
    slug = slug_of(source.measured.slug, source.unit)
    return Chart(
        slug=slug,
        title=f"{source.name}: {unit}",
        description=say_how_to_read(),
        caption=_("%(name)s, measurements in %(unit)s") % {"name": source.name, "unit": unit},
        caption_note=_needed(lines),
        columns=(_("When"), _("Measured"), _("Source")),
        rows=tuple((point.when, point.number, point.source) for point in points),
        points=Curve(unit, points, lines),
        drawing="dashboards.thresholds.drawing.draw_curve",
        data_url=source.asked.link("thresholds_chart_data", slug),
        numeric=False,
        explore_url=source.asked.link("thresholds_explored", eenheid=source.unit),
    )


def say_how_to_read() -> str:
    """Return what the signs of every curve mean."""
    return _(
        "Each dot is one measurement, an upright its interval; a triangle points up for “at least”, "
        "down for “at most”. The line follows the lowest value that is certain."
    )


def _needed(lines: Sequence[tuple[Decimal, str]]) -> str:
    return _("Needed: %(needed)s.") % {"needed": ", ".join(label for _minimum, label in lines)} if lines else ""


def _lines(states: Sequence[ThresholdState], source: CurveSource) -> tuple[tuple[Decimal, str], ...]:
    return tuple(
        (judged.condition.minimum, say_minimum(judged.condition.minimum, source.unit))
        for state in states
        for judged in state.conditions
        if judged.condition.unit == source.unit
    )


def _points(measured: MeasuredCovenant, source: CurveSource) -> tuple[Point, ...]:
    said = {item.entry.pk: item for item in measured.statements if item.table == "measurement"}
    day = source.record.as_of.day
    facts = [fact for fact in measured.measurements if fact.unit == source.unit and fact.latest and fact.latest <= day]
    last = {fact.latest: fact.key for fact in sorted(facts, key=lambda fact: (fact.revision, fact.key))}
    points = [_point(fact, fact.latest, said, decides=last[fact.latest] == fact.key) for fact in facts if fact.latest]
    if source.unit == Unit.TURNOVER_SHARE:
        points += [_total(point) for point in measured.share_points]
    return tuple(sorted(points, key=lambda point: (point.day, point.value or 0)))


def _point(fact: MeasurementFact, day: date, said: Mapping[int, Statement], *, decides: bool) -> Point:
    value = fact.low if fact.low is not None else fact.high
    number = say_measured(fact.low, fact.high, approx=fact.approx)
    source = say_source(said[fact.key].evidence) if fact.key in said else ""
    return Point(day, value, fact.high, number, say_window(fact.earliest, fact.latest), source, decides, _symbol(fact))


def _symbol(fact: MeasurementFact) -> str:
    if fact.low is None:
        return AT_MOST
    return EXACT if fact.high is not None else AT_LEAST


def _total(point: SharePoint) -> Point:
    number = say_measured(point.total, point.total, approx=False)
    source = _("total of %(count)s companies; their own figures are protected") % {"count": point.companies}
    return Point(point.day, point.total, point.total, number, say_day(point.day), source, decides=False, symbol=EXACT)
