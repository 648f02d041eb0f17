"""The corrections log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.pages.corrections import corrections_page
from dashboards.views.asking import read_ask, read_asked_record, render_page


@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    ask = read_ask(request)
    return render_page(request, "dashboards/corrections.html", corrections_page(ask, read_asked_record(ask)))
