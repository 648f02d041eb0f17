"""Cells: a linked word, a badge, a source."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def linked(url: str, label: str) -> SafeString:
    """Return a link, or the bare words when there is nowhere to go."""
    return format_html('<a href="{}">{}</a>', url, label) if url else format_html("{}", label)


def all_linked(links: tuple[tuple[str, str], ...]) -> SafeString:
    """Return (address, words) pairs as links, with commas between them."""
    return format_html_join(", ", "{}", ((linked(url, label),) for url, label in links))


def small(text: str) -> SafeString:
    """Return words in a smaller size, for what explains rather than says."""
    return format_html("<small>{}</small>", text)


def badge(state: str, label: str, note: str = "") -> SafeString:
    """Return a badge with a quiet word below it."""
    drawn = render_to_string("components/badge.html", {"state": state, "label": label})
    return format_html('{}<br><small class="nl-muted">{}</small>', drawn, note) if note else drawn
