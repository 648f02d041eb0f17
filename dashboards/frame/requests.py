"""Reading a request: the moment, the rule and the filters; what cannot be read becomes a 400."""

from __future__ import annotations

from typing import Protocol

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from covenants.domain.reading import CovenantReading
from covenants.evidence.renamed import covenant_called
from covenants.moment.record import Record, UnknownRule, read_record
from dashboards.frame.base import Link
from dashboards.frame.columns import with_columns_once
from dashboards.frame.pinned import given_moment, pin
from dashboards.frame.renamed import Renamed
from dashboards.page_request import LEFT_OUT, MOMENT_KEYS, RULE, PageRequest
from imvo_tracker.lib.asof import MomentError
from imvo_tracker.lib.badinput import BadInput


def read_page_request(request: HttpRequest) -> PageRequest:
    """Return what is asked, its revision known; raises `BadInput` with a message for the visitor."""
    pinned = pin(request)
    if isinstance(pinned.as_of, MomentError):
        raise BadInput(pinned.as_of.message) from pinned.as_of
    given = given_moment(request)
    unasked = (*MOMENT_KEYS, LEFT_OUT)
    filters = ((key, value) for key, values in request.GET.lists() if key not in unasked for value in values)
    return PageRequest(pinned.as_of, given.get(RULE, ""), request.path, given, with_columns_once(filters))


def read_requested_record(asked: PageRequest, *, strict: bool = False, beside: Record | None = None) -> Record:
    """Return the public record at the moment asked; an unknown rule is a `BadInput`."""
    try:
        return read_record(asked.as_of, rule=asked.rule, strict=strict, beside=beside)
    except UnknownRule as error:
        message = _("%(key)s: there is no counting rule “%(value)s”. The rules are on the page How to read.")
        raise BadInput(message % {"key": RULE, "value": asked.rule[:60]}) from error


def requested_reading(record: Record, slug: str) -> CovenantReading:
    """Return what the record says of a covenant at its moment; raises `Http404` where it was not known.

    Raises `Renamed` where it was known by this name, but has another key.
    """
    reading = record.reading(slug)
    if reading is None:
        called = covenant_called(slug, record.as_of)
        if called and record.reading(called) is not None:
            raise Renamed("slug", called)
        raise Http404(slug)
    return reading


class Page(Protocol):
    """What every page object has."""

    @property
    def title(self) -> str: ...
    @property
    def breadcrumbs(self) -> tuple[Link, ...]: ...


def render_page(request: HttpRequest, template: str, page: Page) -> TemplateResponse:
    """Answer with a page object: a template sees nothing but what the object holds, and is filled in at the end."""
    return TemplateResponse(request, template, {"page": page, "breadcrumbs": page.breadcrumbs})
