"""Promised windows against what came, a row for each covenant: the window, a line to the day, the days at the dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.utils.safestring import SafeString

from dashboards.charts.labels import Box, Label
from dashboards.charts.rows import SHORT_BAR, RowField, cross, dot, mark_box, note_at, question
from dashboards.charts.svg import Drawing, drawing, element, join, line

BAR = 12.0
ONE_DAY = 3.0  # width of a window of one day, or of one whose start is open


class Sign(StrEnum):
    """What stands at the end of a row."""

    CAME = "came"  # a dot on each day of `days`
    STOPPED = "stopped"  # ✕
    NO_NEWS = "no_news"  # ?
    WAITING = "waiting"  # nothing: the window is open, or over without anything since


@dataclass(frozen=True, slots=True)
class Aim:
    """What a party itself aimed for: a thin bar below the window. `label` is read out on pointing."""

    first: date | None
    last: date
    label: str


@dataclass(frozen=True, slots=True)
class SlippageRow:
    """One covenant. `first` to `last` is the promised window: without `first` it is "by", without `last` it has no end,
    without both there was no promise.

    `days` are those on which it came (more than one where sources differ), was stopped, or until which was looked.
    `note` stands at the sign: "873 dagen te laat", "gesprekken gestopt".
    """

    name: str
    first: date | None
    last: date | None
    sign: Sign
    state: str
    days: tuple[date, ...] = ()
    note: str = ""
    url: str = field(default="", compare=False)  # carries the moment; what is drawn at the row is the same without it
    aims: tuple[Aim, ...] = ()


@dataclass(frozen=True, slots=True)
class SlippageRows:
    """What `draw_slippage_rows` draws; `day` is an upright line, where it lies on the axis."""

    title: str
    description: str
    rows: Sequence[SlippageRow]
    day: date | None = None


def draw_slippage_rows(chart: SlippageRows, key: str) -> Drawing:
    """Return the rows on one axis that is as long as there is something on it; needs at least one day in them."""
    days = [day for row in chart.rows for day in _days(row)]
    names = [row.name for row in chart.rows]
    fields = RowField.wide(days, names), RowField.narrow(days, names)
    wide, narrow = ((field.height, _draw(chart, field)) for field in fields)
    return drawing(key, chart.title, chart.description, wide=wide, narrow=narrow)


def _days(row: SlippageRow) -> Iterator[date]:
    yield from filter(None, (row.first, row.last, *row.days))
    for aim in row.aims:
        yield from filter(None, (aim.first, aim.last))


def _draw(chart: SlippageRows, field: RowField) -> SafeString:
    rows = (_row(row, number, field) for number, row in enumerate(chart.rows))
    return join((field.frame(chart.day), *rows))


def _row(row: SlippageRow, number: int, field: RowField) -> SafeString:
    marks, room, note = _drawn_once(row, number, field)
    return join((marks, field.name(number, row.name, row.url, room), note))


@lru_cache(maxsize=1024)
def _drawn_once(row: SlippageRow, number: int, field: RowField) -> tuple[SafeString, float, SafeString]:
    """Return the marks of a row, the room for its name and its note: the same at most moments, whatever the link."""
    middle = field.middle(number)
    signs = [mark_box(x, middle) for x in _places(row, field)]
    bars = _bars(row, field, middle)
    marks = (
        _window(row, field, middle),
        *(_aim(aim, field, middle) for aim in row.aims),
        _slip(row, field, middle),
        _signs(row, field, middle),
    )
    return join(marks), *field.note(number, row.name, _note(row, field, middle), signs=signs, bars=bars)


def _span(first: date | None, last: date | None, field: RowField) -> tuple[float, float]:
    """Return left edge and width of a bar; an open end runs to the edge of the drawing."""
    end = field.axis.x(last) if last else field.axis.right
    start = field.axis.x(first) if first else end - ONE_DAY
    return start, max(end - start, ONE_DAY)


def _window(row: SlippageRow, field: RowField, middle: float) -> SafeString:
    if row.first is None and row.last is None:
        return join(())
    left, width = _span(row.first, row.last, field)
    css = "g-window g-window-open" if row.last is None else "g-window" if row.first else "g-window-end"
    return element("rect", css=css, x=left, y=middle - BAR / 2, width=width, height=BAR)


def _aim(aim: Aim, field: RowField, middle: float) -> SafeString:
    left, width = _span(aim.first, aim.last, field)
    return element(
        "rect", element("title", aim.label), css="g-aim", x=left, y=middle + BAR / 2 + 2, width=width, height=3
    )


def _slip(row: SlippageRow, field: RowField, middle: float) -> SafeString:
    """Return the line from the last promised day to what came after it."""
    if row.last is None or not row.days or max(row.days) <= row.last:
        return join(())
    css = "g-slip" if row.sign is Sign.CAME else "g-slip g-slip-lost"
    return line(f"{css} g-line-{row.state}", field.axis.x(row.last), middle, field.axis.x(max(row.days)), middle)


def _signs(row: SlippageRow, field: RowField, middle: float) -> SafeString:
    draw = {Sign.CAME: dot, Sign.STOPPED: cross, Sign.NO_NEWS: question}.get(row.sign)
    return join(draw(row.state, x, middle) for x in _places(row, field)) if draw else join(())


def _places(row: SlippageRow, field: RowField) -> list[float]:
    """Return where the signs stand: on their days, or beyond the window where no day is known."""
    if row.sign is Sign.WAITING:
        return []
    left, width = _span(row.first, row.last, field)
    beyond = min(left + width + 14, field.axis.right)
    return [field.axis.x(day) for day in sorted(row.days)] or [beyond]


def _note(row: SlippageRow, field: RowField, middle: float) -> Label:
    left, width = _span(row.first, row.last, field)
    at = _places(row, field)[-1:] or [min(left + width, field.axis.right)]
    return note_at(row.note, at[0], middle)


def _bars(row: SlippageRow, field: RowField, middle: float) -> list[Box]:
    """Return the room of the window and of the line after it."""
    left, width = _span(row.first, row.last, field)
    right, ends = left + width, _places(row, field)
    is_promised = row.first is not None or row.last is not None
    window = [Box(left, middle - BAR / 2, right, middle + BAR / 2)] if is_promised else []
    return window + ([Box(right, middle - 2, ends[-1], middle + 2)] if ends and ends[-1] > right + SHORT_BAR else [])


def small_bar(days: int, most: int, state: str = "late") -> SafeString:
    """Return a bar for the cell of a table, as long as `days` are of `most`; the cell writes the number beside it."""
    full = 80.0
    length = round(full * min(max(days, 0), most) / most, 1) if most > 0 else 0
    bar = element("rect", css=f"g-fill-{state}", x=0, y=0, width=max(length, 1.5 if days > 0 else 0), height=12)
    return element("svg", bar, css="nl-bar", viewBox="0 0 80 12", aria_hidden="true", focusable="false")
