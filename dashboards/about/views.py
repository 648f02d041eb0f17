"""The pages about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dashboards.about.file import letters_dataset
from dashboards.about.page import about_page, text_page
from dashboards.formats.table_file import table_file
from dashboards.frame.requests import read_page_request, read_requested_record, render_page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, "dashboards/about.html", about_page(asked, read_requested_record(asked)))


letters_file = table_file(about_page, letters_dataset)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return _text(request, "dashboards/accessibility.html", _("Accessibility statement"))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return _text(request, "dashboards/privacy.html", _("Privacy"))


def _text(request: HttpRequest, template: str, title: str) -> HttpResponse:
    asked = read_page_request(request)
    return render_page(request, template, text_page(asked, read_requested_record(asked), title))
