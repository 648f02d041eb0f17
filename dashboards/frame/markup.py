"""Markup with places filled in: `format_html` of Django at a third of its price, for what stands in loops."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def fill(frame: str, *parts: object) -> SafeString:
    """Return `frame` with its places filled in; whatever is not markup itself is escaped.

    `frame` is written in the code, never taken from the record.
    """
    return SafeString(frame.format(*[escaped(part) for part in parts]))


def fill_each(frame: str, rows: Iterable[Iterable[object]], between: str = "") -> SafeString:
    """Return `frame` filled in for each of some rows."""
    return SafeString(between.join([frame.format(*[escaped(part) for part in row]) for row in rows]))


def escaped(part: object) -> str:
    """Return a part as markup: text and markup are told apart by their exact type, Django decides on the rest."""
    kind = type(part)
    if kind is SafeString:
        return part  # type: ignore[return-value]
    if kind is str:
        return escape(part)  # type: ignore[arg-type]
    return escaped(str(part)) if isinstance(part, Promise) else str(conditional_escape(part))  # type: ignore[arg-type]
