"""How wide a text will be at most: the server cannot measure one, and must not let two meet.

Widths are those of DejaVu Sans Bold, the widest face that `--nl-font-text` may end up with.
"""

from __future__ import annotations

from functools import lru_cache

# Parts of the size of the letters; any other sign is as wide as the widest letter.
_WIDTHS: tuple[tuple[str, float], ...] = (
    ("'ijl ìíîïı", 0.35),
    (",./:;IJ\\|·ÌÍÎÏ’‘\u00a0", 0.40),
    ("-f²³", 0.45),
    ("!r()[]_`t–", 0.50),
    ('"*', 0.55),
    ("?cszçćčşšžż°", 0.60),
    ("LxŁ«»", 0.65),
    ("$0123456789EFTaekovy£ÈÉÊËàáâãäåèéêëòóôõöøýÿăąēęě“”€", 0.70),
    ("CPSYZbdghnpqu{}µÇßñùúûüđğńňŠŸŽ", 0.75),
    ("ABKRVXÀÁÂÃÄÅ", 0.80),
    ("#+<=>DGHNUÑÙÚÛÜ~±×↑✓✕", 0.85),
    ("&OQÒÓÔÕÖØ●", 0.90),
    ("w", 0.95),
    ("@M…", 1.00),
    ("%m", 1.05),
)
_WIDTH = {sign: width for signs, width in _WIDTHS for sign in signs}
_WIDEST = 1.2
_THIN = 0.95  # of a letter that is not bold, beside a bold one
LINE = 1.3  # height of a line of text, in parts of the size


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the most room that one line of text takes."""
    return sum(_WIDTH.get(sign, _WIDEST) for sign in text) * size * (1 if bold else _THIN)


def fit_text(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, or as much of it as fits with "…" at its end."""
    if text_width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def wrap_text(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the text in lines that fit; a word too long for any is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(fit_text(word, room, size))
    return tuple(lines)
