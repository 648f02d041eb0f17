"""What a link to a citation names: a page, a chart or figure on it, or the thing or statement that a row is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, Resolver404
from django.utils.text import capfirst

from covenants.evidence.documents import document_at
from covenants.evidence.statements import Statement, statements_by_key
from covenants.moment.record import Record
from dashboards.annex.markup import HEADING
from dashboards.citation.cited import DATA, LISTS, REPORT, WEB_PAGE, Paper
from dashboards.documents.claims import page_number
from dashboards.frame.addresses import asking
from dashboards.frame.requests import read_page_request, read_requested_record
from dashboards.page_request import PageRequest
from dashboards.short_links.codes import LinkedPage
from dashboards.words.statements import say_place, say_source, view_statement
from dashboards.words.wording import pick
from dossier.canonical import ledger_models

CHART, FIGURE, STATEMENT = "grafiek", "cijfer", "uitspraak"
# Rows about a thing that has a page of its own: by the name of that page
THINGS = {"convenant": "covenant", "document": "document", "sector": "sector", "editie": "edition"}


@dataclass(frozen=True, slots=True)
class Found:
    """What is cited, found at its moment."""

    linked: LinkedPage
    kind: str
    title: str
    paper: Paper | None = None
    quotation: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The request for the page that is cited, at its moment."""

    request: HttpRequest
    asked: PageRequest
    record: Record


def source_of(request: HttpRequest, linked: LinkedPage) -> Source:
    """Return what the page is made from; raises `Http404` where nothing is, `BadInput` for a moment that is not."""
    try:
        other = asking(request, linked.path, linked.query)
    except (NoReverseMatch, Resolver404) as error:
        raise Http404(linked.name) from error
    if other.resolver_match is None or other.resolver_match.url_name != linked.name:
        raise Http404(linked.name)
    asked = read_page_request(other)
    return Source(other, asked, read_requested_record(asked))


def find(request: HttpRequest, linked: LinkedPage, part: str) -> tuple[Found, Record]:
    """Return what is cited and the record at its moment; raises `Http404` where there is no such thing."""
    sort, _dot, key = part.partition(".")
    if sort in THINGS:
        linked, sort = replace(linked, name=THINGS[sort], keys=(key,), filters=()), ""
    source = source_of(request, linked)
    if sort == STATEMENT:
        return _statement(source, linked, key), source.record
    page = _page(source)
    if sort in _ON_A_PAGE:
        return _ON_A_PAGE[sort](page, linked, key), source.record
    if sort:
        raise Http404(part)
    return _whole(page, linked, source.record), source.record


def _page(source: Source) -> Any:
    """Return the page object of a public page, as its own view makes it."""
    match = source.request.resolver_match
    if match is None:
        raise Http404
    answer = match.func(source.request, *match.args, **match.kwargs)
    page = (getattr(answer, "context_data", None) or {}).get("page")
    if page is None:
        raise Http404(source.request.path)
    return page


def _whole(page: Any, linked: LinkedPage, record: Record) -> Found:
    chosen = "; ".join(f"{one.label}: {one.value}" for one in getattr(page, "chips", ()))
    title = f"{page.title} ({chosen})" if chosen else page.title
    if linked.name == "document":
        return Found(linked, REPORT, title, _paper(linked.keys[0], record))
    return Found(linked, DATA if linked.name in LISTS else WEB_PAGE, title)


def _paper(key: str, record: Record, locator: str = "") -> Paper | None:
    document = document_at(key, record.as_of)
    if document is None:
        return None
    title = pick(document.title, document.title_en)
    place = say_place(document.printed_number, title, locator)
    page = page_number(locator)
    return Paper(place, title, document.dated_on, document.printed_number, str(page) if page else "")


def _chart(page: Any, linked: LinkedPage, key: str) -> Found:
    for chart in _charts(page):
        if chart.slug == key:
            return Found(replace(linked, place=key), DATA, chart.title)
    raise Http404(key)


def _charts(page: Any) -> Iterator[Any]:
    yield from getattr(page, "charts", ())
    yield from getattr(page, "curves", ())
    if getattr(page, "chart", None):
        yield page.chart
    for section in getattr(page, "sections", ()):
        yield from section.charts


def _figure(page: Any, linked: LinkedPage, key: str) -> Found:
    figures = {f"{place}": figure for place, figure in enumerate(getattr(page, "figures", ()), start=1)}
    if key not in figures or not hasattr(figures[key], "value"):
        raise Http404(key)
    figure = figures[key]
    value = f"{figure.value} {figure.unit}".strip()
    note = f" ({figure.note})" if figure.note else ""
    return Found(replace(linked, place=f"{FIGURE}-{key}"), DATA, f"{value}: {figure.label}{note}")


def _heading(page: Any, linked: LinkedPage, key: str) -> Found:
    headings = getattr(page, "headings", {})
    if key not in headings:
        raise Http404(key)
    return Found(replace(linked, place=key), DATA, f"{page.title}: {headings[key]}")


_ON_A_PAGE: Mapping[str, Callable[[Any, LinkedPage, str], Found]] = {
    CHART: _chart,
    FIGURE: _figure,
    HEADING: _heading,
}


def _statement(source: Source, linked: LinkedPage, anchor: str) -> Found:
    """A statement stands with its document, or among those on its covenant where no document can be named."""
    said = _find_statement(anchor, source.record)
    evidence = said.evidence
    covenant = source.record.covenant(said.covenant)
    if evidence.document_key:
        name, key = "document", evidence.document_key
    elif covenant:
        name, key = "covenant_statements", covenant.slug
    else:
        raise Http404(anchor)
    view = view_statement(said, source.asked)
    title = f"{pick(covenant.name, covenant.name_en)}: {view.heading}" if covenant else capfirst(view.heading)
    paper = _paper(evidence.document_key, source.record, evidence.locator)
    if paper:
        paper = replace(paper, place=say_source(evidence))
    there = replace(linked, name=name, keys=(key,), filters=((STATEMENT, anchor),), place=anchor)
    return Found(there, REPORT if paper else WEB_PAGE, title, paper, evidence.wording)


def _find_statement(anchor: str, record: Record) -> Statement:
    table, _hyphen, number = anchor.rpartition("-")
    model = next((one for one in ledger_models() if one._meta.model_name == table), None)
    if model is None or not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Http404(anchor)
    for said in statements_by_key({model: [int(number)]}, record.as_of):
        return said
    raise Http404(anchor)
