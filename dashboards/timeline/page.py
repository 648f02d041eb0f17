"""All covenants in time: how long the signed ones lived, and how far the others came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.domain.lifeline import Stretch, moments_of
from covenants.domain.reading import CovenantReading
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.charts.base import ChartSource
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.files import chart_downloads
from dashboards.charts.registry import TIMELINE_CHARTS, build_charts
from dashboards.formats.links import file_links
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.frame.tabs import covenant_tabs
from dashboards.page_request import PageRequest
from dashboards.words.marks import Badge
from dashboards.words.outcomes import outcome_badge
from dashboards.words.wording import pick, say_day, say_kind, say_window

# By stretch the state and the word of the chart that one explores.
STRETCHES: Mapping[Stretch, tuple[str, str | Promise]] = {
    Stretch.TALKS: ("due", gettext_lazy("talks")),
    Stretch.AGREEMENT: ("achieved", gettext_lazy("agreement")),
    Stretch.SECOND_TERM: ("on-time", gettext_lazy("second term")),
}
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Life:
    """One covenant: what became of it, and its milestones in words."""

    name: str
    url: str
    badge: Badge
    words: str


@dataclass(frozen=True, slots=True)
class TimelinePage(Frame):
    """Everything the timeline prints. `more` counts the unsigned covenants beyond those listed.

    `every` holds all that the rule counts in three parts: signed, begun and no more, without a milestone.
    """

    every: tuple[Readings, ...]
    tabs: tuple[Link, ...]
    charts: tuple[DrawnChart, ...]
    signed: tuple[Life, ...]
    unsigned: tuple[Life, ...]
    more: int
    letters: tuple[Link, ...]

    @property
    def said_first(self) -> str:
        return self.charts[0].title if self.charts else ""


def timeline_page(asked: PageRequest, record: Record, *, letters: Sequence[tuple[date, str, str]]) -> TimelinePage:
    """Return all covenants that the rule counts: the signed ones drawn, the others told."""
    unsigned = record.counted.but_not_in(record.signed)
    charts = build_charts(TIMELINE_CHARTS, ChartSource(asked, record))
    begun, bare = unsigned.by_first_milestone(), unsigned.without_milestone()
    shown = [*_lives(begun[:MOST_ROWS], asked), *_lives(bare[:MOST_ROWS], asked)]
    return extend(
        TimelinePage,
        frame(
            asked,
            record,
            _("All agreements over time"),
            above=(Link(asked.link("covenants"), _("Agreements")),),
            files=(file_links(asked, record, _("Milestones"), "timeline_table_file"), *chart_downloads(charts)),
        ),
        every=(record.signed, begun, bare),
        tabs=covenant_tabs(asked, "timeline"),
        charts=charts,
        signed=tuple(_lives(record.signed[:MOST_ROWS], asked)),
        unsigned=tuple(shown),
        more=len(unsigned) - len(shown),
        letters=tuple(Link(asked.link("document", key), f"{number} ({say_day(on)})") for on, number, key in letters),
    )


def _lives(readings: Readings, asked: PageRequest) -> list[Life]:
    return [_life(reading, asked) for reading in readings]


def _life(reading: CovenantReading, asked: PageRequest) -> Life:
    return Life(
        name=pick(reading.covenant.name, reading.covenant.name_en),
        url=asked.link("covenant", reading.slug),
        badge=outcome_badge(reading),
        words=" · ".join(
            f"{say_kind(moment.kind)}: {say_window(moment.since, moment.on)}" for moment in moments_of(reading)
        ),
    )
