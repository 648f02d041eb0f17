"""Conditions, measurements and parties as datasets: of every covenant that fits the filters, with typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from covenants.choices import Unit
from covenants.moment.record import Record
from dashboards.formats.base import Cell, Dataset, as_shown, dataset
from dashboards.page_request import PageRequest
from dashboards.thresholds.page import Section, ThresholdsPage, sections_of

COVENANTS_AT_ONCE = 100


def conditions_dataset(asked: PageRequest, record: Record, page: ThresholdsPage) -> Dataset:
    """Return every condition with its verdict and the first measurement that meets it."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Threshold"),
        _("Needed for"),
        _("Condition"),
        _("Unit"),
        _("At least"),
        _("Against the threshold"),
        _("Measured"),
        _("First measured as met"),
        _("From"),
        _("Until"),
        _("Remark"),
        _("Source"),
    )
    rows = (row for one in _sections(asked, record, page) for row in _condition_cells(one))
    part_of = (*[""] * 7, "state", "number", *["reached"] * 4, "source")
    return _dataset(page, "drempels", _("Conditions"), columns, rows, part_of)


def _condition_cells(one: Section) -> Iterator[tuple[Cell, ...]]:
    for threshold in one.thresholds:
        for line, bar in zip(threshold.reached, threshold.bars.conditions, strict=True):
            yield (
                one.slug,
                one.name,
                threshold.bars.title,
                threshold.milestone,
                line.condition,
                str(Unit(line.judged.unit).label),
                line.judged.minimum,
                bar.state_label,
                bar.measured,
                line.reached,
                line.first.earliest if line.first else None,
                line.first.latest if line.first else None,
                line.note,
                line.source_label,
            )


def measurements_dataset(asked: PageRequest, record: Record, page: ThresholdsPage) -> Dataset:
    """Return everything that was measured, each in its own unit."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Unit"),
        _("Measured"),
        _("At least"),
        _("At most"),
        _("From"),
        _("Until"),
        _("Out of"),
        _("Against the threshold"),
        _("Known since"),
        _("Words"),
        _("Remark"),
        _("Source"),
    )
    rows = (row for one in _sections(asked, record, page) for row in _measure_cells(one))
    part_of = (
        "",
        "",
        "",
        "number",
        "number",
        "number",
        "when",
        "when",
        "denominator",
        "state",
        "known",
        "source",
        "number",
        "source",
    )
    return _dataset(page, "metingen", _("Measurements"), columns, rows, part_of)


def _measure_cells(one: Section) -> Iterator[tuple[Cell, ...]]:
    for line in one.measurements:
        yield (
            line.key,
            one.name,
            line.unit,
            line.number,
            line.low,
            line.high,
            line.earliest,
            line.latest,
            line.denominator,
            line.state_label,
            line.known_on,
            line.wording,
            line.note,
            line.source_label,
        )


def parties_dataset(asked: PageRequest, record: Record, page: ThresholdsPage) -> Dataset:
    """Return who joined and who left."""
    columns = (
        _("Key"),
        _("Agreement"),
        _("Party"),
        _("Role"),
        _("From"),
        _("Until"),
        _("Why"),
        _("Source"),
    )
    rows = (row for one in _sections(asked, record, page) for row in _party_cells(one))
    return _dataset(
        page, "partijen", _("Parties"), columns, rows, ("", "", "", "role", "when", "when", "cause", "source")
    )


def _party_cells(one: Section) -> Iterator[tuple[Cell, ...]]:
    for line in one.participants:
        yield (line.key, one.name, line.who, line.what, line.earliest, line.latest, line.cause, line.source_label)


def _sections(asked: PageRequest, record: Record, page: ThresholdsPage) -> Iterator[Section]:
    for start in range(0, len(page.every), COVENANTS_AT_ONCE):
        yield from sections_of(asked, record, page.every[start : start + COVENANTS_AT_ONCE], page.unit, drawn=False)


def _dataset(
    page: ThresholdsPage,
    name: str,
    title: str,
    columns: tuple[str, ...],
    rows: Iterator[tuple[Cell, ...]],
    part_of: Sequence[str],
) -> Dataset:
    """How many rows there are is known when all are read. What is part of no column that can be left out stays."""
    made = tuple(rows)
    whole = dataset(page, name, columns=columns, rows=made, count=len(made), title=f"{page.title}: {title}")
    always = replace(page.columns, shown=("", *page.columns.shown))
    return as_shown(whole, always, part_of)
