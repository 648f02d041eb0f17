"""Where the public knows this site, for addresses that must name their host."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils import translation

from dashboards.page_request import path_of


def origin(request: HttpRequest) -> str:
    """Return scheme and host of the site: as set, else as this visitor asked for it."""
    return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"


def path_in(request: HttpRequest, language: str) -> str:
    """Return the path of this page in a language; the home page where the address leads nowhere."""
    match = request.resolver_match
    with translation.override(language):
        if match is None:
            return path_of("dashboards:overview")
        try:
            return path_of(match.view_name, *match.args, **match.kwargs)
        except NoReverseMatch:
            return request.path
