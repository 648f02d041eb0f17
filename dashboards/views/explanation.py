"""How to read the site: rules, words and addresses; and its design."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def explanation(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
