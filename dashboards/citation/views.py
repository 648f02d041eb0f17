"""How to cite a page, and where a short link leads."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dashboards.citation.page import citation_page
from dashboards.frame.addresses import pairs_of
from dashboards.frame.origin import path_in
from dashboards.frame.query import values_of
from dashboards.frame.requests import render_page
from dashboards.short_links.codes import PART, read_code
from dashboards.short_links.symbols import BrokenCode

# A code means the same for ever, but the path of a page may change: then it leads elsewhere from the next day on.
KEPT_A_DAY = "public, max-age=86400"


@require_safe
def citation(request: HttpRequest, code: str) -> HttpResponse:
    """The citation of what a code stands for, as it is read today."""
    try:
        linked = read_code(code)
    except BrokenCode:
        return _broken(request)
    part = values_of(pairs_of(request), (PART,)).get(PART, "")
    return render_page(request, "dashboards/citation.html", citation_page(request, linked, part))


def path_of_cited(request: HttpRequest, language: str) -> str:
    """Return the path of the page that is cited, which search engines keep; of the home page that of its citation.

    They take an address that hands over to the home page for a mistake.
    """
    match = request.resolver_match
    linked = read_code(match.kwargs["code"] if match else "")
    return path_in(request, language) if linked.name == "overview" else replace(linked, language=language).path


@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead on to the full address that a code stands for."""
    try:
        address = read_code(code).address
    except (BrokenCode, NoReverseMatch):
        return _broken(request)
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": KEPT_A_DAY})


def _broken(request: HttpRequest) -> HttpResponse:
    explanation = _(
        "This short link cannot be read. Check it letter by letter; capitals and hyphens make no difference."
    )
    return render(request, "errors/404.html", {"explanation": explanation, "status": 404}, status=404)
