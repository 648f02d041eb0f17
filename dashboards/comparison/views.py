"""Two moments side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.cards.card import card_file
from dashboards.comparison.file import comparison_dataset, figures_dataset
from dashboards.comparison.moments import compared
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    """What changed from one moment to the other, each as it was known then."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/comparison.html", compared(asked, read_requested_record(asked)))


comparison_file, figures_file = (table_file(compared, made) for made in (comparison_dataset, figures_dataset))
comparison_card = card_file(compared)
