"""The promises of the ledger to explore: windows and the days they came, by outcome."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dashboards.charts.base import Chart, ChartSource
from dashboards.charts.explored import DRAWING, Explored, Series, Span, Spot, explored_columns, in_words
from dashboards.promises.promise_windows import PromiseLine, PromiseWindows, promise_windows
from dashboards.promises.source import PromiseSource
from dashboards.words.promises import PROMISE_LABELS
from dashboards.words.wording import say_day, say_window

SLUG = "beloften"


def build(source: ChartSource) -> Chart | None:
    """Return the promises that fit the filters, a series for each outcome; None when none has a last day."""
    if not isinstance(source, PromiseSource):
        return None
    windows = promise_windows(source)
    if not windows.lines:
        return None
    rows = _rows(windows)
    series = tuple(_series(str(label), rows) for label in PROMISE_LABELS.values())
    explored = Explored(tuple(one for one in series if one.spans), source.record.as_of.day, tuple(rows))
    return Chart(
        slug=SLUG,
        title=_("promises by outcome"),
        description=_("Each bar is a promised period, each sign a day on which it came; a series for each outcome."),
        caption=_("Promised periods and what came"),
        caption_note=windows.note,
        columns=explored_columns(),
        rows=in_words(explored),
        points=explored,
        drawing=DRAWING,
        data_url=source.asked.link("promises_explored_chart_data", SLUG, **source.filters),
        numeric=False,
    )


def _rows(windows: PromiseWindows) -> dict[str, PromiseLine]:
    """Return each promise by a name of its own: of two promises of one step the second is numbered."""
    named: dict[str, PromiseLine] = {}
    for line in windows.lines:
        number = sum(line.label == other.label for other in named.values()) + 1
        named[f"{line.label} ({number})" if number > 1 else line.label] = line
    return named


def _series(name: str, rows: dict[str, PromiseLine]) -> Series:
    shown = {row: line for row, line in rows.items() if line.outcome == name}
    return Series(
        name,
        tuple(
            Span(row, line.first or line.last, line.last, say_window(line.first, line.last))
            for row, line in shown.items()
        ),
        tuple(Spot(day, f"{say_day(day)}: {line.days}", row) for row, line in shown.items() for day in line.came),
    )
