"""The rows of a table of django-tables2, drawn without a template or a look at signatures for each cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import django_tables2 as tables
from django.utils.formats import localize
from django.utils.safestring import SafeString
from django_tables2.columns import BoundColumn
from django_tables2.rows import BoundRow
from django_tables2.utils import signature

from dashboards.frame.markup import fill, fill_each

Draw = Callable[[BoundRow], object]


def table_rows(table: tables.Table) -> SafeString:
    """Return the rows of the page shown. The table decides on columns, order, paging and the words of a cell.

    The first cell of a row is its header. The attributes of a column hold for all its rows. A table may have `heads`:
    by row what stands in a line of its own above it.
    """
    cells = [(_frame(column, first=not place), _drawing(column)) for place, column in enumerate(table.columns)]
    heads: Mapping[Any, object] = getattr(table, "heads", {})
    rows = (
        (_head(heads.get(row.record) if heads else None, len(cells)), _row(row, cells)) for row in table.paginated_rows
    )
    return fill_each("{}<tr>{}</tr>", rows, "\n")


def _head(words: object | None, width: int) -> SafeString:
    """Return a line above a row, over all columns; nothing where there are no words."""
    frame = '<tr class="nl-table__head"><td colspan="{}">{}</td></tr>\n'
    return fill("") if words is None else fill(frame, width, words)


def _row(row: BoundRow, cells: Sequence[tuple[str, Draw]]) -> SafeString:
    return fill_each("{}", ((fill(frame, localize(draw(row))),) for frame, draw in cells))


def _frame(column: BoundColumn, *, first: bool) -> str:
    """Return the markup around a cell, with a place for its content."""
    name = column.attrs["td"].get("class")
    own = fill(' class="{}"', name).replace("{", "{{").replace("}", "}}") if name else ""
    return f'<th scope="row"{own}>{{}}</th>' if first else f"<td{own}>{{}}</td>"


def _drawing(column: BoundColumn) -> Draw:
    """Return what draws the cells of a column: as django-tables2 does, but its signature is read once."""
    names, keywords = signature(column.render)
    own = column.column
    if type(own) is not tables.Column or column.link or keywords or not {*names} <= {"record", "value"}:
        return lambda row: row.get_cell(column.name)

    def draw(row: BoundRow) -> object:
        given: dict[str, Any] = {"record": row.record, "value": column.accessor.resolve(row.record, quiet=True)}
        if given["value"] in own.empty_values:
            return column.default
        return column.render(**{name: given[name] for name in names})

    return draw
