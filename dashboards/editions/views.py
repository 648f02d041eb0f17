"""Frozen editions and their files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.moment.record import Record
from dashboards.annex.file import content_type_of
from dashboards.cards.card import card_file
from dashboards.editions.page import EditionPage, edition_page, editions_page
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dossier.selectors_editions import edition_file as stored_file
from dossier.selectors_editions import editions_at


@require_safe
def edition_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/editions.html", editions_page(asked, read_requested_record(asked)))


editions_card = card_file(editions_page)


@require_safe
def edition_detail(request: HttpRequest, number: int) -> HttpResponse:
    asked = read_page_request(request)
    page = _page_of(asked, read_requested_record(asked), number)
    return render_page(request, "dashboards/edition.html", page)


def _page_of(asked: PageRequest, record: Record, number: int) -> EditionPage:
    page = edition_page(asked, record, number)
    if page is None:
        raise Http404(str(number))
    return page


edition_card = card_file(_page_of)


@require_safe
def edition_file(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """The file that was frozen, byte by byte."""
    asked = read_page_request(request)
    stored = stored_file(number, ending) if editions_at(asked.as_of, (number,)) else None
    if stored is None:
        raise Http404(f"{number}.{ending}")
    name, body = stored
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type_of(ending), headers=headers)
