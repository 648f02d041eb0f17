"""How to read the site, and how it is designed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.selectors.rules import rule_texts
from dashboards.pages.base import Link
from dashboards.pages.explanation import explanation_page
from dashboards.pages.style_guide import examples
from dashboards.views.asking import read_ask, read_asked_record, render_page


@require_safe
def explanation(request: HttpRequest) -> HttpResponse:
    """Every rule by which the pages are made."""
    ask = read_ask(request)
    page = explanation_page(ask, read_asked_record(ask), rule_texts(ask.as_of))
    return render_page(request, "dashboards/explanation.html", page)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every part of the design with made-up examples: nothing of the record, so no moment either."""
    ask = read_ask(request)
    above = (Link(ask.link("overview"), _("Overview")), Link(ask.link("explanation"), _("How to read this")))
    crumbs = (*above, Link("", _("Design of this site"), current=True))
    return render(request, "dashboards/style_guide.html", {"examples": examples(), "breadcrumbs": crumbs})
