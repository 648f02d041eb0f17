"""The overview and the data of its charts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@require_safe
def chart_data(request: HttpRequest, chart: str) -> HttpResponse:
    return HttpResponse("")
