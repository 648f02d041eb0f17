"""What the frame of every template needs besides the page: menus and the other language."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dashboards.frame.head import head_of
from dashboards.frame.origin import path_in
from dashboards.page_request import MOMENT_KEYS, with_query

# One line per entry of the main menu: address name, label.
MENU = (
    ("overview", _("Overview")),
    ("covenants", _("Covenants")),
    ("promises", _("Promises")),
    ("documents", _("Documents")),
    ("explanation", _("How to read this")),
)
# The same for the foot of the page; a part of a page by its anchor.
FOOT = (
    ("about", _("Who makes this")),
    ("explanation", _("How to read this")),
    ("explanation_rules", _("Counting rules")),
    ("corrections", _("Corrections")),
    ("accessibility", _("Accessibility")),
    ("privacy", _("Privacy")),
)
LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


def menus(request: HttpRequest) -> dict[str, object]:
    """Return menu, languages and home; links keep the moment the visitor chose."""
    moment = {key: request.GET[key] for key in MOMENT_KEYS if key in request.GET}
    return {
        "home_url": with_query(reverse("dashboards:overview"), moment),
        "navigation": [_entry(request, *entry, moment=moment) for entry in MENU],
        "language_links": [_language(request, code, label) for code, label in LANGUAGES],
        "search": {
            "url": reverse("dashboards:documents"),
            "name": "zoek",
            "hidden": [{"name": key, "value": value} for key, value in moment.items()],
        },
        "footer_links": [_entry(request, *entry, moment=moment) for entry in FOOT],
        "page_head": SimpleLazyObject(lambda: head_of(request)),
    }


def _entry(
    request: HttpRequest, name: str, label: object, fragment: str = "", *, moment: dict[str, str]
) -> dict[str, object]:
    path = reverse(f"dashboards:{name}")
    here = request.path == path or (name != "overview" and request.path.startswith(path))
    return {"url": with_query(path, moment) + fragment, "label": label, "current": here}


def _language(request: HttpRequest, code: str, label: str) -> dict[str, object]:
    query = request.META.get("QUERY_STRING", "")
    path = path_in(request, code)
    return {
        "url": f"{path}?{query}" if query else path,
        "code": code,
        "label": label,
        "current": get_language() == code,
    }
