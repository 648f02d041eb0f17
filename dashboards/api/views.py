"""The page about the API."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.api.page import api_page
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    page = api_page(asked, read_requested_record(asked), origin(request))
    return render_page(request, "dashboards/api.html", page)
