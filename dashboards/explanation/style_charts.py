"""The charts of the page that shows the design, each with made-up values: no real sector, document or figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from covenants.moment.record import Record
from dashboards.charts.covenant_steps import CovenantSteps, PromisedWindow, Step, draw_covenant_steps
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_links
from dashboards.charts.life_lines import Life, LifeLine, LifeLines, draw_life_lines
from dashboards.charts.parts_bar import Part, PartsBar, draw_parts_bar
from dashboards.charts.slippage import Aim, Sign, SlippageRow, SlippageRows, draw_slippage_rows
from dashboards.charts.steps import Mark, StepLine, Steps, Upright, draw_steps
from dashboards.charts.threshold_curve import (
    Exactness,
    Measured,
    ThresholdCurve,
    ThresholdLine,
    draw_threshold_curve,
)
from dashboards.page_request import PageRequest
from dashboards.words.wording import say_day

FILES = "style_guide_file"


def sample_charts(asked: PageRequest, record: Record) -> tuple[DrawnChart, ...]:
    """Return every kind of drawing, with the links to its files."""
    return tuple(build(slug, asked, record) for slug, build in _SAMPLES.items())


def sample_chart(asked: PageRequest, record: Record, slug: str) -> DrawnChart | None:
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
                StepLine(_("signed"), signed, marks=on_signed, until=date(2019, 12, 31)),
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
        Part(_("no further news"), 3, "silent", "#charts"),
    )
    title = _("Sample: of thirteen promises two were kept in time")
    return DrawnChart(
        slug,
        title,
        draw_parts_bar(PartsBar(title, _("One bar of thirteen, divided by what came of them."), parts), slug),
        caption=_("Sample: what came of thirteen promises"),
        columns=(_("Outcome"), _("Agreements")),
        rows=tuple((part.label, part.count) for part in parts),
        links=chart_links(asked, record, FILES, slug),
    )


def _slippage(slug: str, asked: PageRequest, record: Record) -> DrawnChart:
    first, last = date(2016, 6, 17), date(2016, 12, 31)
    aims = (Aim(date(2017, 1, 1), date(2017, 3, 31), _("the parties aim for the first quarter of 2017")),)
    late, stopped, silent = _("290 days late"), _("talks stopped"), _("no further news")
    rows = (
        SlippageRow(_("Cork"), first, last, Sign.CAME, "achieved", (date(2016, 11, 4),), _("on time"), "#charts"),
        SlippageRow(_("Glass"), None, last, Sign.CAME, "late", (date(2017, 10, 17),), late, "#charts", aims),
        SlippageRow(
            _("Paper"), last, date(2017, 6, 30), Sign.STOPPED, "abandoned", (date(2018, 2, 1),), stopped, "#charts"
        ),
        SlippageRow(_("Leather and footwear"), last, date(2017, 6, 30), Sign.NO_NEWS, "silent", (), silent, "#charts"),
        SlippageRow(_("Silk"), first, None, Sign.WAITING, "open", (), _("No end date"), "#charts"),
    )
    title = _("Sample: one of five came in the period that was promised")
    spoken = _("A row for each agreement: the promised period, and a line to the day on which it came.")
    return DrawnChart(
        slug,
        title,
        draw_slippage_rows(SlippageRows(title, spoken, rows), slug),
        caption=_("Sample: promised periods and what came"),
        columns=(_("Agreement"), _("Promised from"), _("Promised until"), _("Came on"), _("Outcome")),
        rows=tuple((row.name, row.first, row.last, max(row.days, default=None), row.note) for row in rows),
        reading=_("Bar: the promised period. Thin bar: what the parties aimed for. ● came, ✕ stopped, ? no more news."),
        links=chart_links(asked, record, FILES, slug),
        numeric=False,
    )


def _life(slug: str, asked: PageRequest, record: Record) -> DrawnChart:
    rows = (
        LifeLine(_("Cork"), date(2016, 11, 4), date(2026, 1, 31), Life.RUNNING, _("runs"), "#charts"),
        LifeLine(_("Glass"), date(2017, 10, 17), date(2022, 10, 16), Life.ENDED, _("until October 2022"), "#charts"),
        LifeLine(_("Silk"), date(2018, 5, 14), date(2021, 3, 1), Life.UNKNOWN, _("end not reported"), "#charts"),
    )
    title = _("Sample: one of three runs, of one nobody says when it ended")
    spoken = _("A row for each agreement, from signing to its end or to the last sign of life.")
    return DrawnChart(
        slug,
        title,
        draw_life_lines(LifeLines(title, spoken, rows, date(2026, 1, 31)), slug),
        caption=_("Sample: how long agreements ran"),
        columns=(_("Agreement"), _("Signed"), _("Proven until"), _("End")),
        rows=tuple((row.name, row.signed, row.proven_until, row.note) for row in rows),
        links=chart_links(asked, record, FILES, slug),
        numeric=False,
    )


def _covenant(slug: str, asked: PageRequest, record: Record) -> DrawnChart:
    days = (
        (date(2014, 11, 12), _("Intent declared"), "achieved"),
        (date(2016, 3, 9), _("Presented"), "achieved"),
        (date(2016, 11, 4), _("Signed"), "achieved"),
        (date(2021, 11, 4), _("Ended"), "abandoned"),
    )
    steps = tuple(Step(day, label, say_day(day), state) for day, label, state in days)
    windows = (
        PromisedWindow(date(2015, 7, 1), date(2015, 12, 31), _("Signed"), _("second half of 2015")),
        PromisedWindow(date(2016, 6, 17), date(2016, 9, 21), _("Signed"), _("summer of 2016")),
    )
    title = _("Sample: signed six weeks after the summer in which it was promised")
    spoken = _("Dots for what happened, bars for what was promised, on one line of time.")
    return DrawnChart(
        slug,
        title,
        draw_covenant_steps(CovenantSteps(title, spoken, steps, windows), slug),
        caption=_("Sample: steps of one agreement"),
        columns=(_("Milestone"), _("From"), _("Until"), _("State")),
        rows=tuple((one.label, one.day, one.day, _("happened")) for one in steps)
        + tuple((one.label, one.first, one.last, _("promised")) for one in windows),
        links=chart_links(asked, record, FILES, slug),
        numeric=False,
    )


def _threshold(slug: str, asked: PageRequest, record: Record) -> DrawnChart:
    counted = (
        (date(2017, 1, 1), 20, 26, Exactness.EXACT, _("20 to 26")),
        (date(2018, 1, 1), 31, 31, Exactness.EXACT, ""),
        (date(2019, 6, 1), 38, None, Exactness.AT_LEAST, _("38 or more")),
        (date(2020, 12, 31), 37, 37, Exactness.EXACT, _("37 of 40")),
        (date(2022, 3, 1), None, 36, Exactness.AT_MOST, ""),
    )
    points = tuple(
        Measured(day, None if low is None else Decimal(low), None if high is None else Decimal(high), label, exactness)
        for day, low, high, exactness, label in counted
    )
    counts_on = Upright(date(2020, 12, 31), _("the day that counts"))
    title = _("Sample: three companies short on the day that counts")
    spoken = _("Points with their margins, a level line to reach and an upright line for the day that counts.")
    needed = (ThresholdLine(Decimal(40), _("needed: 40 companies")),)
    return DrawnChart(
        slug,
        title,
        draw_threshold_curve(ThresholdCurve(title, spoken, points, needed, counts_on), slug),
        caption=_("Sample: companies that take part"),
        columns=(_("Day"), _("At least"), _("At most")),
        rows=tuple((point.day, point.low, point.high) for point in points),
        links=chart_links(asked, record, FILES, slug),
    )


_SAMPLES: Mapping[str, Callable[[str, PageRequest, Record], DrawnChart]] = {
    "stappen": _steps,
    "delen": _parts,
    "belofte-en-komst": _slippage,
    "levensloop": _life,
    "stappen-van-een-convenant": _covenant,
    "drempel-in-de-tijd": _threshold,
}
