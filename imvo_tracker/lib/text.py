"""Text as the record keeps it: composed (NFC), and without characters that nobody can read or type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Control characters but tab and line breaks; other separators of lines and paragraphs; marks that turn the
# direction of reading round; the byte order mark; halves of a character; and what Unicode keeps out of text.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)


def composed(text: str) -> str:
    """Return the text in Unicode's composed form: "é" is one character, however it was typed."""
    return unicodedata.normalize("NFC", text)


# Of print: letters drawn as one, hyphens that must not break or may, and spaces of no width
_OF_PRINT = str.maketrans(
    {
        **{chr(0xFB00 + place): drawn for place, drawn in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\xad\u200b\u200c\u200d\ufeff"),
    }
)


def legible(text: str) -> str:
    """Return printed text in the letters it is typed with: composed, no ligatures, no marks that nobody sees."""
    return composed(text).translate(_OF_PRINT)


def unfit_character(text: str) -> tuple[int, str] | None:
    """Return place and name ("U+0000") of the first character the record does not take, or None."""
    match = _UNFIT.search(text)
    return (match.start(), f"U+{ord(match[0]):04X}") if match else None


def evenly_spaced(text: str) -> str:
    """Return legible text with one plain space wherever it has white space, and none around it: a name to look up."""
    return " ".join(legible(text).split())


_QUOTES = dict.fromkeys(map(ord, "\"'“”„‟‘’‚‛«»‹›`´"))


def unquoted(text: str) -> str:
    """Return the text without quotation marks and apostrophes."""
    return text.translate(_QUOTES).strip()


def folded(text: str) -> str:
    """Return the text as a search compares it: without accents, capitals and quotation marks."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return unquoted(plain).casefold()


def has_all_words(wanted: str, texts: Iterable[str]) -> bool:
    """Say whether every word wanted stands somewhere in the texts, compared as a search compares."""
    held = folded(" ".join(texts))
    return all(word in held for word in folded(wanted).split())
