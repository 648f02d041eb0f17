"""The corrections log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.cards.card import card_file
from dashboards.corrections.file import corrections_dataset
from dashboards.corrections.page import corrections_page
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def correction_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/corrections.html", corrections_page(asked, read_requested_record(asked)))


correction_file = table_file(corrections_page, corrections_dataset)
corrections_card = card_file(corrections_page)
