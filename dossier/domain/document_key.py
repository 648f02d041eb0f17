"""Keys of parliamentary documents: every printed variant leads to one key."""

from __future__ import annotations

import re

_PRINTED = re.compile(
    r"""^[\s(\[]*(?:https?://\S*/)?
        (?:kamerstuk(?:ken)?(?:,?\s+(?:II?|[TE]K)\b)?|kst|tk)?[\s,.\-/:]*      # optional lead-in
        (?:(?:vergaderjaar\s+)?(?:19|20)\d{2}\s?[\-/]\s?(?:\d{2}|\d{4}),?\s+)?   # 2015/16, 2015-2016
        (?P<dossier>\d{2}[\s.]?\d{3})                       # 26485, 26 485, 26.485
        (?:[\s\-/]+(?P<chapter>[IVXLC]+))?                  # 35 925 XVII
        [\s,;.\-/]*(?:nr\.?|no\.?|nummer)?[\s.\-/]*
        (?P<number>\d{1,4})
        (?:\s*,?\s*(?:pp?|blz|pag|pagina)\.?\s*\d+(?:\s?-\s?\d+)?)?     # the page does not tell which document
        (?:\.html?|\.pdf)?[\s.,;:)\]]*$""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

# Spaces and hyphens of typesetting, as the plain ones they stand for.
_TYPESET = str.maketrans("\u00a0\u2007\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2212", "    ------")


def read_printed_number(text: str) -> str | None:
    """Return the key of a printed document number, or None when it is no such number.

    "26 485, nr. 220", "Kamerstukken II 2015/16, 26485, nr. 220, p. 3" and "kst-26485-220" all give "kst-26485-220".
    """
    match = _PRINTED.match(text.translate(_TYPESET))
    if match is None:
        return None
    dossier = re.sub(r"[\s.]", "", match["dossier"])
    chapter = f"-{match['chapter'].upper()}" if match["chapter"] else ""
    return f"kst-{dossier}{chapter}-{int(match['number'])}"


def parts_of_key(key: str) -> tuple[str, str]:
    """Return dossier and number that the key of a parliamentary document stands for; "" twice for any other key."""
    numbered = read_printed_number(key)
    if numbered is None or numbered.casefold() != key.casefold():
        return "", ""
    dossier, _hyphen, number = numbered.removeprefix("kst-").rpartition("-")
    return dossier, number


def print_number(dossier: str, number: str) -> str:
    """Return the number as Parliament prints it: "26 485, nr. 220"."""
    digits, _, chapter = dossier.partition("-")
    spaced = f"{digits[:2]} {digits[2:]}" if len(digits) == 5 else digits
    return f"{spaced}{' ' + chapter if chapter else ''}, nr. {number}"
