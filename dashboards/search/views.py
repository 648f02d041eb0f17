"""What the search box leads to, and what it offers while one types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_safe

from dashboards.cards.card import card_file
from dashboards.feeds.reply import atom_reply
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.search.feed import follow_search
from dashboards.search.filters import read_search
from dashboards.search.page import search_page
from dashboards.search.suggestions import suggestions


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer a question, or lead to the document whose printed number was typed."""
    asked = read_page_request(request)
    page = search_page(asked, read_requested_record(asked))
    if page.jump:
        return HttpResponseRedirect(page.jump)
    return render_page(request, "dashboards/search.html", page)


search_card = card_file(search_page)


@require_safe
def of_search(request: HttpRequest) -> HttpResponse:
    """Return the newest of what answers a question."""
    asked = read_page_request(request)
    question, kind, _form = read_search(asked.filters)
    return atom_reply(request, asked, follow_search(asked, read_requested_record(asked), question, kind))


@require_safe
def suggestions_file(request: HttpRequest) -> HttpResponse:
    """Return names that go on as what was typed so far."""
    asked = read_page_request(request)
    return JsonResponse({"suggestions": suggestions(asked, read_requested_record(asked))})
