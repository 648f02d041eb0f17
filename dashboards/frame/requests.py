"""Reading a request: the moment, the rule and the filters; what cannot be read becomes a 400."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from covenants.moment.record import Record, UnknownRule, read_record
from dashboards.frame.base import Frame
from dashboards.page_request import MOMENT_KEYS, RULE, PageRequest
from dossier.selectors import newest_revision
from imvo_tracker.lib.asof import MomentError, parse_as_of, today
from imvo_tracker.lib.badinput import BadInput


def read_page_request(request: HttpRequest) -> PageRequest:
    """Return what is asked, its revision known; raises `BadInput` with a message for the visitor."""
    given = {key: request.GET[key] for key in MOMENT_KEYS if key in request.GET}
    newest = newest_revision()
    try:
        as_of = parse_as_of(given, newest_revision=newest, today=today())
    except MomentError as error:
        raise BadInput(error.message) from error
    filters = tuple((key, value) for key, values in request.GET.lists() if key not in MOMENT_KEYS for value in values)
    return PageRequest(
        as_of if as_of.revision else replace(as_of, revision=newest), given.get(RULE, ""), request.path, given, filters
    )


def read_requested_record(asked: PageRequest, *, strict: bool = False, beside: Record | None = None) -> Record:
    """Return the public record at the moment asked; an unknown rule is a `BadInput`."""
    try:
        return read_record(asked.as_of, rule=asked.rule, strict=strict, beside=beside)
    except UnknownRule as error:
        message = _("%(key)s: there is no counting rule “%(value)s”. The rules stand on the page How to read.")
        raise BadInput(message % {"key": RULE, "value": asked.rule[:60]}) from error


def render_page(request: HttpRequest, template: str, page: Frame) -> HttpResponse:
    """Render a page object: a template sees nothing but what the object holds."""
    return render(request, template, {"page": page, "breadcrumbs": page.breadcrumbs})
