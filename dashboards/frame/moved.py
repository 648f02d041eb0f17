"""Pages that moved: the old address leads to the new one for good, at the same moment."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from dashboards.frame.requests import read_page_request


def moved_to(name: str) -> Callable[[HttpRequest], HttpResponsePermanentRedirect]:
    """Return a view that leads on to the page of that name."""

    @require_safe
    def moved(request: HttpRequest) -> HttpResponsePermanentRedirect:
        return HttpResponsePermanentRedirect(read_page_request(request).link(name))

    return moved
