"""The picture of a card, as PNG. Its typeface comes with Pillow: none stands in the repository, none is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, ImageFont, load_default

from dashboards.about.card import Card, CardFigure

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
# The light colours of static/css/tokens.css
PAPER, INK, QUIET, ACCENT = "#fbfaf7", "#1b1b1a", "#55534e", "#154273"
FIGURE_TOP, LABEL_SIZE, GAP = 270, 28, 28
LARGEST_TITLE, LARGEST_FIGURE, SMALLEST = 54, 84, 30
Font = FreeTypeFont | ImageFont


def draw_card(card: Card) -> bytes:
    """Return the picture; the same card gives the same bytes."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    pen.text((MARGIN, 56), card.site, font=load_default(30), fill=QUIET)
    title = _fitting(pen, [card.title], LARGEST_TITLE, WIDTH - 2 * MARGIN)
    pen.text((MARGIN, 112), card.title, font=title, fill=INK, stroke_width=0.6, stroke_fill=INK)
    width = (WIDTH - 2 * MARGIN) / max(1, len(card.figures))
    large = _fitting(pen, [one.value for one in card.figures], LARGEST_FIGURE, width - GAP)
    for place, figure in enumerate(card.figures):
        _draw_figure(pen, figure, large, MARGIN + place * width, width - GAP)
    pen.line((MARGIN, 536, WIDTH - MARGIN, 536), fill=QUIET, width=2)
    pen.text((MARGIN, 556), card.moment, font=load_default(28), fill=QUIET)
    file = BytesIO()
    picture.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_figure(pen: ImageDraw.ImageDraw, figure: CardFigure, large: Font, left: float, width: float) -> None:
    pen.text((left, FIGURE_TOP), figure.value, font=large, fill=ACCENT, stroke_width=1)
    font = load_default(LABEL_SIZE)
    for number, line in enumerate(wrapped(pen, figure.label, font, width)):
        pen.text((left, FIGURE_TOP + 100 + number * 38), line, font=font, fill=INK)


def _fitting(pen: ImageDraw.ImageDraw, texts: Sequence[str], largest: int, room: float) -> Font:
    """Return the largest size in which each of some texts stands on one line."""
    fonts = (load_default(size) for size in range(largest, SMALLEST, -2))
    fits = (font for font in fonts if all(pen.textlength(text, font) <= room for text in texts))
    return next(fits, load_default(SMALLEST))


def wrapped(pen: ImageDraw.ImageDraw, text: str, font: Font, width: float) -> list[str]:
    """Return the lines of a text that is broken between words."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pen.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
