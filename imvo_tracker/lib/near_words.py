"""Words one slip of the finger away: a letter too many, too few, another one, or two that changed places."""

from __future__ import annotations

import re
import string

LETTERS = string.ascii_lowercase + string.digits
SHORTEST = 3
SHORTEST_PART = 3  # of a compound
# Nobody means these by a word he typed: "leer" is no "meer", "graan" is no "gaan"
EVERYDAY = frozenset(
    re.findall(
        r"\w+",
        """
        aan alle alleen als ander andere anders been begin beide blijven boven brengen daar deel deze doen door
        eerst eerste eigen elke even gaan gaat gang geen gegeven gelet geven goed groot haar hebben heel heen
        hele hier houden hun jaar kan kijken klein komen komt kort kunnen laat laatst laten leven maar maken meer
        meest mogen moeten naar nemen niet nieuw nieuwe ook onder over paar raken seen snel soort staan staat
        steeds stellen tegen tijd toch tussen twee uit vaak veel verder vier vinden vooral waar want weer weinig
        weten willen worden wordt zaken zelf zetten zien zijn zou zullen and are been both from have more other
        over some such than that their them then there these they this were what when which will with
        """,
    )
)
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
