"""A card as PNG. Its letters come with a package, so the same version of it and of Pillow gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, Layout, truetype
from ttf_opensans import OPENSANS_BOLD, OPENSANS_REGULAR

from dashboards.cards.card import Card, CardFigure

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
# The light colours of static/css/tokens.css
PAPER, INK, QUIET, ACCENT = "#fbfaf7", "#1b1b1a", "#55534e", "#154273"
TOP, FOOT, GAP = 112, 530, 28
LINE = 1.3  # height of a line of text, in parts of the size
SMALL, LABEL = 26, 23
# From the largest size to the smallest, and the most lines of a title
TITLES, LEADS, FIGURES = (52, 46, 40, 34), (38, 34, 30, 27, 24), range(76, 28, -4)
MOST_TITLE, MOST_LEAD, FIGURES_TALL = 3, 9, 195
Pen = ImageDraw.ImageDraw


def draw_card(card: Card) -> bytes:
    """Return the picture; the same card gives the same bytes."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    pen.text((MARGIN, 50), card.site, font=_face(SMALL), fill=QUIET)
    sizes = TITLES[2:] if card.figures else TITLES
    face = _fitting(pen, card.title, sizes, MOST_TITLE)
    top = _write(pen, card.title, TOP, face, MOST_TITLE) + GAP / 2
    end = FOOT - (FIGURES_TALL if card.figures else GAP)
    _write_lead(pen, card.lead, top, end - top)
    _draw_figures(pen, card.figures, end)
    pen.line((MARGIN, FOOT, WIDTH - MARGIN, FOOT), fill=QUIET, width=2)
    _write(pen, card.moment, FOOT + 12, _face(SMALL - 4), 2, QUIET)
    file = BytesIO()
    picture.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _face(size: int, *, bold: bool = False) -> FreeTypeFont:
    """Return the typeface; whatever other libraries the machine has, letters are set in the same way."""
    path = (OPENSANS_BOLD if bold else OPENSANS_REGULAR).path
    return truetype(str(path), size, layout_engine=Layout.BASIC)


def _write_lead(pen: Pen, lead: str, top: float, room: float) -> None:
    """Write as large as fits; where even the smallest is too much, the last sentences stay away."""
    sentences = lead.split(". ")
    while any(sentences):
        text = ". ".join(sentences).removesuffix(".") + "."
        fonts = [_face(size) for size in LEADS if len(_lines(pen, text, _face(size))) * size * LINE <= room]
        if fonts:
            _write(pen, text, top, fonts[0], MOST_LEAD)
            return
        sentences.pop()
    _write(pen, lead, top, _face(LEADS[-1]), int(room / (LEADS[-1] * LINE)))


def _draw_figures(pen: Pen, figures: Sequence[CardFigure], top: float) -> None:
    width = (WIDTH - 2 * MARGIN) / max(1, len(figures))
    room, plain, bold = width - GAP, _face(LABEL), _face(LABEL, bold=True)
    sizes = [size for size in FIGURES if all(pen.textlength(one.value, _face(size)) <= room for one in figures)]
    large = _face(sizes[0] if sizes else FIGURES[-1])
    for place, figure in enumerate(figures):
        left = MARGIN + place * width
        pen.text((left, top + 80), figure.value, font=large, fill=ACCENT, anchor="ls")
        lines = [(line, bold) for line in wrapped(pen, figure.label, bold, room)[:1]]
        lines += [(line, plain) for line in wrapped(pen, figure.note, plain, room)[:2]]
        for number, (line, face) in enumerate(lines):
            pen.text((left, top + 94 + number * LABEL * LINE), line, font=face, fill=INK)


def _fitting(pen: Pen, text: str, sizes: Sequence[int], most: int) -> FreeTypeFont:
    """Return the largest bold size in which a text takes no more than so many lines."""
    fonts = [_face(size, bold=True) for size in sizes]
    return next((font for font in fonts if len(_lines(pen, text, font)) <= most), fonts[-1])


def _lines(pen: Pen, text: str, font: FreeTypeFont) -> list[str]:
    return wrapped(pen, text, font, WIDTH - 2 * MARGIN)


def _write(pen: Pen, text: str, top: float, font: FreeTypeFont, most: int, colour: str = INK) -> float:
    """Write a text in lines, cut after so many of them, and return where it ends."""
    lines = _lines(pen, text, font)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(pen, lines[most - 1], font, WIDTH - 2 * MARGIN)]
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * font.size * LINE), line, font=font, fill=colour)
    return top + len(lines) * font.size * LINE


def _cut(pen: Pen, line: str, font: FreeTypeFont, room: float) -> str:
    while line and pen.textlength(f"{line}…", font) > room:
        line = line[:-1].rstrip()
    return f"{line}…"


def wrapped(pen: Pen, text: str, font: FreeTypeFont, width: float) -> list[str]:
    """Return the lines of a text that is broken between words; a word too long for any is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pen.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word if pen.textlength(word, font) <= width else _cut(pen, word, font, width))
    return lines
