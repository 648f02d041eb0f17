"""Where the labels of a drawing stand: near their point, inside the area, and never one over another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dashboards.charts.text_width import LINE, text_width

TEXT_SIZE = 14.0
GAP = 6.0  # between a point and its label
RINGS = 4  # how many lines of text away from its point a label is tried before the whole area is searched
STEP = 6.0  # of that search
CELL = 32.0  # side of the cells by which boxes are found
CELLS_DOWN = 1_000_000  # more than any drawing has one below the other
FEW = 12  # boxes that are looked at one by one sooner than their cells are


class Box(NamedTuple):
    """A rectangle in the units of the drawing; `y` grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


class Boxes:
    """Boxes that others may meet; of many those in the same cells of a grid are compared."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._boxes: list[Box] = list(boxes)
        self._in_cell: defaultdict[int, dict[int, Box]] = defaultdict(dict)
        self._in_grid = 0

    def add(self, box: Box) -> None:
        self._boxes.append(box)

    def that_meet(self, box: Box) -> list[Box]:
        """Return those that meet a box, in no order: they share more than an edge."""
        left, top, right, bottom = box
        return [one for one in self.near(box) if one[0] < right and left < one[2] and one[1] < bottom and top < one[3]]

    def near(self, box: Box) -> Collection[Box]:
        """Return those that stand in the same cells, each once; all of them while they are few."""
        if len(self._boxes) <= FEW:
            return self._boxes
        if self._in_grid < len(self._boxes):
            self._fill_grid()
        near: dict[int, Box] = {}
        for cell in _cells(box):
            if cell in self._in_cell:
                near |= self._in_cell[cell]
        return near.values()

    def _fill_grid(self) -> None:
        for place in range(self._in_grid, len(self._boxes)):
            for cell in _cells(self._boxes[place]):
                self._in_cell[cell][place] = self._boxes[place]
        self._in_grid = len(self._boxes)


def _cells(box: Box) -> list[int]:
    """Return the numbers of the cells that a box stands in."""
    left, top, right, bottom = box
    down = range(int(top // CELL), int(bottom // CELL) + 1)
    return [x * CELLS_DOWN + y for x in range(int(left // CELL), int(right // CELL) + 1) for y in down]


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
# Down and across: above is -1 and below 1, left is -1 and right 1
_DIRECTIONS = {side: (("below" in side) - ("above" in side), ("right" in side) - ("left" in side)) for side in Side}
_ANCHORS = {1: "start", 0: "middle", -1: "end"}


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


class Placed(NamedTuple):
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
    full, crossed = Boxes(taken), Boxes(lines)
    placed: list[Placed] = []
    for label in labels:
        spot = _best(label, area, full, crossed, rings) or _anywhere(label, area, full)
        if spot is not None:
            placed.append(spot)
            full.add(spot.box)
            if spot.is_far:
                crossed.add(spot.leader)
    return tuple(placed)


def _best(label: Label, area: Box, full: Boxes, lines: Boxes, rings: int) -> Placed | None:
    """Return the place near the point that costs least: 1 for a side liked less, 12 for a line or text crossed."""
    best, least = None, float("inf")
    for cost, placed in enumerate(_near(label, rings)):
        if cost >= least:
            break
        if not area.holds(placed.box) or full.that_meet(placed.box):
            continue
        price = cost + 12 * (len(lines.that_meet(placed.box)) + _crossed(placed, full))
        if price < least:
            best, least = placed, price
    return best


def _crossed(placed: Placed, full: Boxes) -> int:
    """Return how many texts the line to the label would cross; what stands at the point itself is not crossed."""
    if not placed.is_far:
        return 0
    x, y = placed.label.x, placed.label.y
    return sum(not one.holds(Box(x, y, x, y)) for one in full.that_meet(placed.leader))


def _near(label: Label, rings: int) -> Iterator[Placed]:
    width, height = label.width, label.height
    for ring in range(rings):
        for side in label.sides:
            yield _beside(label, side, ring * height, width, height)


def _beside(label: Label, side: Side, away: float, width: float, height: float) -> Placed:
    vertical, sign = _DIRECTIONS[side]
    if vertical == 0:
        left = label.x + label.gap + away if sign > 0 else label.x - label.gap - away - width
        top = label.y - height / 2
    else:
        # Above and to the right of a point means: its left edge stands over the point.
        left = label.x - (width / 2 if sign == 0 else 0 if sign > 0 else width)
        top = label.y - label.gap - height - away if vertical < 0 else label.y + label.gap + away
    return Placed(label, Box(left, top, left + width, top + height), _ANCHORS[sign])


def _anywhere(label: Label, area: Box, full: Boxes) -> Placed | None:
    """Return the free place that is nearest to the point, on a grid over the whole area: row by row from the point."""
    width, height = label.width, label.height
    across = sorted(_grid(area.left, area.right - width), key=lambda left: abs(left + width / 2 - label.x))
    down = sorted(_grid(area.top, area.bottom - height), key=lambda top: abs(top + height / 2 - label.y))
    best = (float("inf"), 0.0, 0.0)
    for top in down:
        away = 2 * abs(top + height / 2 - label.y)
        if away > best[0]:
            break
        in_row = [(one.left, one.right) for one in full.that_meet(Box(area.left, top, area.right, top + height))]
        for left in across:
            spot = (abs(left + width / 2 - label.x) + away, left, top)
            if spot >= best:
                break
            right = left + width
            for taken_from, taken_to in in_row:
                if taken_from < right and left < taken_to:
                    break
            else:
                best = spot
                break
    cost, left, top = best
    return None if cost == float("inf") else Placed(label, Box(left, top, left + width, top + height), "start")


def _grid(first: float, last: float) -> list[float]:
    if last < first:
        return []
    return [first + STEP * number for number in range(int((last - first) // STEP) + 1)]
