"""Dutch words as printed, in English: a reader of the English pages sees what they mean, and how vague they are.

The translations are ours and stand in the English catalogue, never in the record (docs/adr/0019). So does the
English of a reason for a correction that was recorded in Dutch alone.
"""

from __future__ import annotations

from django.utils.translation import get_language, pgettext

CONTEXT = "quotation"


def translation_of(wording: str) -> str:
    """Return printed words in English; "" on a Dutch page, where there is no translation, and where none is needed."""
    if get_language() != "en":
        return ""
    english = pgettext(CONTEXT, wording)
    return "" if english == wording else english


def translated(wording: str) -> str:
    """Return plain words with their translation behind them, for where no markup can stand."""
    english = translation_of(wording)
    return f"{wording} {in_brackets(english)}" if english else wording


def in_brackets(english: str) -> str:
    """Return "(still this year)"; behind a dash what has brackets of its own."""
    return f"– {english}" if "(" in english else f"({english})"
