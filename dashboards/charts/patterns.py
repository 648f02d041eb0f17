"""Fills of states that differ in pattern as well as in colour, so that nothing is lost on paper or to the eye."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from dashboards.charts.svg import element, join

# What lies over the soft colour of a state: lines and dots in a square of 8 by 8. A state that stands nowhere is plain.
_MARKS: dict[str, tuple[tuple[str, dict[str, object]], ...]] = {
    "late": (("path", {"d": "M-2 2 2-2M0 8 8 0M6 10 10 6"}),),
    "abandoned": (("path", {"d": "M0 0 8 8M8 0 0 8"}),),
    "silent": (("path", {"d": "M0 4H8"}),),
    "open": (("circle", {"cx": 4, "cy": 4, "r": 1.2}),),
    "due": (("path", {"d": "M4 0V8"}),),
    "differs": (("path", {"d": "M0 4H8M4 0V8"}),),
    "unknown": (("path", {"d": "M0 6H4"}),),
}


def patterns(states: Iterable[str], key: str) -> SafeString:
    """Return the patterns of some states, for the head of one drawing: a hidden drawing lends none to another."""
    return element("defs", join(_pattern(state, key) for state in sorted(set(states)) if state in _MARKS))


def _pattern(state: str, key: str) -> SafeString:
    marks = join(element(name, css=f"g-mark g-line-{state}", **parts) for name, parts in _MARKS[state])
    square = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    return element("pattern", marks, id=f"{key}-{state}", **square)


def patterned(state: str, key: str, x: float, y: float, width: float, height: float) -> SafeString:
    """Return a rectangle in the soft colour of a state with its pattern and edge."""
    place: dict[str, object] = {"x": x, "y": y, "width": width, "height": height}
    over = element("rect", fill=f"url(#{key}-{state})", **place) if state in _MARKS else join(())
    return join(
        (
            element("rect", css=f"g-soft-{state}", **place),
            over,
            element("rect", css=f"g-edge g-line-{state}", **place),
        )
    )
