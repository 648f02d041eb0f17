"""The icons, drawn as lines on a square of 24. Those with two names serve a state and a message."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from dashboards.frame.markup import fill


def _icon(drawing: str) -> SafeString:
    """The line end keeps it apart from the word beside it."""
    return fill(
        '<svg class="nl-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"'
        ' focusable="false">{}</svg>\n',
        mark_safe(drawing),
    )


_DRAWINGS = {
    "achieved success": '<circle cx="12" cy="12" r="9.5"/><path d="m7.5 12.5 3 3 6-7"/>',
    "on-time on_time": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l3.5 2.5"/>',
    "due": '<path d="M6 2.5h12M6 21.5h12M7.5 2.5c0 5 9 7 9 19M16.5 2.5c0 5-9 7-9 19"/>',
    "late warning": '<path d="M12 3 1.8 20.8h20.4zM12 10v5M12 18v.1"/>',
    "open": '<path d="M3.5 4v16M3.5 12H20M15 7l5 5-5 5"/>',
    "abandoned error": '<circle cx="12" cy="12" r="9.5"/><path d="m8 8 8 8M16 8l-8 8"/>',
    "differs": '<path d="M4 9h16M4 15h16M17 4 7 20"/>',
    "silent": '<path d="M3 4h18v12H12l-5 5v-5H3zM8 10h.1M12 10h.1M16 10h.1"/>',
    "info": '<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6M12 7.2v.1"/>',
    "calendar": '<path d="M3.5 5h17v16h-17zM3.5 10h17M8 2.5V7M16 2.5V7"/>',
    "document": '<path d="M5 2.5h9.5L19 7v14.5H5zM14 2.5V7.5h5M8.5 12h7M8.5 16h7"/>',
    "external": '<path d="M10 4H4v16h16v-6M14 3.5h6.5V10M20 4l-9 9"/>',
    "next": '<path d="m9 5 7 7-7 7"/>',
    "previous": '<path d="m15 5-7 7 7 7"/>',
    "sort": '<path d="m7 9 5-5 5 5M7 15l5 5 5-5"/>',
    "ascending": '<path d="m5 15 7-7 7 7"/>',
    "descending": '<path d="m5 9 7 7 7-7"/>',
    "menu": '<path d="M3 6h18M3 12h18M3 18h18"/>',
    "search": '<circle cx="11" cy="11" r="7"/><path d="m16 16 5 5"/>',
    "goal": '<path d="M5 22V3h13l-3 4.5 3 4.5H5"/>',
}
UNKNOWN = _icon(
    '<circle cx="12" cy="12" r="9.5" stroke-dasharray="3.5 2.5"/>'
    '<path d="M9.5 9.5a2.6 2.6 0 1 1 3.6 2.4c-.7.3-1.1.9-1.1 1.7v.4M12 17v.1"/>'
)
ICONS: Mapping[str, SafeString] = {
    name: _icon(drawing) for names, drawing in _DRAWINGS.items() for name in names.split()
}
