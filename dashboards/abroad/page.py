"""Law and initiatives abroad: what each source says of them, with its day and page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from covenants.evidence.reports import reports_abroad
from covenants.moment.record import Record
from dashboards.abroad.filters import AbroadFilterForm, read_filters
from dashboards.abroad.rows import PLACE, InitiativeRow, InitiativeTable, arrange, row_of
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_downloads
from dashboards.charts.registry import ABROAD_CHARTS, build_charts
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, HiddenField, Link, extend, frame
from dashboards.frame.chips import Chip, chips_of, kept_fields
from dashboards.frame.columns import ColumnChoice, choose_columns
from dashboards.frame.follow import feed_link, follow
from dashboards.frame.lazy_rows import LazyRows
from dashboards.frame.table_paging import columns_of, lay_out
from dashboards.page_request import PageRequest


@dataclass(frozen=True, slots=True)
class AbroadPage(Frame):
    """`rows` are all statements that fit the filters; the charts draw all of them, filtered or not."""

    lead: str
    rows: LazyRows[Sequence[InitiativeRow], InitiativeRow]
    table: InitiativeTable
    shown: tuple[InitiativeRow, ...]
    charts: tuple[DrawnChart, ...]
    form: AbroadFilterForm
    hidden: tuple[HiddenField, ...]
    chips: tuple[Chip, ...]
    active_count: int
    clear_url: str
    columns: ColumnChoice
    annex: Link


def abroad_page(asked: PageRequest, record: Record) -> AbroadPage:
    """Return what was known at the moment; raises `BadInput` for a filter that cannot be."""
    every = reports_abroad(record.as_of)
    chosen, form = read_filters(asked.filters, every)
    fitting = [row_of(one, asked) for one in every if chosen.keeps(one)]
    charts = build_charts(ABROAD_CHARTS, ChartSource(replace(asked, filters=()), record))
    rows = LazyRows(arrange(fitting, PLACE, False), lambda row: row, arrange)
    table = file_links(asked, record, _("Law and initiatives"), "abroad_file")
    files = (table, *chart_downloads(charts), follow(feed_link(asked, "abroad_feed")))
    columns = choose_columns(asked, columns_of(InitiativeTable), always=2)
    caption = _("What the sources say")
    laid_out = lay_out(InitiativeTable, rows, asked.filters, columns=columns, caption=caption)
    return extend(
        AbroadPage,
        frame(asked, record, _("Law and initiatives abroad"), files=files if every else (), offers_rules=False),
        lead=_say_lead(fitting),
        rows=rows,
        table=laid_out,
        shown=tuple(row.record for row in laid_out.paginated_rows),
        charts=charts,
        form=form,
        hidden=kept_fields(asked),
        chips=chips_of(form, asked),
        active_count=chosen.count,
        clear_url=asked.link("abroad"),
        columns=columns,
        annex=Link(asked.link("annex_abroad"), _("The same as annex to a letter")),
    )


def _say_lead(rows: Sequence[InitiativeRow]) -> str:
    """Return how many initiatives of how many countries and bodies; a gap is one of this collection."""
    if not rows:
        return _("No law or initiative abroad was known at this moment.")
    names, places = len({(row.place, row.name) for row in rows}), len({row.place for row in rows})
    what = ngettext("%(count)s law or initiative", "%(count)s laws and initiatives", names) % {"count": names}
    where = ngettext("of %(count)s country or body.", "of %(count)s countries and bodies.", places)
    return f"{what} {where % {'count': places}}"
