"""The small parts of a page as tags: each is a function of `dashboards.frame.cells`."""

from __future__ import annotations

from django import template
from django.template import RequestContext

from dashboards.charts import embedding
from dashboards.charts.drawn import DrawnChart
from dashboards.documents.drawn_rows import document_rows
from dashboards.frame import cells
from dashboards.frame.addresses import find_address, pairs_of
from dashboards.frame.left_out import LeftOut, left_out
from dashboards.frame.linked import linked_data, other_forms_linked
from dashboards.frame.on_paper import short_link_drawn
from dashboards.frame.origin import origin
from dashboards.frame.table_rows import table_rows
from dashboards.frame.widgets import filter_field
from dashboards.overview.drawn_rows import promised_rows
from dashboards.page_request import LEFT_OUT
from dashboards.short_links.codes import short_path

register = template.Library()


@register.simple_tag(takes_context=True)
def site_origin(context: RequestContext) -> str:
    """Return where the site is, for addresses on paper; "" on a page made without a request."""
    return origin(context.request) if getattr(context, "request", None) else ""


@register.simple_tag(takes_context=True)
def what_is_left_out(context: RequestContext) -> list[LeftOut]:
    """Return what the address of this page says to have fallen away at its moment."""
    request = getattr(context, "request", None)
    if request is None or LEFT_OUT not in request.GET:
        return []
    address = find_address(request.path_info)
    return list(left_out(request.path, pairs_of(request), address.keys if address else (), context.get("page")))


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
    promised_rows,
    filter_field,
    short_link_drawn,
    short_path,
    linked_data,
    other_forms_linked,
):
    register.simple_tag(part)
