"""The annexes of a moment, and their files."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboards.annex.abroad_file import abroad_annex_dataset
from dashboards.annex.file import DOCUMENTS, annex_dataset, content_type_of, name_of, write_document
from dashboards.annex.kinds import ABROAD, SECTORS, AnnexKind
from dashboards.annex.page import annex_page
from dashboards.cards.card import card_file
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def annex(request: HttpRequest) -> HttpResponse:
    return _page(request, SECTORS)


@require_safe
def annex_abroad(request: HttpRequest) -> HttpResponse:
    return _page(request, ABROAD)


def _page(request: HttpRequest, kind: AnnexKind) -> HttpResponse:
    asked = read_page_request(request)
    page = annex_page(asked, read_requested_record(asked), kind=kind)
    return render_page(request, "dashboards/annex.html", page)


annex_file = table_file(annex_page, annex_dataset)
annex_card = card_file(annex_page)
annex_abroad_card = card_file(partial(annex_page, kind=ABROAD))
annex_abroad_file = table_file(partial(annex_page, kind=ABROAD), abroad_annex_dataset)


@require_safe
def document_file(request: HttpRequest, ending: str) -> HttpResponse:
    return _document(request, ending, SECTORS)


@require_safe
def abroad_document_file(request: HttpRequest, ending: str) -> HttpResponse:
    return _document(request, ending, ABROAD)


def _document(request: HttpRequest, ending: str, kind: AnnexKind) -> HttpResponse:
    """Answer with a whole annex as a text, to take along."""
    if ending not in DOCUMENTS:
        raise Http404(ending)
    asked = read_page_request(request)
    page = annex_page(asked, read_requested_record(asked), kind=kind)
    body = write_document(ending, page.document, page.made_at)
    headers = {"Content-Disposition": f'attachment; filename="{name_of(page, ending)}"'}
    return HttpResponse(body, content_type=content_type_of(ending), headers=headers)
