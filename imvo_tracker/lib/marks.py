"""Places in a text that are marked for who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Span = tuple[int, int]


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Return where something stands, in order; what overlaps or touches is one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def mark_words(text: str, sought: Iterable[str]) -> SafeString:
    """Return a text with some whole words, each at its first place, between <mark> and </mark>; all else is escaped."""
    places = (re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) for words in sought if words)
    return format_html_join("", "{}", _parts(text, join_spans(place.span() for place in places if place)))


def _parts(text: str, spans: Iterable[Span]) -> Iterator[tuple[str]]:
    at = 0
    for start, end in spans:
        yield (text[at:start],)
        yield (format_html("<mark>{}</mark>", text[start:end]),)
        at = end
    yield (text[at:],)
