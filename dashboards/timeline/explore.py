"""All covenants in time to explore: stretches as bars, milestones as signs."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from covenants.domain.lifeline import Lifeline, Stretch, lifeline
from covenants.domain.lifeline import Span as Stretched
from covenants.domain.outcome import Life
from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.explored import DRAWING, Explored, Series, Span, Spot, explored_columns, in_words
from dashboards.timeline.page import STRETCHES
from dashboards.words.outcomes import LIFE_LABELS
from dashboards.words.wording import pick, say_day, say_kind, say_window

SLUG = "tijdlijn"
MOST_ROWS = 100


def build(source: ChartSource) -> Chart | None:
    """Return a row for each covenant with a milestone, a series for each stretch; None while there is none."""
    drawn = source.record.counted.by_first_milestone()[:MOST_ROWS]
    lives = {pick(one.covenant.name, one.covenant.name_en): lifeline(one) for one in drawn}
    day = source.record.as_of.day
    if not lives:
        return None
    stretches = tuple(_stretch(stretch, lives, source) for stretch in STRETCHES)
    series = (*stretches, Series(_("milestones"), spots=_milestones(lives)))
    explored = Explored(tuple(one for one in series if one.spans or one.spots), day, tuple(lives))
    return Chart(
        slug=SLUG,
        title=_("all agreements over time"),
        description=_("Each bar is a stretch of talks or of an agreement, each sign a milestone."),
        caption=_("Stretches and milestones"),
        columns=explored_columns(),
        rows=in_words(explored),
        points=explored,
        drawing=DRAWING,
        data_url=source.asked.link("timeline_explored_chart_data", SLUG),
        numeric=False,
    )


def _stretch(stretch: Stretch, lives: dict[str, Lifeline], source: ChartSource) -> Series:
    """What still lasts is drawn up to the day on which it is judged: beyond what is known nothing runs."""
    day = source.record.as_of.judged_on
    spans = tuple(
        Span(name, span.since, max(span.until or day, span.since), _say_span(span, day))
        for name, life in lives.items()
        for span in life.spans
        if span.stretch is stretch and span.since <= day
    )
    return Series(str(STRETCHES[stretch][1]), spans)


def _say_span(span: Stretched, day: date) -> str:
    if span.until is None and span.stretch is not Stretch.TALKS:
        return f"{say_window(span.since, max(day, span.since))}: {LIFE_LABELS[Life.RUNNING]}"
    return say_window(span.since, span.until)


def _milestones(lives: dict[str, Lifeline]) -> tuple[Spot, ...]:
    return tuple(
        Spot(moment.on, f"{say_kind(moment.kind)}: {say_day(moment.on)}", name)
        for name, life in lives.items()
        for moment in life.moments
        if moment.since
    )
