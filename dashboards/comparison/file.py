"""What changed between two moments as a dataset, with typed cells."""

from __future__ import annotations

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.comparison.page import ComparisonPage, Row, Side
from dashboards.formats.base import Cell, Dataset, dataset
from dashboards.page_request import PageRequest
from dashboards.words.wording import say_day


def comparison_dataset(_asked: PageRequest, _record: Record, page: ComparisonPage) -> Dataset:
    """Return the covenants that changed, on all pages, each at both moments."""
    columns = (
        _("Key"),
        _("Agreement"),
        *(f"{label}, {say_day(day)}" for day in (page.before_day, page.after_day) for label in _side_columns()),
        _("Kind of change"),
    )
    name = f"vergelijking-{page.before_day.isoformat()}-{page.after_day.isoformat()}"
    return dataset(page, name, columns=columns, rows=map(_cells, page.every), count=len(page.every))


def figures_dataset(_asked: PageRequest, _record: Record, page: ComparisonPage) -> Dataset:
    """Return the figures at both moments."""
    columns = (_("Figure"), say_day(page.before_day), say_day(page.after_day), _("Difference"))
    rows = [(one.label, one.before, one.after, one.after - one.before) for one in page.figures]
    name = f"cijfers-{page.before_day.isoformat()}-{page.after_day.isoformat()}"
    return dataset(page, name, columns=columns, rows=rows, count=len(rows), title=_("Figures at both moments"))


def _side_columns() -> tuple[str, ...]:
    return _("Outcome"), _("Signed"), _("Promised until"), _("Expected until"), _("In words")


def _cells(row: Row) -> tuple[Cell, ...]:
    changes = ", ".join(badge.label for badge in row.changes)
    return (row.slug, row.name, *_side_cells(row.before), *_side_cells(row.after), changes)


def _side_cells(side: Side) -> tuple[Cell, ...]:
    return side.outcome.label if side.outcome else "", side.signed, side.promised, side.expected, side.note
