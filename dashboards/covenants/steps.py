"""The steps of one covenant on a line of time, with the windows in which they were promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from covenants.domain.milestones import MilestoneState
from covenants.domain.promises import Promise
from covenants.domain.reading import CovenantReading
from covenants.kinds import ENDINGS, KIND_ORDER
from dashboards.charts.base import ChartSource
from dashboards.charts.covenant_steps import CovenantSteps, PromisedWindow, Step, draw_covenant_steps
from dashboards.charts.drawn import DrawnChart
from dashboards.charts.embedding import embed_url
from dashboards.charts.files import chart_links
from dashboards.thresholds.section import MeasuredSource
from dashboards.words.wording import say_kind, say_window

SLUG = "stappen"
MOST_WINDOWS = 4  # a long line of promises is told by the table below it


@dataclass(frozen=True, slots=True)
class CovenantSource(MeasuredSource):
    """A covenant's page with the promises about it."""

    promises: Sequence[Promise] = ()


def build(source: ChartSource) -> DrawnChart | None:
    """Return the steps that happened and the first promised windows, None while there are neither."""
    reading = source.record.reading(source.covenant)
    if reading is None or not isinstance(source, CovenantSource):
        return None
    states = _happened(reading)
    steps = tuple(_step(kind, state) for kind, state in states)
    promised = [one for one in source.promises if _has_window(one)]
    windows = tuple(_window(one) for one in _distinct(promised)[:MOST_WINDOWS])
    if not steps and not windows:
        return None
    title = _title(steps)
    spoken = _("Dots for what happened, bars for what was promised, on one line of time.")
    return DrawnChart(
        slug=SLUG,
        title=title,
        drawing=draw_covenant_steps(CovenantSteps(title, spoken, steps, windows, source.record.as_of.judged_on), SLUG),
        caption=_("Steps, and the periods in which they were promised"),
        columns=(_("Milestone"), _("From"), _("Until"), _("State")),
        rows=tuple((say_kind(kind), *_bounds(state), _("happened")) for kind, state in states)
        + tuple((one.label, one.first, one.last, _("promised")) for one in windows),
        links=chart_links(source.asked, source.record, "covenant_chart_file", source.covenant, SLUG),
        embed_url=embed_url(source.asked, source.record, "covenant_chart", source.covenant, SLUG),
        numeric=False,
    )


def _happened(reading: CovenantReading) -> list[tuple[str, MilestoneState]]:
    """What was achieved, oldest first; a step known only to lie before some day stands on that day."""
    achieved = [(kind, state) for kind, state in reading.states.items() if state.is_achieved and state.decided_by]
    return sorted(achieved, key=lambda one: (_bounds(one[1])[1], KIND_ORDER[one[0]]))


def _bounds(state: MilestoneState) -> tuple[Any, Any]:
    fact = state.decided_by
    return (fact.earliest, fact.latest) if fact else (None, None)


def _step(kind: str, state: MilestoneState) -> Step:
    first, last = _bounds(state)
    return Step(last, say_kind(kind), say_window(first, last), "abandoned" if kind in ENDINGS else "achieved")


def _has_window(promise: Promise) -> bool:
    return promise.fact.earliest is not None or promise.fact.latest is not None


def _distinct(promises: Sequence[Promise]) -> list[Promise]:
    """One of each window: the same promise in other words is no bar of its own; those of a signature first."""
    ordered = sorted(promises, key=lambda one: one.fact.kind != "signed")
    by_window = {(one.fact.kind, one.fact.earliest, one.fact.latest): one for one in reversed(ordered)}
    return list(reversed(by_window.values()))


def _window(promise: Promise) -> PromisedWindow:
    fact = promise.fact
    label = _("%(kind)s, promised") % {"kind": say_kind(fact.kind)}
    return PromisedWindow(fact.earliest, fact.latest, label, say_window(fact.earliest, fact.latest))


def _title(steps: Sequence[Step]) -> str:
    if not steps:
        return _("No step is known; this was promised")
    first, last = steps[0], steps[-1]
    names = {"first": first.label, "since": first.when, "last": last.label, "until": last.when}
    if len(steps) == 1:
        return _("One step is known: “%(first)s”, %(since)s") % names
    return _("From “%(first)s” (%(since)s) to “%(last)s” (%(until)s)") % names
