"""The register of sectors."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from covenants.selectors.register import register_at
from dashboards.pages.ask import with_query
from dashboards.pages.sectors import find_sector, sector_list_page, sector_page
from dashboards.views.asking import read_ask, read_asked_record, render_page


@require_safe
def sector_list(request: HttpRequest) -> HttpResponse:
    ask = read_ask(request)
    page = sector_list_page(ask, read_asked_record(ask))
    return render_page(request, "dashboards/sector_list.html", page)


@require_safe
def sector_detail(request: HttpRequest, code: str) -> HttpResponse:
    ask = read_ask(request)
    record = read_asked_record(ask)
    register = register_at(record.as_of)
    sector = find_sector(code, register)
    if sector is None:
        raise Http404(code)
    if sector.code != code:
        query = [*ask.filters, *ask.given.items()]
        return HttpResponsePermanentRedirect(with_query(reverse("dashboards:sector", args=[sector.code]), query))
    return render_page(request, "dashboards/sector_detail.html", sector_page(ask, record, sector, register))
