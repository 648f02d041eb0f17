"""Names and texts that the record keeps in two languages."""

from __future__ import annotations

from django.utils.translation import get_language


def pick(dutch: str, english: str) -> str:
    """Return the text in the language of the page; Dutch where no English was written."""
    return english if get_language() == "en" and english else dutch
