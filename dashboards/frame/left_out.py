"""A choice that does not exist at another moment falls away there: the address says which, so that the page can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dashboards.frame.query import shortened
from dashboards.page_request import LEFT_OUT, MOMENT_KEYS, PAGE_KEYS, with_query

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What fell away, in a sentence, and the same page today with it."""

    sentence: str
    url: str


def without(pairs: Pairs, key: str) -> list[tuple[str, str]]:
    """Return a query without a key, which names what fell with it; numbers of pages fall without a word."""
    kept = [pair for pair in pairs if pair[0] != key]
    fallen = [] if key in PAGE_KEYS else [(LEFT_OUT, f"{key}:{value}") for one, value in pairs if one == key]
    return [*kept, *fallen]


def left_out(path: str, pairs: Pairs, known: Iterable[str], page: Any) -> Iterator[LeftOut]:
    """Yield what the address of a page says to have fallen away: of keys that the page knows, at a chosen moment."""
    if not any(key in MOMENT_KEYS for key, _value in pairs):
        return
    nameable = set(known) - {*MOMENT_KEYS, *PAGE_KEYS, LEFT_OUT}
    lasting = [pair for pair in pairs if pair[0] not in (*MOMENT_KEYS, *PAGE_KEYS, LEFT_OUT)]
    for key, value in (text.split(":", 1) for one, text in pairs if one == LEFT_OUT and ":" in text):
        if key in nameable:
            sentence = _("“%(filter)s: %(value)s” is left out: that choice does not exist at this moment.")
            words = {"filter": _label(page, key), "value": shortened(value)}
            yield LeftOut(sentence % words, with_query(path, [*lasting, (key, value)]))


def _label(page: Any, key: str) -> str:
    """Return the name of a filter as its box bears it, or its key where it has no box."""
    field = getattr(getattr(page, "form", None), "fields", {}).get(key)
    return str(field.label) if field is not None and field.label else key
