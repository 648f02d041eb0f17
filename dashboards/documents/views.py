"""The documents, and the addresses by which people know them."""

from __future__ import annotations

import re

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.documents import DocumentFact, document_at
from covenants.evidence.renamed import document_numbered
from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.documents.file import claims_dataset, document_list_dataset
from dashboards.documents.list import document_list_page
from dashboards.documents.page import DocumentPage, document_page
from dashboards.formats.table_file import table_file
from dashboards.frame.renamed import Renamed
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dossier.domain.document_key import read_printed_number

_KEY = re.compile(r"[-\w]{1,120}", re.ASCII)
SHOWN_CHARACTERS = 60


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    page = document_list_page(asked, read_requested_record(asked))
    if page.jump:
        return HttpResponseRedirect(page.jump)
    return render_page(request, "dashboards/document_list.html", page)


document_file = table_file(document_list_page, document_list_dataset)
documents_card = card_file(document_list_page)


@require_safe
def document_detail(request: HttpRequest, key: str) -> HttpResponse:
    asked = read_page_request(request)
    record = read_requested_record(asked)
    page = document_page(asked, record, _find(key, record))
    if page.jump:
        return HttpResponseRedirect(page.jump)
    return render_page(request, "dashboards/document_detail.html", page)


def _find(key: str, record: Record) -> DocumentFact:
    """Return the document with a key; raises `Http404`, or `Renamed` for another spelling or number of it."""
    document = document_at(key, record.as_of) if _KEY.fullmatch(key) else None
    if document is not None:
        return document
    printed = read_printed_number(key)
    numbered = document_numbered(printed, record.as_of) if printed else ""
    if numbered and numbered != key and document_at(numbered, record.as_of):
        raise Renamed("key", numbered)
    if printed and printed != key:
        raise Renamed("key", printed)
    raise Http404(key)


def _page_of(asked: PageRequest, record: Record, key: str) -> DocumentPage:
    return document_page(asked, record, _find(key, record))


claims_file = table_file(_page_of, claims_dataset)
document_card = card_file(_page_of)


@require_safe
def parliamentary_paper(request: HttpRequest, printed: str) -> HttpResponse:
    """Send every printed variant of a number to the one address of the document."""
    key = read_printed_number(printed.strip("/ "))
    if key:
        return _moved(request, key)
    explanation = _("“%(text)s” is not the number of a parliamentary paper. Write for example /kst/26485/220.") % {
        "text": printed[:SHOWN_CHARACTERS]
    }
    return render(request, "errors/404.html", {"explanation": explanation, "status": 404}, status=404)


def _moved(request: HttpRequest, key: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    address = reverse("dashboards:document", args=[key])
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
