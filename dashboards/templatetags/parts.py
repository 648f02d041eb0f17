"""The small parts of a page as tags: each is a function of `dashboards.frame.cells`."""

from __future__ import annotations

from django import template

from dashboards.frame import cells
from dashboards.frame.table_rows import table_rows

register = template.Library()

for part in (
    cells.icon,
    cells.badge,
    cells.quotation,
    cells.source,
    cells.definition_list,
    cells.figure_card,
    cells.statement,
    cells.plain_rows,
    table_rows,
):
    register.simple_tag(part)
