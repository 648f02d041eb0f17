"""How to read the site, and how it is designed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.rules import rule_texts
from covenants.moment.record import Record
from dashboards.cards.card import card_file
from dashboards.charts.files import chart_file
from dashboards.explanation.costs_and_causes import costs_page
from dashboards.explanation.costs_file import causes_dataset, costs_dataset
from dashboards.explanation.file import kinds_dataset, query_keys_dataset, rules_dataset
from dashboards.explanation.page import RulesPage, dates_page, explanation_page, keeping_page, rules_page
from dashboards.explanation.style_charts import sample_chart, sample_charts
from dashboards.explanation.style_guide import examples
from dashboards.formats.table_file import table_file
from dashboards.frame.base import Link
from dashboards.frame.requests import read_page_request, read_requested_record, render_page
from dashboards.page_request import PageRequest


@require_safe
def explanation(request: HttpRequest) -> HttpResponse:
    """The words of the site, each with its criterion."""
    asked = read_page_request(request)
    page = explanation_page(asked, read_requested_record(asked))
    return render_page(request, "dashboards/explanation.html", page)


@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """The rules by which vague dates are read."""
    asked = read_page_request(request)
    page = dates_page(asked, read_requested_record(asked))
    return render_page(request, "dashboards/explanation_dates.html", page)


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The counting rules side by side."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/explanation_rules.html", _rules_page(asked, read_requested_record(asked)))


def _rules_page(asked: PageRequest, record: Record) -> RulesPage:
    return rules_page(asked, record, rule_texts(asked.as_of))


rules_file = table_file(_rules_page, rules_dataset)
kinds_file = table_file(explanation_page, kinds_dataset)
query_keys_file = table_file(keeping_page, query_keys_dataset)


@require_safe
def keeping(request: HttpRequest) -> HttpResponse:
    """What is kept, corrected and cited."""
    asked = read_page_request(request)
    page = keeping_page(asked, read_requested_record(asked))
    return render_page(request, "dashboards/explanation_keeping.html", page)


@require_safe
def costs(request: HttpRequest) -> HttpResponse:
    """Who pays, and what delays."""
    asked = read_page_request(request)
    return render_page(request, "dashboards/explanation_costs.html", costs_page(asked, read_requested_record(asked)))


costs_card = card_file(costs_page)
costs_file = table_file(costs_page, costs_dataset)
causes_file = table_file(costs_page, causes_dataset)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every part of the design with made-up examples: nothing of the record, so no moment either."""
    asked = read_page_request(request)
    above = (
        Link(asked.link("overview"), _("Overview")),
        Link(asked.link("explanation"), _("How to read this")),
    )
    crumbs = (*above, Link("", _("Design of this site"), current=True))
    charts = sample_charts(asked, read_requested_record(asked))
    context = {"examples": examples(), "charts": charts, "breadcrumbs": crumbs}
    return render(request, "dashboards/style_guide.html", context)


style_guide_file = chart_file(sample_chart)
