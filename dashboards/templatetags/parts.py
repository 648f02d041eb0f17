"""The small parts of a page as tags: each is a function of `dashboards.frame.cells`."""

from __future__ import annotations

from django import template

from dashboards.frame import cells
from dashboards.frame.linked import linked_data, other_forms
from dashboards.frame.table_rows import table_rows
from dashboards.frame.widgets import filter_field

register = template.Library()

for part in (
    cells.icon,
    cells.badge,
    cells.quotation,
    cells.source,
    cells.definition_list,
    cells.statement,
    cells.plain_rows,
    cells.number_cells,
    table_rows,
    filter_field,
    linked_data,
    other_forms,
):
    register.simple_tag(part)
