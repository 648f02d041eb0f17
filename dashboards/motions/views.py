"""Motions and commitments: the list, and what a half-year brought."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from dashboards.cards.card import card_file
from dashboards.formats.base import at_moment
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.motions.file import half_year_dataset, motion_list_dataset
from dashboards.motions.half_year import ODT, half_year_page
from dashboards.motions.list import motion_list_page


@require_safe
def motion_list(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/motion_list.html", motion_list_page(asked, read_requested_record(asked)))


motion_file = table_file(motion_list_page, motion_list_dataset)
motions_card = card_file(motion_list_page)
half_year_card = card_file(half_year_page)


@require_safe
def half_year(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/motion_half_year.html", half_year_page(asked, read_requested_record(asked)))


half_year_table_file = table_file(half_year_page, half_year_dataset)


@require_safe
def half_year_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Answer with the list as a document; the library that writes it is loaded when somebody asks for one."""
    if ending != ODT:
        raise Http404(ending)
    asked = read_page_request(request)
    page = half_year_page(asked, read_requested_record(asked))
    write = import_string("dashboards.motions.half_year_file.half_year_document")
    content_type = import_string("dashboards.formats.odt.CONTENT_TYPE")
    moment, half = page.moment, f"moties-en-toezeggingen-{page.half_year.name}"
    name = f"{at_moment(half, moment.day, moment.known_on, moment.revision)}.{ending}"
    return HttpResponse(
        write(page), content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
