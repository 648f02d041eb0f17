"""The overview: how far the covenants are, by which rule, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from covenants.domain.facts import CovenantFact
from covenants.domain.thresholds import ThresholdState
from covenants.evidence.register import SectorFact
from covenants.evidence.statements import Statement
from covenants.moment.record import Record
from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.registry import OVERVIEW_CHARTS, build_charts
from dashboards.frame.base import Frame, Link, extend, frame
from dashboards.overview.figure_cards import (
    Tile,
    outlook_cards,
    reached_cards,
    schedule_cards,
    silence_cards,
    tiles,
)
from dashboards.overview.goal import GoalView, SumCheck, goal_view, sum_check
from dashboards.overview.news import Due, News, due_next, newest_changes
from dashboards.overview.phases_by_sector import Grid, phases_by_sector
from dashboards.page_request import PageRequest
from dashboards.words.marks import Card
from dashboards.words.wording import VERDICT_LABELS, VERDICT_STATES, pick, say_day, say_minimum

MOST_THRESHOLDS = 10


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Figures that belong together."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """A threshold in one row: what it asks, and whether it is met."""

    covenant: str
    url: str
    conditions: tuple[str, ...]
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class OverviewPage(Frame):
    """Everything the overview prints."""

    lead: str
    is_empty: bool
    groups: tuple[CardGroup, ...]
    goal: GoalView | None
    sums: SumCheck | None
    tiles: tuple[Tile, ...]
    all_url: str
    all_count: int
    thresholds: tuple[ThresholdLine, ...]
    charts: tuple[Chart, ...]
    grid: Grid
    changes: tuple[News, ...]
    due: tuple[Due, ...]
    explanation: Link


def overview_page(
    asked: PageRequest,
    record: Record,
    *,
    sectors: Sequence[SectorFact],
    on_targets: Sequence[Statement],
    newest: Sequence[Statement],
) -> OverviewPage:
    """Return the overview at the moment asked."""
    return extend(
        OverviewPage,
        frame(asked, record.as_of, _("How far are the covenants?"), rule=record.rule, rules=record.rules),
        lead=_lead(record),
        is_empty=not record.readings,
        groups=(
            CardGroup(_("What came of it"), reached_cards(record, asked)),
            CardGroup(_("What is expected"), outlook_cards(record, asked)),
            CardGroup(_("Against what was promised"), schedule_cards(record, asked)),
            CardGroup(_("Silence"), silence_cards(record, asked)),
        ),
        goal=goal_view(record, on_targets, asked),
        sums=sum_check(record, on_targets),
        tiles=tiles(record, asked),
        all_url=asked.link("covenants", geteld="ja"),
        all_count=len(record.counted),
        thresholds=_thresholds(record, asked),
        charts=build_charts(OVERVIEW_CHARTS, ChartSource(asked, record)),
        grid=phases_by_sector(record, sectors, asked),
        changes=newest_changes(newest, record, asked),
        due=due_next(record, asked),
        explanation=Link(asked.link("explanation") + "#telregels", _("How the covenants are counted")),
    )


def _lead(record: Record) -> str:
    """The answer in one sentence, in words that hold for any day."""
    day = say_day(record.as_of.day)
    if not record.readings:
        return _("Nothing was known of any covenant at this moment.")
    if record.goal is None:
        return _("Signed on %(day)s: %(signed)s of the %(count)s covenants spoken of.") % {
            "day": day,
            "signed": len(record.signed),
            "count": len(record.counted),
        }
    return _("Signed on %(day)s: %(signed)s. The goal is %(goal)s covenants by %(deadline)s.") % {
        "day": day,
        "signed": len(record.signed),
        "goal": int(record.goal.count),
        "deadline": say_day(record.goal.superseded_by or record.goal.deadline) or _("no set day"),
    }


def _thresholds(record: Record, asked: PageRequest) -> tuple[ThresholdLine, ...]:
    shown = record.with_threshold.also_in(record.counted)[:MOST_THRESHOLDS]
    states = record.thresholds_of(shown.slugs)[:MOST_THRESHOLDS]
    return tuple(_threshold(state, covenant, asked) for state in states if (covenant := shown.covenant(state.covenant)))


def _threshold(state: ThresholdState, covenant: CovenantFact, asked: PageRequest) -> ThresholdLine:
    return ThresholdLine(
        covenant=pick(covenant.name, covenant.name_en),
        url=asked.link("covenant", state.covenant),
        conditions=tuple(say_minimum(found.condition.minimum, found.condition.unit) for found in state.conditions),
        state=VERDICT_STATES[state.verdict],
        state_label=str(VERDICT_LABELS[state.verdict]),
    )
