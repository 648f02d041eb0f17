"""The small parts of a page as tags: each is a function of `dashboards.frame.cells`."""

from __future__ import annotations

from django import template
from django.template import RequestContext

from dashboards.charts import embedding
from dashboards.charts.drawn import DrawnChart
from dashboards.documents.drawn_rows import document_rows
from dashboards.frame import cells
from dashboards.frame.linked import linked_data, other_forms_linked
from dashboards.frame.on_paper import short_link_drawn
from dashboards.frame.origin import origin
from dashboards.frame.table_rows import table_rows
from dashboards.frame.widgets import filter_field
from dashboards.short_links.codes import short_path

register = template.Library()


@register.simple_tag(takes_context=True)
def site_origin(context: RequestContext) -> str:
    """Return where the site is, for addresses on paper; "" on a page made without a request."""
    return origin(context.request) if getattr(context, "request", None) else ""


@register.simple_tag(takes_context=True, name="embed_code")
def embed_code(context: RequestContext, chart: DrawnChart) -> str:
    """Return the line with which a page of somebody else shows a chart; "" where nobody may."""
    return embedding.embed_code(context.request, chart)


for part in (
    cells.icon,
    cells.badge,
    cells.quotation,
    cells.source,
    cells.definition_list,
    cells.statement,
    cells.plain_rows,
    cells.number_cells,
    cells.link_items,
    cells.file_items,
    cells.hidden_fields,
    cells.column_heads,
    cells.source_line,
    cells.cite,
    table_rows,
    document_rows,
    filter_field,
    short_link_drawn,
    short_path,
    linked_data,
    other_forms_linked,
):
    register.simple_tag(part)
