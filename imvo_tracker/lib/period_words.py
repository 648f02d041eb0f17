"""Dutch words for years, months, seasons and numbers, and the spelling in which the rules see a wording."""

import re
import unicodedata

from imvo_tracker.lib.period_calendar import AUTUMN, SPRING, SUMMER, WINTER

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
SEASONS = {
    "voorjaar": SPRING,
    "lente": SPRING,
    "zomer": SUMMER,
    "najaar": AUTUMN,
    "herfst": AUTUMN,
    "winter": WINTER,
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"), start=1
    )
}
ORDINALS = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4, "laatste": -1}
#: Years counted from the year of the document.
RELATIVE_YEARS = {"dit jaar": 0, "volgend jaar": 1, "komend jaar": 1, "vorig jaar": -1}

# The pieces of pattern that the rules share. None can match nothing, so none can be tried twice on the same spot.
MONTH = rf"(?:{'|'.join(MONTHS)})\.?"
SEASON = rf"(?:{'|'.join(SEASONS)})"
YEAR = rf"(?:(?:het )?(?:kalender)?(?:jaar )?[0-9]{{4}}|{'|'.join(RELATIVE_YEARS)})"
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
NUMBER = rf"(?:{'|'.join(NUMBERS)}|[0-9]{{1,3}})"

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
_DASHES = "‐‑‒–—―−"
_SPELLING = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES)})
_LEAD_IN = re.compile(
    r"(?:ook|nog|al|reeds|pas|eerst|ergens|verwacht|vermoedelijk|waarschijnlijk|mogelijk|naar verwachting"
    r"|in de loop van|in|op|per|met ingang van|aan|tegen|tijdens|gedurende|van|de|het) "
)


def spelled_plainly(wording: str) -> str:
    """The wording in small letters, without accents, quotes or final stop, with plain hyphens and single spaces.

    Only marks are taken off: other scripts' digits and letters stay what they are, and so stay unread.
    """
    letters = (character for character in unicodedata.normalize("NFD", wording) if not _is_mark(character))
    text = "".join(letters).lower().translate(_SPELLING)
    return " ".join(text.split()).strip(" .,;:")


def without_lead_in(text: str) -> str:
    """The text without its first word, where that word dates nothing ("ook", "in", "naar verwachting")."""
    return _LEAD_IN.sub("", text, count=1) if _LEAD_IN.match(text) else text


def _is_mark(character: str) -> bool:
    """Accents (Mn) and invisible characters such as the soft hyphen (Cf)."""
    return unicodedata.category(character) in ("Mn", "Cf")
