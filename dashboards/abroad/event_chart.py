"""Law and initiatives in time: each on the day or in the stretch of time of which a source speaks."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from covenants.evidence.reports import reports_abroad
from dashboards.abroad.rows import DONE, InitiativeRow, row_of
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.event_lines import EventLine, EventLines, draw_event_lines
from dashboards.charts.files import chart_links

SLUG = "initiatieven"
FILES = "abroad_chart_file"
MOST_ROWS = 60


def build(source: ChartSource) -> DrawnChart | None:
    """Return a row for each statement that speaks of a day or stretch; None while there is none."""
    every = [row_of(one, source.asked) for one in reports_abroad(source.record.as_of)]
    rows = sorted((row for row in every if row.latest), key=lambda row: (row.latest or date.max, row.key))[:MOST_ROWS]
    if not rows:
        return None
    done = sum(row.state.state == DONE for row in rows)
    title = _("Of %(count)s steps with a day or a year %(done)s were decided, held or published")
    title = title % {"count": len(rows), "done": done}
    spoken = _("A row for each statement: a dot on its last possible day, a line back to the first.")
    lines = EventLines(
        title, spoken, [_line(row, source.asked.link("abroad")) for row in rows], source.record.as_of.judged_on
    )
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_event_lines(lines, SLUG),
        caption=_("Laws and initiatives over time"),
        columns=(_("Country or body"), _("Law or initiative"), _("State"), _("From"), _("Until")),
        rows=tuple((row.place_label, row.name, row.state.label, row.earliest, row.latest) for row in rows),
        reading=_("What the sources give no day for is in the table only."),
        links=chart_links(source.asked, source.record, FILES, SLUG),
        embed_url=embed_url(source.asked, source.record, "abroad_chart", SLUG),
        numeric=False,
    )


def _line(row: InitiativeRow, page: str) -> EventLine:
    last = row.latest or date.max
    name = f"{row.place_label}: {row.name}"
    return EventLine(name, row.earliest or last, last, row.state.state, row.state.label, f"{page}#{row.key}")
