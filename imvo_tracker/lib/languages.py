"""Names and texts that the record keeps in two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from operator import itemgetter

from django.utils.translation import get_language


def pick(dutch: str, english: str) -> str:
    """Return the text in the language of the page; Dutch where no English was written."""
    return picker()(dutch, english)


def picker() -> Callable[[str, str], str]:
    """Return `pick` for many texts: the language of the page is asked once."""
    return _english if get_language() == "en" else _dutch


def pick_each(both: Iterable[tuple[str, str]]) -> list[str]:
    """Return `pick` of each pair."""
    return list(starmap(_english, both)) if get_language() == "en" else list(map(itemgetter(0), both))


def _english(dutch: str, english: str) -> str:
    return english or dutch


def _dutch(dutch: str, _english: str) -> str:
    return dutch
