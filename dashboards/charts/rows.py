"""Rows on one axis of time: names beside them on a wide page, above them on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from dashboards.charts.axes import TimeAxis
from dashboards.charts.labels import TEXT_SIZE, Box, Label, Side, place
from dashboards.charts.svg import NARROW, WIDE, element, join, labels, line, linked, text
from dashboards.charts.text_width import fit_text, text_width

HEAD = 26.0  # the axis above the rows
ROW, STACKED_ROW = 34.0, 50.0
MOST_NAME = 270.0
SHORT_BAR = 80.0
MARK = 6.0  # half of a dot or cross


@dataclass(frozen=True, slots=True)
class RowField:
    """Where names and marks of rows stand in one of both drawings."""

    axis: TimeAxis
    width: float
    names: float  # room for names beside the rows; 0 where they stand above
    count: int

    @classmethod
    def wide(cls, days: Iterable[date], names: Sequence[str]) -> RowField:
        room = min(max(text_width(name, TEXT_SIZE) for name in names), MOST_NAME)
        return cls(TimeAxis.around(days, room + 16, WIDE - 8), WIDE, room, len(names))

    @classmethod
    def narrow(cls, days: Iterable[date], names: Sequence[str]) -> RowField:
        return cls(TimeAxis.around(days, 8, NARROW - 8), NARROW, 0, len(names))

    @property
    def step(self) -> float:
        return ROW if self.names else STACKED_ROW

    @property
    def height(self) -> float:
        return HEAD + self.step * self.count + 6

    def middle(self, row: int) -> float:
        """Return the height of the marks of a row."""
        return HEAD + self.step * row + (ROW / 2 if self.names else STACKED_ROW - 15)

    def band(self, row: int) -> Box:
        """Return the room of the labels of a row; that of no other row meets it, and no name stands in it."""
        middle = self.middle(row)
        return Box(self.axis.left - 4, middle - 14, self.width, middle + 14)

    def words(
        self, row: int, name: str, url: str, note: Label, *, signs: Sequence[Box], bars: Sequence[Box]
    ) -> SafeString:
        """Return the name of a row and the note at its mark, which covers no sign and no short bar."""
        room, noted = self.note(row, name, note, signs=signs, bars=bars)
        return join((self.name(row, name, url, room), noted))

    def note(
        self, row: int, name: str, note: Label, *, signs: Sequence[Box], bars: Sequence[Box]
    ) -> tuple[float, SafeString]:
        """Return the room that a note leaves for the name of its row, and the note.

        On a phone, where there is no place at the mark, the note ends the line of the name; without room there it
        covers a bar, and only as the last resort the name is cut.
        """
        whole = self.names or self.width
        if not note.text:
            return whole, join(())
        short = [bar for bar in bars if bar.right - bar.left < SHORT_BAR]
        placed = place([note], self.band(row), taken=[*signs, *short], lines=bars)
        room = self.width - text_width(note.text, TEXT_SIZE) - 12
        if not placed and (self.names or text_width(name, TEXT_SIZE) > room):
            placed = place([note], self.band(row), taken=signs, lines=bars)
        if placed or self.names:
            return whole, labels(placed)
        words = fit_text(note.text, self.width, TEXT_SIZE)
        return room, text(words, self.width, self.middle(row) - 20, "g-note", "end")

    def name(self, row: int, name: str, url: str, room: float) -> SafeString:
        """Return the name of a row as a link, cut where it needs more room than there is."""
        y = self.middle(row) + (5 if self.names else -20)
        shown = fit_text(name, room, TEXT_SIZE)
        whole = element("title", name) if shown != name else join(())
        return linked(url, element("text", join((whole, element("tspan", shown))), css="g-name", x=0.0, y=y))

    def frame(self, day: date | None = None) -> SafeString:
        """Return the axis with its years, a thin line below each row, and `day` as an upright line."""
        axis, bottom = self.axis, self.height - 6
        ticks = axis.ticks()
        shown = day if day and axis.holds(day) else None
        return join(
            (
                join(line("g-grid", one.x, HEAD - 4, one.x, bottom) for one in ticks),
                join(text(one.label, one.middle, HEAD - 10, "g-tick", "middle") for one in ticks),
                join(line("g-grid", 0, y, self.width, y) for y in self._between()),
                line("g-upright", axis.x(shown), HEAD - 4, axis.x(shown), bottom) if shown else join(()),
            )
        )

    def _between(self) -> list[float]:
        return [HEAD + self.step * row for row in range(self.count + 1)]


def dot(state: str, x: float, y: float) -> SafeString:
    return element("circle", css=f"g-dot g-fill-{state}", cx=x, cy=y, r=MARK)


def cross(state: str, x: float, y: float) -> SafeString:
    """Return the sign of what was stopped."""
    size = MARK - 1
    path = f"M{x - size:g} {y - size:g}l{2 * size:g} {2 * size:g}m0 {-2 * size:g}l{-2 * size:g} {2 * size:g}"
    return element("path", css=f"g-cross g-line-{state}", d=path)


def question(state: str, x: float, y: float) -> SafeString:
    """Return the sign of what nobody knows."""
    return join(
        (
            element("circle", css=f"g-asked g-line-{state}", cx=x, cy=y, r=MARK + 2),
            text("?", x, y + 5, "g-bold g-sign", "middle"),
        )
    )


def note_at(words: str, x: float, y: float) -> Label:
    """Return the words of a row that want to stand beside its mark."""
    return Label(words, x, y, (Side.RIGHT, Side.LEFT), kind="g-note", gap=MARK + 8)


def mark_box(x: float, y: float) -> Box:
    """Return the room that any of these signs takes."""
    return Box(x - MARK - 3, y - MARK - 5, x + MARK + 3, y + MARK + 5)
