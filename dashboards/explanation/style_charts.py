"""The charts of the page that shows the design, each with made-up values: no real sector, document or figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_links
from dashboards.charts.parts_bar import Part, PartsBar, draw_parts_bar
from dashboards.charts.steps import Mark, StepLine, Steps, Upright, draw_steps
from dashboards.page_request import PageRequest

FILES = "style_guide_file"


def sample_charts(asked: PageRequest, record: Record) -> tuple[DrawnChart, ...]:
    """Return every kind of drawing, with the links to its files."""
    return tuple(build(slug, asked, record) for slug, build in _SAMPLES.items())


def sample_chart(slug: str, asked: PageRequest, record: Record) -> DrawnChart | None:
    """Return one of them; None for a name that is not there."""
    return _SAMPLES[slug](slug, asked, record) if slug in _SAMPLES else None


def _steps(slug: str, asked: PageRequest, record: Record) -> DrawnChart:
    first, last = date(2016, 6, 17), date(2017, 6, 30)
    promised = ((first, 0), (date(2016, 9, 22), 1), (date(2016, 12, 31), 3), (last, 4))
    signed = ((first, 0), (date(2016, 11, 4), 1), (date(2017, 3, 1), 2), (date(2018, 5, 14), 3), (date(2019, 9, 2), 4))
    on_promised = (Mark(date(2016, 12, 31), _("3 in 2016")), Mark(last, _("4 before July 2017")))
    on_signed = (Mark(date(2016, 12, 31), "1"), Mark(date(2018, 5, 14), _("+499 days")))
    title = _("Sample: three promised before 2017, one signed by then")
    drawing = draw_steps(
        Steps(
            title,
            _("A dashed line of what was promised and a solid line of what was signed, day by day."),
            (
                StepLine("", promised, is_promise=True, marks=on_promised),
                StepLine(_("signed"), signed, marks=on_signed),
            ),
            (Upright(date(2016, 12, 31), _("first deadline")), Upright(last, _("named in the letter"))),
            goal=3,
            goal_label=_("goal 3"),
        ),
        slug,
    )  # fmt: skip
    return DrawnChart(
        slug,
        title,
        drawing,
        caption=_("Sample: promised and signed, by day"),
        columns=(_("Day"), _("Promised by then"), _("Signed by then")),
        rows=tuple(
            (day, _at(promised, day), _at(signed, day)) for day in sorted({day for day, _n in promised + signed})
        ),
        links=chart_links(asked, record, FILES, slug),
    )


def _at(points: tuple[tuple[date, int], ...], day: date) -> int:
    return StepLine("", points).at(day)


def _parts(slug: str, asked: PageRequest, record: Record) -> DrawnChart:
    parts = (
        Part(_("on time"), 2, "achieved", "#charts"),
        Part(_("signed late"), 6, "late", "#charts"),
        Part(_("without a date"), 1, "open", "#charts"),
        Part(_("talks stopped"), 1, "abandoned", "#charts"),
        Part(_("no more news"), 3, "silent", "#charts"),
    )
    title = _("Sample: of thirteen promises two were kept in time")
    return DrawnChart(
        slug,
        title,
        draw_parts_bar(PartsBar(title, _("One bar of thirteen, divided by what came of them."), parts), slug),
        caption=_("Sample: what came of thirteen promises"),
        columns=(_("Outcome"), _("Covenants")),
        rows=tuple((part.label, part.count) for part in parts),
        links=chart_links(asked, record, FILES, slug),
    )


_SAMPLES: Mapping[str, Callable[[str, PageRequest, Record], DrawnChart]] = {
    "stappen": _steps,
    "delen": _parts,
}
