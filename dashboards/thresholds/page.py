"""Thresholds and measurements: what is needed, what was measured, since when it was met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.domain.facts import ConditionFact, MeasurementFact
from covenants.domain.sensitive import CountPoint, SharePoint
from covenants.domain.thresholds import ThresholdState, excludes, first_reached, judge, met_together_on
from covenants.evidence.statements import Statement
from covenants.kinds import KINDS_BY_CODE
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from covenants.selectors.thresholds import MeasuredCovenant, read_measured
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.registry import THRESHOLD_CHARTS, build_charts
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, HiddenField, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, Labels, choose_columns
from dashboards.frame.paging import PageSlice, page_slice
from dashboards.page_request import PageRequest
from dashboards.thresholds.bars import ThresholdBars, threshold_bars
from dashboards.thresholds.curves import CurveSource, say_count, say_how_to_read, say_total
from dashboards.thresholds.filters import ThresholdFilterForm, read_filters
from dashboards.thresholds.parties import ParticipantLine, borne_names, participant_lines
from dashboards.words.ages import say_said
from dashboards.words.statements import say_measured, say_source, source_url
from dashboards.words.wording import (
    VERDICT_LABELS,
    VERDICT_STATES,
    pick,
    say_day,
    say_minimum,
    say_number,
    say_period,
    say_window,
)
from dossier.domain.dated import said_on

COVENANTS_A_PAGE = 10
# The tables that can be taken along, each with the name of its address.
FILES = (
    (gettext_lazy("Conditions"), "conditions_file"),
    (gettext_lazy("Measurements"), "measurements_file"),
    (gettext_lazy("Parties"), "parties_file"),
)
_UNIT_ORDER = {unit: position for position, unit in enumerate(Unit)}


@dataclass(frozen=True, slots=True)
class ReachedLine:
    """A condition and the first visible measurement that meets it."""

    judged: ConditionFact
    first: MeasurementFact | None
    condition: str
    reached: str
    note: str
    source_label: str
    source_url: str


@dataclass(frozen=True, slots=True)
class ThresholdView:
    """One threshold: its bars, and since when each condition was met."""

    bars: ThresholdBars
    milestone: str
    needed_for: str
    state: str
    state_label: str
    reached: tuple[ReachedLine, ...]
    together: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measurement. `state` is empty where no line of that unit has to be reached.

    `low` to `latest` are its figure and window as stored; `known_on` is empty for an undated source.
    """

    key: str
    low: Decimal | None
    high: Decimal | None
    earliest: date | None
    latest: date | None
    known_on: date | None
    unit: str
    number: str
    when: str
    denominator: str
    known: str
    note: str
    state: str
    state_label: str
    source_label: str
    source_url: str
    wording: str


@dataclass(frozen=True, slots=True)
class Section:
    """One covenant."""

    slug: str
    name: str
    url: str
    thresholds: tuple[ThresholdView, ...]
    charts: tuple[DrawnChart, ...]
    measurements: tuple[MeasureLine, ...]
    participants: tuple[ParticipantLine, ...]


@dataclass(frozen=True, slots=True)
class ThresholdsPage(Frame):
    """One page of covenants with a threshold or a measurement; `every` are all that fit the filters."""

    lead: str
    every: Readings
    unit: str
    form: ThresholdFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    count: int
    sections: tuple[Section, ...]
    reading_aid: str
    shown: PageSlice
    columns: ColumnChoice


def thresholds_page(asked: PageRequest, record: Record) -> ThresholdsPage:
    """Return the thresholds at the moment asked; raises `BadInput` for a filter or page that cannot be."""
    english = get_language() == "en"
    chosen, form = read_filters(asked.filters, record.measured(english=english), record.measured_units)
    fitting = record.measured(chosen.eenheid, english=english)
    if chosen.convenant:
        fitting = fitting.among([chosen.convenant])
    page = page_slice(asked, len(fitting), COVENANTS_A_PAGE)
    files = tuple(file_links(asked, record, str(label), name) for label, name in FILES) if len(fitting) else ()
    base = frame(asked, record, _("Thresholds"), files=files, api=("thresholds",))
    sections = tuple(sections_of(asked, record, fitting[page.slice], chosen.eenheid))
    return extend(
        ThresholdsPage,
        base,
        lead=_say_lead(sections, len(fitting)),
        every=fitting,
        unit=chosen.eenheid,
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked),
        active_count=chosen.count,
        clear_url=asked.link("thresholds"),
        count=len(fitting),
        sections=sections,
        reading_aid=say_how_to_read() if any(one.charts for one in sections) else "",
        shown=page,
        columns=choose_columns(asked, _column_labels(), always=0),
    )


def _say_lead(sections: Sequence[Section], count: int) -> str:
    """Return since when the conditions of each threshold are met, and of how many agreements there are figures."""
    if not count:
        return _("No threshold or figure of participation was known at this moment.")
    said = [
        f"{one.name}: {threshold.together[:1].lower()}{threshold.together[1:]}"
        for one in sections
        for threshold in one.thresholds
    ]
    words = ngettext(
        "%(count)s agreement has figures of participation.",
        "%(count)s agreements have figures of participation.",
        count,
    )
    return " ".join((*said, words % {"count": count}))


def _column_labels() -> Labels:
    """Return what can be left out of the tables of the page; the first column of each always stands."""
    return (
        ("reached", _("First measured as met")), ("number", _("Measured")), ("when", _("When")),
        ("denominator", _("Out of")), ("state", _("Against the threshold")), ("known", _("Known since")),
        ("role", _("Role")), ("cause", _("Why")), ("source", _("Source")),
    )  # fmt: skip


def asked_unit(asked: PageRequest, record: Record) -> str:
    """Return the unit in the address, or the first in which anything was measured; raises `BadInput` for no unit."""
    chosen, _form = read_filters(asked.filters, record.measured(), record.measured_units)
    return chosen.eenheid or next((unit for unit in Unit.values if unit in record.measured_units), Unit.values[0])


def curve_source(asked: PageRequest, record: Record, slug: str, unit: str) -> CurveSource | None:
    """Return what one curve is built from, or None when nothing is known of it at the moment."""
    if unit not in Unit.values or record.measured(unit).covenant(slug) is None:
        return None
    measured = read_measured(record, [slug])[0]
    return CurveSource(asked, record, slug, measured.statements, measured, unit, _name(record, slug))


def _name(record: Record, slug: str) -> str:
    covenant = record.covenant(slug)
    return pick(covenant.name, covenant.name_en) if covenant else slug


def sections_of(
    asked: PageRequest, record: Record, shown: Readings, unit: str, *, drawn: bool = True
) -> Iterable[Section]:
    """Yield some covenants, in a fixed number of queries; without their charts where nothing is `drawn`."""
    measured = read_measured(record, shown.slugs)
    record.thresholds_of(shown.slugs)  # once for the page, not once for each chart on it
    borne = borne_names((item for covenant in measured for item in covenant.statements), record)
    for covenant in measured:
        source = ChartSource(asked, record, covenant.slug, covenant.statements)
        yield Section(
            slug=covenant.slug,
            name=_name(record, covenant.slug),
            url=asked.link("covenant", covenant.slug),
            thresholds=_thresholds(covenant, source),
            charts=_curves(covenant, source, _name(record, covenant.slug), unit) if drawn else (),
            measurements=tuple(_measure_lines(covenant, source, unit)),
            participants=tuple(participant_lines(covenant.statements, borne, asked)),
        )


def _thresholds(measured: MeasuredCovenant, source: ChartSource) -> tuple[ThresholdView, ...]:
    states = source.record.thresholds_of([measured.slug])
    return tuple(
        _threshold(state, bars, measured, source) for state, bars in zip(states, threshold_bars(source), strict=True)
    )


def _threshold(
    state: ThresholdState, bars: ThresholdBars, measured: MeasuredCovenant, source: ChartSource
) -> ThresholdView:
    said = {item.key: item for item in source.statements}
    entry: Any = said[f"thresholdcondition-{state.conditions[0].condition.key}"].entry
    milestone = str(KINDS_BY_CODE[entry.threshold.gates].label)
    conditions = [judged.condition for judged in state.conditions]
    together = met_together_on(conditions, measured.measurements, source.record.as_of.day)
    return ThresholdView(
        bars=bars,
        milestone=milestone,
        needed_for=_("Needed for: %(milestone)s") % {"milestone": milestone},
        state=VERDICT_STATES[state.verdict],
        state_label=str(VERDICT_LABELS[state.verdict]),
        reached=tuple(_reached(condition, measured, said, source) for condition in conditions),
        together=_("All conditions were first met at once on %(day)s, by the measurements seen.")
        % {"day": say_day(together)}
        if together
        else _("No visible measurements show all conditions met at once."),
    )


def _reached(
    condition: ConditionFact, measured: MeasuredCovenant, said: dict[str, Statement], source: ChartSource
) -> ReachedLine:
    needed = say_minimum(condition.minimum, condition.unit)
    reached = first_reached(condition, measured.measurements, source.record.as_of.day)
    if reached is None:
        return ReachedLine(condition, None, needed, _("no visible measurement meets it"), "", "", "")
    evidence = said[f"measurement-{reached.measurement.key}"].evidence
    when = say_window(reached.measurement.earliest, reached.measurement.latest)
    note = _("sources differ on that day") if reached.contradicted else ""
    return ReachedLine(
        condition, reached.measurement, needed, when, note, say_source(evidence), source_url(evidence, source.asked)
    )


def _curves(measured: MeasuredCovenant, source: ChartSource, name: str, unit: str) -> tuple[DrawnChart, ...]:
    units = {fact.unit for fact in measured.measurements}
    units |= {Unit.TURNOVER_SHARE} if measured.share_points else set()
    units |= {Unit.COMPANY} if measured.count_points else set()
    shown = sorted((one for one in units if unit in ("", one)), key=lambda one: _UNIT_ORDER[Unit(one)])
    return tuple(
        chart
        for one in shown
        for chart in build_charts(
            THRESHOLD_CHARTS,
            CurveSource(source.asked, source.record, measured.slug, measured.statements, measured, one, name),
        )
    )


def _measure_lines(measured: MeasuredCovenant, source: ChartSource, unit: str) -> Iterable[MeasureLine]:
    """Every measurement by unit and day; totals of protected figures stand among the shares."""
    said = {item.entry.pk: item for item in measured.statements if item.table == "measurement"}
    facts = [fact for fact in measured.measurements if unit in ("", fact.unit)]
    minimums = {
        judged.condition.unit: judged.condition
        for state in source.record.thresholds_of([measured.slug])
        for judged in state.conditions
    }
    for fact in sorted(facts, key=lambda fact: (_UNIT_ORDER[Unit(fact.unit)], fact.latest or date.max, fact.key)):
        yield _measure_line(fact, said[fact.key], facts, minimums.get(fact.unit), source)
    if unit in ("", Unit.TURNOVER_SHARE):
        yield from (_total_line(point) for point in measured.share_points)
    if unit in ("", Unit.COMPANY):
        yield from (_count_line(point) for point in measured.count_points)


def _measure_line(
    fact: MeasurementFact,
    said: Statement,
    facts: Sequence[MeasurementFact],
    condition: ConditionFact | None,
    source: ChartSource,
) -> MeasureLine:
    entry: Any = said.entry
    evidence = said.evidence
    verdict = judge(condition.minimum, fact.low, fact.high) if condition else None
    hidden = evidence.source_to_come
    return MeasureLine(
        key=said.key,
        low=fact.low,
        high=fact.high,
        earliest=fact.earliest,
        latest=fact.latest,
        known_on=said_on(evidence),
        unit=str(Unit(fact.unit).label),
        number=say_measured(fact.low, fact.high, approx=fact.approx),
        when=say_period(said.period) if said.period and said.period.edtf else _("no date given"),
        denominator="" if hidden else pick(entry.denominator, entry.denominator_en),
        known=say_said(evidence),
        note=_("sources differ") if _contradicted(fact, facts) else "",
        state=VERDICT_STATES[verdict] if verdict else "",
        state_label=str(VERDICT_LABELS[verdict]) if verdict else "",
        source_label=say_source(evidence),
        source_url=source_url(evidence, source.asked),
        wording=evidence.wording,
    )


def _contradicted(fact: MeasurementFact, facts: Iterable[MeasurementFact]) -> bool:
    """Say whether another measurement of the same unit and day cannot be right as well."""
    same = (other for other in facts if other.unit == fact.unit and other.latest == fact.latest and other.latest)
    return any(excludes(fact, other) for other in same)


def _total_line(point: SharePoint) -> MeasureLine:
    note = _("formal measurement") if point.formal else ""
    return _line_of_many(point.total, point.day, Unit.TURNOVER_SHARE, say_total(point), note)


def _count_line(point: CountPoint) -> MeasureLine:
    return _line_of_many(Decimal(point.companies), point.day, Unit.COMPANY, say_count(), "")


def _line_of_many(number: Decimal, day: date, unit: Unit, source: str, note: str) -> MeasureLine:
    """A figure that no single statement gives: it follows from what is known of all companies."""
    return MeasureLine(
        key="",
        low=number,
        high=number,
        earliest=day,
        latest=day,
        known_on=day,
        unit=str(unit.label),
        number=say_number(number),
        when=say_day(day),
        denominator="",
        known=say_day(day),
        note=note,
        state="",
        state_label="",
        source_label=source,
        source_url="",
        wording="",
    )
