"""Sectors that the record has no name for: "de sector speelgoed", "de cacaosector". They are told as what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from covenants.domain.reading_in.types import NameMark

SORT = "unknown"
_WORD = r"[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{3,})*"
_TAILS = r"(?:sector|branche|industrie)"
_GROWN = re.compile(rf"(?<![\w-])(?P<name>{_WORD}?)-?{_TAILS}(?![\w-])", re.IGNORECASE)
_BEHIND = re.compile(rf"\b(?:de|een) (?:sector|branche) [«“\"]?(?P<name>{_WORD})")
# What sectors are called whichever they are, and what is no sector
_ANY = re.compile(
    r"(?:risico|sub|hoofd|deel|kern|top|markt|overheids|bedrijfs|bedrijven|convenants|doel|hele|gehele|eigen|andere"
    r"|zelfde|overige|betrokken|gezamenlijke|nederlandse|europese|internationale|vlaamse|private|publieke"
    r"|semipublieke|tertiaire|product|productie|maak|basis|verwerkende|toeleverende|nieuwe|grote|kleine|volgende"
    r"|eerste|tweede|relevante)"
)
# Behind the word sector these go on with the sentence; a verb ends in -t, or in -de, -te, -den, -ten
_GOES_ON = re.compile(
    r"(?:is|zijn|was|waren|zal|zullen|zou|zouden|kan|kon|kunnen|konden|wil|willen|wilde|mag|mogen|hebben|had|hadden|die"
    r"|dat|deze|dit|waar\w*|welke|zelf|ook|nog|al|nu|dan|maar|als|of|en|om|op|in|van|voor|met|bij|door|tot|aan|uit|over"
    r"|per|naar|na|sinds|tijdens|onder|tegen|rond|binnen|zonder|geen|hier\w*|daar\w*|zich|werd|werden|worden|gaan|ging"
    r"|gingen|doen|staan|komen|kwam|kwamen|blijven|bleef|verder|reeds|samen|breed|wordt|zodat|omdat|terwijl|een|het|de"
    r"|\w+(?:t|de|te|den|ten))",
    re.IGNORECASE,
)


def find_sectors(text: str, known: Sequence[NameMark]) -> tuple[NameMark, ...]:
    """Return the sectors of a text that none of the known names stands for, in the order of the text."""
    marks = [
        NameMark(match.start(), match.end(), match[0], f"{SORT}:{match['name'].lower()}", match["name"].lower(), True)
        for match in sorted((*_GROWN.finditer(text), *_BEHIND.finditer(text)), key=lambda one: one.start())
        if match["name"] and not _is_any(match)
    ]
    return tuple(one for one in marks if not any(one.start < other.end and other.start < one.end for other in known))


def _is_any(match: re.Match[str]) -> bool:
    name = match["name"].lower()
    return bool(_ANY.fullmatch(name)) or (match.re is _BEHIND and bool(_GOES_ON.fullmatch(name)))
