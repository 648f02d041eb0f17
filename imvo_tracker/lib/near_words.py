"""Words one slip of the finger away: a letter too many, too few, another one, or two that changed places."""

from __future__ import annotations

import string

LETTERS = string.ascii_lowercase + string.digits
SHORTEST = 3
SHORTEST_OTHER = 4  # of a shorter word nearly every other one is it with one letter changed or left out


def near_words(word: str) -> list[str]:
    """Return every word at Damerau's distance one, in the order of the alphabet; none for two letters.

    A word of three letters is only taken for one in which a letter was forgotten or two changed places.
    """
    if len(word) < SHORTEST:
        return []
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    turned = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    more = {left + letter + right for left, right in cuts for letter in LETTERS}
    if len(word) < SHORTEST_OTHER:
        return sorted((turned | more) - {word})
    return sorted((fewer | turned | other | more) - {word})
