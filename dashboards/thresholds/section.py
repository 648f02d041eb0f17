"""A covenant's threshold at the day that counts, with its curve, and the figures of other days apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from covenants.choices import SHARES, Unit
from covenants.domain.facts import MeasurementFact
from covenants.domain.reading import SIGNED
from covenants.domain.thresholds import ConditionState, ThresholdState, condition_state
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.files import chart_links
from dashboards.charts.plot import Upright
from dashboards.charts.threshold_curve import Exactness, Measured, ThresholdCurve, ThresholdLine, draw_threshold_curve
from dashboards.words.statements import say_judged, say_quantity
from dashboards.words.wording import VERDICT_LABELS, VERDICT_STATES, pick, say_day, say_kind, say_minimum, say_window

SLUG = "drempel"


@dataclass(frozen=True, slots=True)
class MeasuredSource(ChartSource):
    """A covenant's page: what was measured stands among its statements."""

    @property
    def measurements(self) -> tuple[MeasurementFact, ...]:
        return tuple(_fact(one) for one in self.statements if one.table == "measurement")


def _fact(said: Statement) -> MeasurementFact:
    entry: Any = said.entry
    own = (entry.unit, entry.low, entry.high, entry.approx, entry.earliest, entry.latest)
    return MeasurementFact(entry.pk, said.covenant, *own, said.evidence.known_from, said.evidence.revision)


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition: what is needed, what was measured on the day that counts, whether that is enough."""

    needed: str
    measured: str
    state: str
    state_label: str
    said: Statement | None
    words: Statement | None


@dataclass(frozen=True, slots=True)
class ThresholdLines:
    """One threshold, in a sentence and a row for each condition."""

    sentence: str
    conditions: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """The day that counts for a threshold and the milestone it is the day of."""

    day: date
    kind: str


def day_that_counts(gates: str, slug: str, record: Record) -> Judging | None:
    """Return the day of the milestone behind a threshold, or of the signature where no source gives that day."""
    reading = record.reading(slug)
    for kind in (gates, SIGNED) if reading else ():
        state = reading.state(kind)  # type: ignore[union-attr]
        if state.is_achieved and state.decided_by and state.decided_by.latest:
            return Judging(state.decided_by.latest, kind)
    return None


def threshold_lines(source: MeasuredSource) -> tuple[ThresholdLines, ...]:
    """Return the thresholds of the source's covenant."""
    said = {item.key: item for item in source.statements}
    states = source.record.thresholds_of([source.covenant])
    return tuple(_threshold(state, said, source) for state in states)


def _gates(state: ThresholdState, said: Mapping[str, Statement]) -> str:
    one = said.get(f"thresholdcondition-{state.conditions[0].condition.key}")
    return one.entry.threshold.gates if one else "signed"


def _threshold(state: ThresholdState, said: Mapping[str, Statement], source: MeasuredSource) -> ThresholdLines:
    gates = _gates(state, said)
    counts = day_that_counts(gates, source.covenant, source.record)
    judged = ThresholdState(state.threshold, state.covenant, tuple(_judged(state, counts, source)))
    parts = {
        "milestone": say_kind(gates).lower(),
        "event": say_kind(counts.kind).lower() if counts else "",
        "day": say_day(counts.day if counts else source.record.as_of.judged_on),
        "verdict": str(VERDICT_LABELS[judged.verdict]).lower(),
    }
    words = (
        _("Condition for “%(milestone)s”, judged on %(day)s, the day of “%(event)s”: %(verdict)s.")
        if counts
        else _("Condition for “%(milestone)s”, which had not come on %(day)s: %(verdict)s.")
    )
    return ThresholdLines(words % parts, tuple(_condition(one, said) for one in judged.conditions))


def _judged(state: ThresholdState, counts: Judging | None, source: MeasuredSource) -> Iterator[ConditionState]:
    measurements = source.measurements
    for judged in state.conditions:
        yield condition_state(judged.condition, measurements, counts.day) if counts else judged


def _condition(judged: ConditionState, said: Mapping[str, Statement]) -> ConditionLine:
    measurement = judged.measurement
    return ConditionLine(
        needed=say_minimum(judged.condition.minimum, judged.condition.unit),
        measured=say_judged(judged),
        state=VERDICT_STATES[judged.verdict],
        state_label=str(VERDICT_LABELS[judged.verdict]),
        said=said.get(f"measurement-{measurement.key}") if measurement else None,
        words=said.get(f"thresholdcondition-{judged.condition.key}"),
    )


# The curves.


def build(source: ChartSource) -> tuple[DrawnChart, ...]:
    """Return a curve for each condition of which anything was measured."""
    if not isinstance(source, MeasuredSource):
        return ()
    said = {item.key: item for item in source.statements}
    return tuple(
        chart
        for state in source.record.thresholds_of([source.covenant])
        for judged in state.conditions
        if (chart := _curve(judged, _gates(state, said), said, source)) is not None
    )


def _curve(
    judged: ConditionState, gates: str, said: Mapping[str, Statement], source: MeasuredSource
) -> DrawnChart | None:
    condition, day = judged.condition, source.record.as_of.day
    facts = facts_by_day(source.measurements, condition.unit, day)
    if not facts:
        return None
    unit, needed = str(Unit(condition.unit).label), say_minimum(condition.minimum, condition.unit)
    counts = day_that_counts(gates, source.covenant, source.record)
    slug = f"{SLUG}-{condition.unit.replace('_', '-')}"
    title = _title(judged, counts, source)
    spoken = _("Points with their margins, a level line to reach and an upright line for the day that counts.")
    drawn = ThresholdCurve(
        title,
        spoken,
        points_of(facts, condition.unit),
        (ThresholdLine(condition.minimum, _("needed: %(needed)s") % {"needed": needed}),),
        Upright(counts.day, say_kind(counts.kind)) if counts else None,
    )
    return DrawnChart(
        slug=slug,
        title=title,
        drawing=draw_threshold_curve(drawn, slug),
        caption=_("Measurements in %(unit)s") % {"unit": unit},
        columns=(_("When"), _("At least"), _("At most"), _("According to")),
        rows=tuple((fact.latest, fact.low, fact.high, _actor(said.get(f"measurement-{fact.key}"))) for fact in facts),
        links=chart_links(source.asked, source.record, "covenant_chart_file", source.covenant, slug),
        embed_url=embed_url(source.asked, source.record, "covenant_chart", source.covenant, slug),
        numeric=False,
    )


def _actor(said: Statement | None) -> str:
    return pick(said.evidence.actor, said.evidence.actor_en) if said else ""


def facts_by_day(facts: Sequence[MeasurementFact], unit: str, day: date) -> list[MeasurementFact]:
    """Return what was measured in a unit by a day: a drawing has no place for what has no day."""
    fitting = [fact for fact in facts if fact.unit == unit and fact.latest is not None and fact.latest <= day]
    return sorted(fitting, key=lambda fact: (fact.latest or date.min, fact.revision, fact.key))


def points_of(facts: Sequence[MeasurementFact], unit: str) -> tuple[Measured, ...]:
    """The first and the last point carry their figure; of one day the last recorded decides."""
    last_of_day = {fact.latest: fact.key for fact in facts}
    spoken = {fact.key for fact in (*facts[:1], *facts[-1:])}
    return tuple(
        Measured(
            fact.latest,
            fact.low,
            fact.high,
            _label(fact, unit) if fact.key in spoken else "",
            _exactness(fact),
            decides=last_of_day[fact.latest] == fact.key,
        )
        for fact in facts
        if fact.latest is not None
    )


def _label(fact: MeasurementFact, unit: str) -> str:
    return say_quantity(fact.low, fact.high, "%" if unit in SHARES else "", approx=fact.approx)


def _exactness(fact: MeasurementFact) -> Exactness:
    if fact.low is None:
        return Exactness.AT_MOST
    return Exactness.EXACT if fact.high is not None else Exactness.AT_LEAST


def _title(judged: ConditionState, counts: Judging | None, source: MeasuredSource) -> str:
    measurements = source.measurements
    state = condition_state(judged.condition, measurements, counts.day) if counts else judged
    unit = str(Unit(judged.condition.unit).label)
    if state.measurement is None:
        return _("Not measured on the day that counts, in %(unit)s") % {"unit": unit}
    return _("%(measured)s on %(day)s, where %(needed)s was needed") % {
        "measured": say_judged(state),
        "day": say_window(state.measurement.earliest, state.measurement.latest),
        "needed": say_quantity(judged.condition.minimum, judged.condition.minimum, "%" if unit.startswith("%") else ""),
    }


# Figures that no threshold asks for, or of other days.


def newest_of_each_unit(statements: Sequence[Statement], day: date) -> list[Statement]:
    """Return the newest measurement of each unit by the day it speaks of; without a day only where there is no other.

    In the order of the list of units.
    """
    newest: dict[str, Statement] = {}
    for one in sorted((one for one in statements if one.table == "measurement"), key=_measured_on):
        if one.entry.latest is None or one.entry.latest <= day:
            newest[one.entry.unit] = one
    return [newest[unit] for unit in Unit.values if unit in newest]


def _measured_on(said: Statement) -> tuple[date, int]:
    entry: Any = said.entry
    return entry.latest or date.min, entry.pk
