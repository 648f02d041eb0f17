"""Measurements in time: one curve for each covenant and unit, with the line of the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.domain.sensitive import CountPoint, SharePoint
from covenants.domain.thresholds import ThresholdState
from covenants.selectors.thresholds import MeasuredCovenant
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.explored import explore_link
from dashboards.charts.files import chart_links
from dashboards.charts.threshold_curve import Measured, ThresholdCurve, ThresholdLine, draw_threshold_curve
from dashboards.formats.base import Cell
from dashboards.page_request import PageRequest
from dashboards.thresholds.section import facts_by_day, points_of
from dashboards.words.statements import say_quantity, say_source
from dashboards.words.wording import say_day, say_minimum

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CurveSource(ChartSource):
    """One covenant's measurements in one unit."""

    measured: MeasuredCovenant | None = None
    unit: str = ""
    name: str = ""


def slug_of(covenant: str, unit: str) -> str:
    """Return the address of a curve; a unit holds no hyphen, so it can be read back."""
    return f"{covenant}-{unit}"


def build(source: ChartSource) -> DrawnChart | None:
    """Return the curve; None with fewer than two days to join, unless there is a line to reach."""
    if not isinstance(source, CurveSource) or source.measured is None:
        return None
    lines = _lines(source.record.thresholds_of([source.measured.slug]), source)
    points, rows = _measured(source.measured, source)
    if not points or (len({point.day for point in points}) < 2 and not lines):
        return None
    unit = str(Unit(source.unit).label)
    slug, title = slug_of(source.measured.slug, source.unit), f"{source.name}: {unit}"
    needed = ", ".join(say_minimum(line.minimum, source.unit) for line in lines)
    note = _("Needed: %(needed)s.") % {"needed": needed} if needed else ""
    stands = f"{_say_last(points, source, source.measured)} {note}".strip()
    return DrawnChart(
        slug=slug,
        title=title,
        drawing=draw_threshold_curve(ThresholdCurve(title, stands, points, lines), slug),
        caption=_("%(name)s, measurements in %(unit)s") % {"name": source.name, "unit": unit},
        caption_note=note,
        columns=(_("When"), _("At least"), _("At most"), _("Source")),
        rows=rows,
        links=(
            *chart_links(_unfiltered(source), source.record, "threshold_chart_file", slug),
            explore_link(source.asked.link("thresholds_explored", eenheid=source.unit)),
        ),
        embed_url=embed_url(_unfiltered(source), source.record, "threshold_chart", slug),
        numeric=False,
    )


def _say_last(points: Sequence[Measured], source: CurveSource, measured: MeasuredCovenant) -> str:
    """Return where the covenant stands, for who does not see the curve; a total of others is not how it stands."""
    decisive = [point for point in points if point.decides]
    last = max(decisive, key=lambda point: point.day, default=points[-1])
    words = {
        "name": source.name,
        "measured": say_quantity(last.low, last.high, str(Unit(source.unit).label)),
        "day": say_day(last.day),
    }
    if decisive:
        return _("%(name)s: %(measured)s on %(day)s, by the last measurement.") % words
    origin = say_count() if source.unit == Unit.COMPANY else say_total(measured.share_points[-1])
    return _("%(name)s: %(measured)s on %(day)s, %(origin)s.") % {**words, "origin": origin}


def say_how_to_read() -> str:
    """Return what the signs of every curve mean."""
    return _(
        "Each dot is one measurement, an upright its interval; a triangle points up for “at least”, "
        "down for “at most”. The line follows the lowest value that is certain."
    )


def _unfiltered(source: CurveSource) -> PageRequest:
    """A curve is the same whatever the list it stands in is filtered by."""
    return replace(source.asked, filters=())


def _lines(states: Sequence[ThresholdState], source: CurveSource) -> tuple[ThresholdLine, ...]:
    return tuple(
        ThresholdLine(minimum, _("needed: %(needed)s") % {"needed": say_minimum(minimum, source.unit)})
        for state in states
        for minimum in (one.condition.minimum for one in state.conditions if one.condition.unit == source.unit)
    )


def _measured(measured: MeasuredCovenant, source: CurveSource) -> tuple[tuple[Measured, ...], tuple[Row, ...]]:
    """Return the points and the rows of the table; totals of protected figures stand among the shares."""
    said = {item.entry.pk: item for item in measured.statements if item.table == "measurement"}
    facts = facts_by_day(measured.measurements, source.unit, source.record.as_of.day)
    sources = (say_source(said[fact.key].evidence) if fact.key in said else "" for fact in facts)
    shown = list(zip(points_of(facts, source.unit), sources, strict=True))
    if source.unit == Unit.TURNOVER_SHARE:
        shown += [(_total(point), say_total(point)) for point in measured.share_points]
    if source.unit == Unit.COMPANY:
        shown += [(_count(point), say_count()) for point in measured.count_points]
    shown.sort(key=lambda one: one[0].day)
    return tuple(point for point, _said in shown), tuple((point.day, point.low, point.high, by) for point, by in shown)


def _total(point: SharePoint) -> Measured:
    return Measured(point.day, point.total, point.total, decides=False)


def say_total(point: SharePoint) -> str:
    """Return where a total comes from whose parts nobody may see, and until when it was of those who took part."""
    if point.until is None:
        return _("total of %(count)s companies; their own figures are protected") % {"count": point.companies}
    words = _("last known, of %(count)s companies, until %(day)s; their own figures are protected")
    return words % {"count": point.companies, "day": say_day(point.until)}


def _count(point: CountPoint) -> Measured:
    number = Decimal(point.companies)
    return Measured(point.day, number, number, decides=False)


def say_count() -> str:
    """Return where the number of companies comes from."""
    return _("counted from who joined and left")
