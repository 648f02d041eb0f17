"""Figures of participation to explore: what was measured in one unit, a series for each covenant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.domain.facts import MeasurementFact
from covenants.selectors.thresholds import MeasuredCovenant, read_measured
from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.explored import DRAWING, Explored, Series, Spot, explored_columns, in_words
from dashboards.frame.base import Link
from dashboards.words.statements import say_measured
from dashboards.words.wording import pick, say_window

SLUG = "deelname"
MOST_SERIES = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSource(ChartSource):
    """The unit that is explored."""

    unit: str


def offered_units(source: ChartSource) -> tuple[str, ...]:
    """Return the units in which anything was measured, in the order of the list of units."""
    return tuple(unit for unit in Unit.values if unit in source.record.measured_units)


def unit_links(source: ChartSource, current: str) -> tuple[Link, ...]:
    """Return the same page in each unit."""
    units = offered_units(source)
    return tuple(Link(source.asked.here(eenheid=unit), str(Unit(unit).label), unit == current) for unit in units)


def build(source: ChartSource) -> Chart | None:
    """Return what was measured in the unit asked for; None where nothing has a day and a number."""
    if not isinstance(source, UnitSource):
        return None
    covenants = source.record.measured(source.unit, english=get_language() == "en")[:MOST_SERIES]
    measured = read_measured(source.record, covenants.slugs)
    series = tuple(_series(covenant, source) for covenant in measured)
    unit = str(Unit(source.unit).label)
    explored = Explored(tuple(one for one in series if one.spots), source.record.as_of.day, unit=unit)
    if not explored.series:
        return None
    return Chart(
        slug=SLUG,
        title=_("what was measured, in %(unit)s") % {"unit": unit},
        description=_("Each sign is one measurement, an upright its margin; a series for each agreement."),
        caption=_("Measurements in %(unit)s") % {"unit": unit},
        columns=explored_columns(),
        rows=in_words(explored),
        points=explored,
        drawing=DRAWING,
        data_url=source.asked.link("thresholds_explored_chart_data", SLUG, eenheid=source.unit),
        numeric=False,
    )


def _series(measured: MeasuredCovenant, source: UnitSource) -> Series:
    covenant = source.record.covenant(measured.slug)
    name = pick(covenant.name, covenant.name_en) if covenant else measured.slug
    return Series(name, spots=tuple(_spots(measured.measurements, source)))


def _spots(facts: Iterable[MeasurementFact], source: UnitSource) -> Iterator[Spot]:
    day = source.record.as_of.day
    fitting = [fact for fact in facts if fact.unit == source.unit and fact.latest and fact.latest <= day]
    for fact in sorted(fitting, key=lambda fact: (fact.latest, fact.key)):
        value = fact.low if fact.low is not None else fact.high
        if fact.latest and value is not None:
            number = say_measured(fact.low, fact.high, approx=fact.approx)
            yield Spot(fact.latest, f"{number}, {say_window(fact.earliest, fact.latest)}", value=value, high=fact.high)
