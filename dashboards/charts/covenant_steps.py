"""What happened with one covenant in time: dots on a line with their words, and the windows that were promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString

from dashboards.charts.axes import TimeAxis
from dashboards.charts.labels import TEXT_SIZE, Box, Label, Side, place
from dashboards.charts.rows import RowField, dot, mark_box, note_at
from dashboards.charts.svg import NOTHING, WIDE, Drawing, drawing, drawn_once, element, join, labels, line, text
from dashboards.charts.text_width import LINE, fit_text, text_width

LANE = 26.0
BAR = 12.0


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened: "ondertekend", "19 juni 2017". `state` is a state of the design system."""

    day: date
    label: str
    when: str
    state: str = "achieved"


@dataclass(frozen=True, slots=True)
class PromisedWindow:
    """A window that was promised: "ondertekenen, beloofd in juni 2016". Without `first` or `last` that side is open."""

    first: date | None
    last: date | None
    label: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class CovenantSteps:
    """What `draw_covenant_steps` draws; `day` is an upright line, where it lies on the axis."""

    title: str
    description: str
    steps: tuple[Step, ...]
    windows: tuple[PromisedWindow, ...] = ()
    day: date | None = None


def draw_covenant_steps(chart: CovenantSteps, key: str) -> Drawing:
    """Return one line of time with all of it; on a phone a row for each. Needs at least one day."""
    days = _days(chart)
    is_seen = chart.day is not None and TimeAxis.around(days, 0, WIDE).holds(chart.day)
    return _drawn(chart if is_seen else replace(chart, day=None), key)


def _days(chart: CovenantSteps) -> list[date]:
    days = [step.day for step in chart.steps]
    return days + [day for one in chart.windows for day in (one.first, one.last) if day]


@drawn_once
def _drawn(chart: CovenantSteps, key: str) -> Drawing:
    days = _days(chart)
    return drawing(key, chart.title, chart.description, wide=_wide(chart, days), narrow=_narrow(chart, days))


def _said(one: Step | PromisedWindow) -> str:
    return f"{one.label}: {one.when}" if one.when else one.label


def _wide(chart: CovenantSteps, days: Sequence[date]) -> tuple[float, SafeString]:
    axis = TimeAxis.around(days, 8, WIDE - 8)
    most = TEXT_SIZE * LINE * (len(chart.steps) + 1)
    # From the right: so each line up to a label passes to the left of the labels that are there already.
    latest_first = sorted(chart.steps, key=lambda step: step.day, reverse=True)
    wanted = [_label(step, axis.x(step.day), most) for step in latest_first]
    placed = place(wanted, Box(0, 0, WIDE, most), rings=len(wanted) + 1)
    unused = min([one.box.top for one in placed] + [most])
    rail = most - unused + 2
    windows, lanes = _windows(chart.windows, axis, rail + 12)
    bottom = rail + 12 + LANE * lanes + 8
    body = join(
        (
            _years(axis, rail, bottom),
            _today(chart.day, axis, bottom),
            line("g-track", axis.left, rail, axis.right, rail),
            windows,
            element("g", labels(placed), transform=f"translate(0 {2 - unused:.1f})"),
            join(dot(step.state, axis.x(step.day), rail) for step in chart.steps),
        )
    )  # fmt: skip
    return bottom + 24, body


def _label(step: Step, x: float, y: float) -> Label:
    words = fit_text(_said(step), WIDE, TEXT_SIZE)
    side = Side.ABOVE_RIGHT if x + text_width(words, TEXT_SIZE) <= WIDE else Side.ABOVE_LEFT
    return Label(words, x, y, (side,), gap=10)


def _today(day: date | None, axis: TimeAxis, bottom: float) -> SafeString:
    return line("g-upright", axis.x(day), 0, axis.x(day), bottom) if day and axis.holds(day) else NOTHING


def _years(axis: TimeAxis, rail: float, bottom: float) -> SafeString:
    return join(
        join((line("g-grid", one.x, rail, one.x, bottom), text(one.label, one.middle, bottom + 18, "g-tick", "middle")))
        for one in axis.ticks()
    )


def _windows(windows: Sequence[PromisedWindow], axis: TimeAxis, top: float) -> tuple[SafeString, int]:
    """Return the windows in lanes, bar and words of each in the same, and how many lanes there are."""
    ends: list[float] = []
    parts = []
    for one in sorted(windows, key=lambda one: (one.first or one.last or date.min, one.last or date.max)):
        left, right = _edges(one, axis)
        words, x, anchor = _words(_said(one), left, right)
        room = text_width(words, TEXT_SIZE)
        start, end = min(left, x - (room if anchor == "end" else 0)), max(right, x + (room if anchor == "start" else 0))
        lane = next((number for number, used in enumerate(ends) if used + 10 <= start), len(ends))
        ends[lane : lane + 1] = [end]
        middle = top + LANE * (lane + 0.5)
        parts.append(_bar(one, left, right, middle))
        parts.append(text(words, x, middle + 5, "g-note", anchor))
    return join(parts), len(ends)


def _edges(one: PromisedWindow, axis: TimeAxis) -> tuple[float, float]:
    right = axis.x(one.last) if one.last else axis.right
    left = axis.x(one.first) if one.first else right - 3
    return left, max(right, left + 3)


def _words(words: str, left: float, right: float) -> tuple[str, float, str]:
    """Return the words beside a bar, where they start or end: after it, before it, or else over its beginning."""
    room = text_width(words, TEXT_SIZE)
    if right + 8 + room <= WIDE:
        return words, right + 8, "start"
    if left - 8 - room >= 0:
        return words, left - 8, "end"
    shown = fit_text(words, WIDE, TEXT_SIZE)
    return shown, max(min(left + 8, WIDE - text_width(shown, TEXT_SIZE)), 0), "start"


def _bar(one: PromisedWindow, left: float, right: float, middle: float) -> SafeString:
    css = "g-window g-window-open" if one.last is None else "g-window" if one.first else "g-window-end"
    return element("rect", css=css, x=left, y=middle - BAR / 2, width=right - left, height=BAR)


def _narrow(chart: CovenantSteps, days: Sequence[date]) -> tuple[float, SafeString]:
    every: list[Step | PromisedWindow] = sorted([*chart.steps, *chart.windows], key=_order)
    field = RowField.narrow(days, [one.label for one in every])
    rows = (_row(one, number, field) for number, one in enumerate(every))
    return field.height, join((field.frame(chart.day), *rows))


def _order(one: Step | PromisedWindow) -> date:
    return one.day if isinstance(one, Step) else one.first or one.last or date.min


def _row(one: Step | PromisedWindow, number: int, field: RowField) -> SafeString:
    middle = field.middle(number)
    signs: list[Box]
    bars: list[Box]
    if isinstance(one, Step):
        x = field.axis.x(one.day)
        mark, signs, bars = dot(one.state, x, middle), [mark_box(x, middle)], []
    else:
        left, x = _edges(one, field.axis)
        mark, signs, bars = _bar(one, left, x, middle), [], [Box(left, middle - BAR / 2, x, middle + BAR / 2)]
    note = note_at(one.when, x, middle)
    return join((mark, field.words(number, one.label, "", note, signs=signs, bars=bars)))
