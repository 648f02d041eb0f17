"""Words one slip of the finger away: a letter too many, too few, another one, or two that changed places."""

from __future__ import annotations

import string

LETTERS = string.ascii_lowercase + string.digits
SHORTEST = 4  # of shorter words nearly everything lies one letter away


def near_words(word: str) -> list[str]:
    """Return every word at Damerau's distance one, in the order of the alphabet; none for a short word."""
    if len(word) < SHORTEST:
        return []
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    turned = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    more = {left + letter + right for left, right in cuts for letter in LETTERS}
    return sorted((fewer | turned | other | more) - {word})
