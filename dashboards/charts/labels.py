"""Where the labels of a drawing stand: near their point, inside the area, and never one over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboards.charts.text_width import LINE, text_width

TEXT_SIZE = 14.0
GAP = 6.0  # between a point and its label
RINGS = 4  # how many lines of text away from its point a label is tried before the whole area is searched
STEP = 6.0  # of that search


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the units of the drawing; `y` grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


class Side(StrEnum):
    """On which side of its point a label stands."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"
    ABOVE_RIGHT = "above_right"
    ABOVE_LEFT = "above_left"
    BELOW_RIGHT = "below_right"
    BELOW_LEFT = "below_left"


ANY_SIDE = tuple(Side)
_ACROSS = {"left": -1, "right": 1}


@dataclass(frozen=True, slots=True)
class Label:
    """A text that wants to stand at a point; `sides` in the order in which they are liked."""

    text: str
    x: float
    y: float
    sides: Sequence[Side] = ANY_SIDE
    bold: bool = False
    size: float = TEXT_SIZE
    kind: str = ""
    gap: float = GAP

    @property
    def width(self) -> float:
        return text_width(self.text, self.size, bold=self.bold)

    @property
    def height(self) -> float:
        return self.size * LINE


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its box. The text is written from `x` in the direction of `anchor`, on the line `baseline`."""

    label: Label
    box: Box
    anchor: str

    @property
    def x(self) -> float:
        return {"start": self.box.left, "middle": (self.box.left + self.box.right) / 2, "end": self.box.right}[
            self.anchor
        ]

    @property
    def baseline(self) -> float:
        return self.box.bottom - self.label.size * 0.33

    @property
    def is_far(self) -> bool:
        """Say whether a line is needed to see which point the label belongs to."""
        x, y = self.nearest
        return max(abs(x - self.label.x), abs(y - self.label.y)) > self.label.height

    @property
    def nearest(self) -> tuple[float, float]:
        """Return where the box comes nearest to the point: there such a line ends."""
        label, box = self.label, self.box
        return min(max(label.x, box.left), box.right), min(max(label.y, box.top), box.bottom)

    @property
    def leader(self) -> Box:
        """Return the room of that line."""
        (x, y), label = self.nearest, self.label
        return Box(min(x, label.x) - 1, min(y, label.y) - 1, max(x, label.x) + 1, max(y, label.y) + 1)


def place(
    labels: Iterable[Label], area: Box, *, taken: Iterable[Box] = (), lines: Iterable[Box] = (), rings: int = RINGS
) -> tuple[Placed, ...]:
    """Return the labels that fit, first come first served; no box meets another or one of `taken`.

    A place over one of `lines` is taken only where a free one is much further away, `rings` lines of text at most. What
    fits nowhere is left out: the table of the chart has it.
    """
    full, crossed = list(taken), list(lines)
    placed: list[Placed] = []
    for label in labels:
        found = _best(label, area, full, crossed, rings) or _anywhere(label, area, full)
        if found is not None:
            placed.append(found)
            full.append(found.box)
            crossed += [found.leader] if found.is_far else []
    return tuple(placed)


def _best(label: Label, area: Box, full: Sequence[Box], lines: Sequence[Box], rings: int) -> Placed | None:
    """Return the place near the point that costs least: 1 for a side liked less, 12 for a line or text crossed."""
    best, least = None, float("inf")
    for cost, placed in enumerate(_near(label, rings)):
        if cost >= least:
            break
        if not area.holds(placed.box) or any(placed.box.meets(one) for one in full):
            continue
        price = cost + 12 * (sum(placed.box.meets(line) for line in lines) + _crossed(placed, full))
        if price < least:
            best, least = placed, price
    return best


def _crossed(placed: Placed, full: Sequence[Box]) -> int:
    """Return how many texts the line to the label would cross; what stands at the point itself is not crossed."""
    if not placed.is_far:
        return 0
    x, y, leader = placed.label.x, placed.label.y, placed.leader
    return sum(one.meets(leader) and not one.holds(Box(x, y, x, y)) for one in full)


def _near(label: Label, rings: int) -> Iterator[Placed]:
    for ring in range(rings):
        for side in label.sides:
            yield _beside(label, side, ring * label.height)


def _beside(label: Label, side: Side, away: float) -> Placed:
    vertical, _under, across = side.value.rpartition("_") if "_" in side.value else (side.value, "", side.value)
    sign = _ACROSS.get(across, 0)
    if side in (Side.RIGHT, Side.LEFT):
        left = label.x + label.gap + away if sign > 0 else label.x - label.gap - away - label.width
        top = label.y - label.height / 2
    else:
        # Above and to the right of a point means: its left edge stands over the point.
        left = label.x - (label.width / 2 if sign == 0 else 0 if sign > 0 else label.width)
        top = label.y - label.gap - label.height - away if vertical == "above" else label.y + label.gap + away
    anchor = {1: "start", 0: "middle", -1: "end"}[sign]
    return Placed(label, Box(left, top, left + label.width, top + label.height), anchor)


def _anywhere(label: Label, area: Box, full: Sequence[Box]) -> Placed | None:
    """Return the free place that is nearest to the point, on a grid over the whole area."""
    across = _grid(area.left, area.right - label.width)
    down = _grid(area.top, area.bottom - label.height)
    spots = sorted(
        ((left, top) for left in across for top in down),
        key=lambda spot: abs(spot[0] + label.width / 2 - label.x) + 2 * abs(spot[1] + label.height / 2 - label.y),
    )
    for left, top in spots:
        box = Box(left, top, left + label.width, top + label.height)
        if not any(box.meets(one) for one in full):
            return Placed(label, box, "start")
    return None


def _grid(first: float, last: float) -> list[float]:
    if last < first:
        return []
    return [first + STEP * number for number in range(int((last - first) // STEP) + 1)]
