"""SVG as the drawings need it: elements with classes and never a style, real text, words for those who do not see it.

Colours, dashes and letters come from static/css/graphs.css, so that a drawing follows the reader's light, dark or
forced colours and paper.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dashboards.charts.labels import Placed
from dashboards.frame.markup import escaped, fill

WIDE, NARROW = 960.0, 360.0
NOTHING = SafeString("")
MOST_DRAWINGS = 128  # of a kind of chart that are kept
Chart = TypeVar("Chart", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart drawn twice: for a wide column and for a phone. The stylesheet shows one of them."""

    wide: SafeString
    narrow: SafeString
    height: float  # of the wide one, whose width is WIDE
    narrow_height: float


def element(name: str, content: object = "", **attributes: object) -> SafeString:
    """Return one element; `css` is its class, `text_anchor` becomes `text-anchor`, None is left out."""
    parts = "".join(
        [f' {_NAMES[key]}="{_value(value)}"' for key, value in attributes.items() if value is not None and value != ""]
    )
    inside = escaped(content)
    return SafeString(f"<{name}{parts}>{inside}</{name}>" if inside else f"<{name}{parts}/>")


class _Names(dict[str, str]):
    """The names of attributes as SVG spells them."""

    def __missing__(self, key: str) -> str:
        return self.setdefault(key, key.replace("_", "-"))


_NAMES = _Names(css="class")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escaped(value)


def join(parts: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(parts))


def line(css: str, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    return element("line", css=css, x1=x1, y1=y1, x2=x2, y2=y2)


def text(words: object, x: float, y: float, css: str = "", anchor: str = "start") -> SafeString:
    """Return one line of text; `y` is the line it stands on."""
    return element("text", words, css=css, x=x, y=y, text_anchor=None if anchor == "start" else anchor)


def labels(placed: Iterable[Placed]) -> SafeString:
    """Return labels where they were placed, over thin lines to the points of those that stand far from them."""
    placed = tuple(placed)
    return join((*map(_leader, placed), *map(_written, placed)))


def _written(one: Placed) -> SafeString:
    css = " ".join(filter(None, ("g-bold" if one.label.bold else "", one.label.kind)))
    return text(one.label.text, one.x, one.baseline, css, one.anchor)


def _leader(one: Placed) -> SafeString:
    if not one.is_far:
        return NOTHING
    return line("g-leader", one.label.x, one.label.y, *one.nearest)


def linked(url: str, content: SafeString) -> SafeString:
    """Return content as a link, or as it is when there is nowhere to go."""
    return element("a", content, href=url) if url else content


def drawn_once(draw: Callable[[Chart, str], Drawing]) -> Callable[[Chart, str], Drawing]:
    """Keep the last drawings of a kind: the same words and days, which are those of most moments, make the same one.

    A chart that is drawn once holds nothing that can be changed, and no address.
    """

    @lru_cache(maxsize=MOST_DRAWINGS)
    def draw_in(_language: str | None, chart: Chart, key: str) -> Drawing:
        return draw(chart, key)

    @wraps(draw)
    def drawn(chart: Chart, key: str) -> Drawing:
        return draw_in(get_language(), chart, key)

    return drawn


def drawing(
    key: str, title: str, description: str, *, wide: tuple[float, SafeString], narrow: tuple[float, SafeString]
) -> Drawing:
    """Return both drawings of a chart; `wide` and `narrow` are a height and what is drawn."""
    return Drawing(
        _svg(f"{key}-wide", "nl-graph__wide", WIDE, title, description, *wide),
        _svg(f"{key}-narrow", "nl-graph__narrow", NARROW, title, description, *narrow),
        wide[0],
        narrow[0],
    )


def _svg(key: str, css: str, width: float, title: str, description: str, height: float, body: SafeString) -> SafeString:
    """Links can be reached inside a group; whoever hears an image hears its title and description alone."""
    return fill(
        '<svg xmlns="http://www.w3.org/2000/svg" class="{}" viewBox="0 0 {} {}" role="{}" aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>',
        css, _value(width), _value(height), "group" if "<a " in body else "img",
        key, key, key, title, key, description, body,
    )  # fmt: skip
