"""Dutch words for years, months, seasons and numbers, and the spelling in which the rules see a wording."""

import re
import unicodedata

from imvo_tracker.lib.period_calendar import AUTUMN, SPRING, SUMMER, WINTER
from imvo_tracker.lib.period_recess import RECESS_NAMES

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
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"), start=1
    )
}

# The pieces of pattern that the rules share. None can match nothing, so none can be tried twice on the same spot.
MONTH = rf"(?:{'|'.join(MONTHS)})\.?"
SEASON = rf"(?:{'|'.join(SEASONS)})"
YEAR = rf"(?:(?:het )?(?:kalender)?(?:jaar )?[0-9]{{4}}|{'|'.join(RELATIVE_YEARS)})"
ORDINAL = rf"(?:{'|'.join(ORDINALS)})"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
WHICH = "de|het|dit|deze|komend|komende|aanstaande|volgend|volgende|afgelopen|vorig|vorige"
MONTH_OF_YEAR = f"(?:(?:maand )?{MONTH}(?: van)? {YEAR}|(?:deze|volgende|komende|vorige) maand)"
RECESS = f"(?:{'|'.join(RECESS_NAMES)})"
NUMBER = rf"(?:{'|'.join(NUMBERS)}|[0-9]{{1,3}})"

#: What is over: "9 maart jl."; and what is to come: "4 juli a.s."
PAST_MARK = r"(?:jl|jongstleden|ll|laatstleden)\.?"
COMING_MARK = r"(?:a\.?s\.?|aanstaande)"

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
_DASHES = "‐‑‒–—―−"
_SPELLING = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_QUOTES)})
_LEAD_IN = re.compile(
    r"(?:ook|nog|al|reeds|pas|eerst|ergens|verwacht|vermoedelijk|waarschijnlijk|mogelijk|naar verwachting|zo mogelijk"
    r"|indien mogelijk|in ieder geval|in elk geval|direct|meteen|kort|vlak|met ingang van|met|bij|in de loop van"
    r"|in|op|per|aan|tegen|tijdens|gedurende|van|de|het) "
)


# Words that say the same as others, or nothing about the date: seen once, before any rule.
_SAME_WORDS = (
    (re.compile(r"\b(?:het )?(?:lopende|huidige) jaar\b"), "dit jaar"),
    (re.compile(r"\bvan het jaar(?! [0-9])"), "van dit jaar"),
    (re.compile(r"\bvoor (?:het (?:eerst|laatst)|de (?:eerste|tweede|derde|laatste) (?:keer|maal)) "), ""),
    (re.compile(rf"^afgelopen (?P<month>{MONTH})$"), r"\g<month> jl"),
    (re.compile(r"^(?:gepland|voorzien|geagendeerd) voor (?!(?:[a-z]+ )?zomer)"), ""),
)


def in_plain_words(wording: str) -> str:
    """The wording in plain spelling, with "voor het eerst" off and "van het jaar" for "van dit jaar"."""
    text = spelled_plainly(wording)
    for said, meant in _SAME_WORDS:
        text = said.sub(meant, text)
    return text


def in_print(text: str) -> str:
    """Plain words as one would print them: “vóór” with its accents, Prinsjesdag with its capital."""
    return re.sub(r"\bprinsjesdag\b", "Prinsjesdag", re.sub(r"\bvoor\b", "vóór", text))


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
