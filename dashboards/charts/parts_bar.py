"""One bar whose parts add up, each part with its number and its word, and a link to the rows it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dashboards.charts.labels import TEXT_SIZE, Box, Label, Placed, Side, place
from dashboards.charts.patterns import patterned, patterns
from dashboards.charts.svg import NARROW, WIDE, Drawing, drawing, element, join, labels, linked, text
from dashboards.charts.text_width import fit_text, text_width

BAR = 44.0
ROW = 46.0
NARROW_BAR = 18.0
INSIDE = 16.0  # room beside words that stand inside their part


@dataclass(frozen=True, slots=True)
class Part:
    """One part: how many, in which word, and the address of its rows. `state` is a state of the design system."""

    label: str
    count: int
    state: str
    url: str = ""

    @property
    def words(self) -> str:
        return f"{self.count} {self.label}"


@dataclass(frozen=True, slots=True)
class PartsBar:
    """What `draw_parts_bar` draws: the parts in the order in which they stand; one of 0 is left out."""

    title: str
    description: str
    parts: Sequence[Part]


def draw_parts_bar(bar: PartsBar, key: str) -> Drawing:
    """Return the bar; `key` is its slug. On a phone the same parts stand below each other, each at its own place."""
    shown = [part for part in bar.parts if part.count > 0]
    return drawing(
        key, bar.title, bar.description, wide=_wide(shown, f"{key}-wide"), narrow=_narrow(shown, f"{key}-narrow")
    )


def _spans(parts: Sequence[Part], width: float) -> list[tuple[Part, float, float]]:
    """Return each part with its left edge and its width."""
    whole = sum(part.count for part in parts)
    spans, before = [], 0
    for part in parts:
        spans.append((part, round(width * before / whole, 1), round(width * part.count / whole, 1)))
        before += part.count
    return spans


def _wide(parts: Sequence[Part], key: str) -> tuple[float, SafeString]:
    spans = _spans(parts, WIDE)
    outside = [
        Label(part.label, left + width / 2, BAR, (Side.BELOW, Side.BELOW_LEFT, Side.BELOW_RIGHT))
        for part, left, width in spans
        if not _fits(part.words, width)
    ]
    area = Box(0, BAR, WIDE, BAR + 24.0 * (len(outside) + 1))
    # Where the line to a label may run: no other label should lie across it.
    ways = [Box(one.x - 0.5, BAR, one.x + 0.5, area.bottom) for one in outside]
    placed = {(one.label.text, one.label.x): one for one in place(outside, area, lines=ways)}
    bottom = max([one.box.bottom for one in placed.values()] + [BAR]) + 4
    body = join(
        _part(part, key, left, width, placed.get((part.label, left + width / 2))) for part, left, width in spans
    )
    return bottom, join((patterns([part.state for part in parts], key), body))


def _part(part: Part, key: str, left: float, width: float, beside: Placed | None) -> SafeString:
    inside = part.words if _fits(part.words, width) else str(part.count) if _fits(str(part.count), width + 10) else ""
    return linked(
        part.url,
        join(
            (
                patterned(part.state, key, left, 1, width, BAR - 2),
                text(inside, left + width / 2, BAR / 2 + 5, f"g-bold g-on-{part.state}", "middle"),
                labels([beside] if beside else []),
            )
        ),
    )


def _fits(words: str, width: float) -> bool:
    return text_width(words, TEXT_SIZE, bold=True) + INSIDE <= width


def _narrow(parts: Sequence[Part], key: str) -> tuple[float, SafeString]:
    spans = _spans(parts, NARROW)
    body = join(_row(part, key, left, width, ROW * row) for row, (part, left, width) in enumerate(spans))
    return max(ROW * len(spans), 1), join((patterns([part.state for part in parts], key), body))


def _row(part: Part, key: str, left: float, width: float, top: float) -> SafeString:
    words = fit_text(part.words, NARROW, TEXT_SIZE, bold=True)
    room = text_width(words, TEXT_SIZE, bold=True)
    x, anchor = (left, "start") if left + room <= NARROW else (max(left + width, room), "end")
    return linked(
        part.url,
        join(
            (
                element("rect", css="g-press", x=0, y=top, width=NARROW, height=ROW - 2),
                text(words, x, top + 15, "g-bold", anchor),
                element("rect", css="g-rail", x=0, y=top + 28, width=NARROW, height=4),
                patterned(part.state, key, left, top + 21, width, NARROW_BAR),
            )
        ),
    )
