"""A drawing as a file of its own: with its title, where it comes from, and the colours of a light page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.html import escape

from dashboards.charts.labels import TEXT_SIZE
from dashboards.charts.svg import WIDE, Drawing, element, join, text
from dashboards.charts.text_width import LINE, wrap_text

CONTENT_TYPE = "image/svg+xml"
TITLE_SIZE = 20.0
EDGE = 20.0
_LINK = re.compile(r"</?a\b[^>]*>")  # an address without a host leads nowhere from a file
_VARIABLE = re.compile(r"var\((--nl-[\w-]+)\)")
_TOKEN = re.compile(r"(--nl-[\w-]+):\s*([^;]+);")
_DRAWINGS = "/* drawings */"


def write_picture(title: str, drawing: Drawing, notes: tuple[str, ...]) -> bytes:
    """Return the wide drawing as an SVG file; `notes` are lines below it, such as the moment and the address."""
    heads = wrap_text(title, WIDE, TITLE_SIZE)
    top = EDGE + TITLE_SIZE * LINE * len(heads) + 8
    below = top + drawing.height + 12
    feet = [line for note in notes for line in wrap_text(note, WIDE, TEXT_SIZE)]
    height = below + TEXT_SIZE * LINE * len(feet) + EDGE
    body = join(
        (
            element("rect", css="p-paper", x=-EDGE, y=0, width=WIDE + 2 * EDGE, height=height),
            join(text(head, 0, EDGE + TITLE_SIZE * LINE * (row + 0.8), "p-title") for row, head in enumerate(heads)),
            join(text(foot, 0, below + TEXT_SIZE * LINE * (row + 0.8), "g-quiet") for row, foot in enumerate(feet)),
        )
    )
    inner = _LINK.sub("", drawing.wide).replace(
        "<svg ", f'<svg x="0" y="{top:g}" width="{WIDE:g}" height="{drawing.height:g}" ', 1
    )
    box = f"{-EDGE:g} 0 {WIDE + 2 * EDGE:g} {height:g}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{WIDE + 2 * EDGE:g}" height="{height:g}">'
    return f"{head}<style>{escape(_style())}</style>{body}{inner}</svg>\n".encode()


@cache
def _style() -> str:
    """Return the rules for drawings with the names of colours replaced by the light colours themselves."""
    light = dict(_TOKEN.findall(_read("css/tokens.css").partition("@media")[0]))
    rules = _read("css/graphs.css").partition(_DRAWINGS)[2]
    own = f".p-paper{{fill:var(--nl-paper)}}.p-title{{font-size:{TITLE_SIZE:g}px;font-weight:700}}"
    return _VARIABLE.sub(lambda name: light[name[1]].replace('"', "'"), rules + own)


def _read(name: str) -> str:
    path = finders.find(name)
    if not isinstance(path, str):
        raise FileNotFoundError(name)
    return Path(path).read_text(encoding="utf-8")
