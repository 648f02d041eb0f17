"""The annex of a moment, and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.annex.file import DOCUMENTS, annex_dataset, content_type_of, name_of, write_document
from dashboards.annex.page import annex_page
from dashboards.cards.card import card_file
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def annex(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/annex.html", annex_page(asked, read_requested_record(asked)))


annex_file = table_file(annex_page, annex_dataset)
annex_card = card_file(annex_page)


@require_safe
def document_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The whole annex as a text, to take along."""
    if ending not in DOCUMENTS:
        raise Http404(ending)
    asked = read_page_request(request)
    page = annex_page(asked, read_requested_record(asked))
    body = write_document(ending, page.document, page.made_at)
    headers = {"Content-Disposition": f'attachment; filename="{name_of(page, ending)}"'}
    return HttpResponse(body, content_type=content_type_of(ending), headers=headers)
