"""The register of sectors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from covenants.evidence.register import register_at
from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest
from dashboards.sectors.file import sector_dataset, sector_list_dataset, themes_dataset
from dashboards.sectors.page import SectorPage, requested_sector, sector_list_page, sector_page


@require_safe
def sector_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    page = sector_list_page(asked, read_requested_record(asked))
    return render_page(request, "dashboards/sector_list.html", page)


sectors_file = table_file(sector_list_page, sector_list_dataset)
sectors_card = card_file(sector_list_page)


@require_safe
def sector_detail(request: HttpRequest, code: str) -> HttpResponse:
    asked = read_page_request(request)
    record = read_requested_record(asked)
    register = register_at(record.as_of)
    sector = requested_sector(code, register, record.as_of)
    return render_page(request, "dashboards/sector_detail.html", sector_page(asked, record, sector, register))


def _sector_of(asked: PageRequest, record: Record, code: str) -> SectorPage:
    register = register_at(record.as_of)
    sector = requested_sector(code, register, record.as_of)
    return sector_page(asked, record, sector, register)


sector_file, themes_file = (table_file(_sector_of, made) for made in (sector_dataset, themes_dataset))
sector_card = card_file(_sector_of)
