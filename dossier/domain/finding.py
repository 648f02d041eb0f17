"""Whether a text says what was asked: capitals, accents, quotation marks and the width of spaces do not count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from imvo_tracker.lib.text import folded

_EDGES = ",.;:()·"


@dataclass(frozen=True, slots=True)
class Finder:
    """What was asked, ready to be looked for in many texts."""

    whole: re.Pattern[str]
    words: tuple[re.Pattern[str], ...]

    def says(self, text: str) -> bool:
        """Say whether the text holds what was asked as it stands."""
        return bool(self.whole.search(spaced(text)))

    def says_each_word(self, text: str) -> bool:
        """Say whether the text holds every word of what was asked, wherever."""
        plain = spaced(text)
        return bool(self.words) and all(word.search(plain) for word in self.words)


def finder_of(asked: str) -> Finder:
    """Return what looks for a text. A number is found whole: "6 oktober" is not in "16 oktober"."""
    plain = spaced(asked)
    words = tuple(filter(None, (word.strip(_EDGES) for word in plain.split())))
    return Finder(_pattern(plain), tuple(map(_pattern, words)))


def spaced(text: str) -> str:
    """Return the text as it is compared, with one plain space between two words."""
    return " ".join(folded(text).split())


def _pattern(text: str) -> re.Pattern[str]:
    before = r"(?<!\d)" if text[:1].isdigit() else ""
    after = r"(?!\d)" if text[-1:].isdigit() else ""
    return re.compile(before + re.escape(text) + after)
