"""What the frame of every template needs besides the page: menus and the other language."""

from __future__ import annotations

from functools import cache, partial

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dashboards.frame.head import head_of
from dashboards.frame.origin import path_in
from dashboards.page_request import MOMENT_KEYS, path_of, with_query

# One line per entry of the main menu: address name, label, and the names of what belongs to it elsewhere.
MENU: tuple[tuple[str, object, *tuple[str, ...]], ...] = (
    ("overview", _("Overview")),
    ("covenants", _("Agreements"), "sectors_moved", "thresholds"),
    ("promises", _("Promises")),
    ("documents", _("Documents")),
    ("explanation", _("How to read this")),
)
FOOT: tuple[tuple[str, object], ...] = (
    ("questions", _("Questions")),
    ("about", _("Who makes this")),
    ("explanation", _("How to read this")),
    ("motions", _("Motions and commitments")),
    ("abroad", _("International")),
    ("corrections", _("Corrections")),
    ("open_data", _("Open data")),
    ("api", _("API")),
    ("editions", _("Annex")),
    ("accessibility", _("Accessibility")),
    ("privacy", _("Privacy")),
)
LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


def menus(request: HttpRequest) -> dict[str, object]:
    """Return menu, languages and home; links keep the moment the visitor chose."""
    moment = {key: request.GET[key] for key in MOMENT_KEYS if key in request.GET}
    return {
        "home_url": with_query(path_of("dashboards:overview"), moment),
        "navigation": [_entry(request, *entry, moment=moment) for entry in MENU],
        "language_links": [_language(request, code, label) for code, label in LANGUAGES],
        "search": {
            "url": path_of("dashboards:search"),
            "suggestions": path_of("dashboards:suggestions_file"),
            "name": "q",
            "hidden": [{"name": key, "value": value} for key, value in moment.items()],
        },
        "footer_links": [_entry(request, *entry, moment=moment) for entry in FOOT],
        "page_head": cache(partial(head_of, request)),  # templates call it; what they read of it needs no stand-in
    }


def _entry(request: HttpRequest, name: str, label: object, *others: str, moment: dict[str, str]) -> dict[str, object]:
    """Return one entry; `current` says that it is this page ("page") or what this page belongs to ("true")."""
    path = path_of(f"dashboards:{name}")
    below = [path] if name != "overview" else []
    below += [path_of(f"dashboards:{other}") for other in others]
    belongs = "true" if request.path.startswith(tuple(below)) else ""
    return {"url": with_query(path, moment), "label": label, "current": "page" if request.path == path else belongs}


def _language(request: HttpRequest, code: str, label: str) -> dict[str, object]:
    query = request.META.get("QUERY_STRING", "")
    path = path_in(request, code)
    return {
        "url": f"{path}?{query}" if query else path,
        "code": code,
        "label": label,
        "current": get_language() == code,
    }
