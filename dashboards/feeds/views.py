"""Feeds of a covenant, of a sector and of new slippage; calendars of what is still to come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.register import register_at
from covenants.moment.readings import Readings
from covenants.moment.record import Record
from dashboards.feeds.page import (
    follow_abroad,
    follow_covenant,
    follow_motions,
    follow_sector,
    follow_slippage,
)
from dashboards.feeds.reply import atom_reply
from dashboards.formats.base import at_moment
from dashboards.frame.origin import origin
from dashboards.frame.requests import read_page_request, read_requested_record, requested_reading
from dashboards.page_request import PageRequest
from dashboards.sectors.page import requested_sector
from dashboards.words.wording import pick

# icalendar is loaded when somebody asks for the first calendar.
CALENDAR = "dashboards.feeds.calendar"


@require_safe
def of_covenant(request: HttpRequest, slug: str) -> HttpResponse:
    asked, record = _asked(request)
    return atom_reply(request, asked, follow_covenant(asked, record, requested_reading(record, slug)))


@require_safe
def of_sector(request: HttpRequest, code: str) -> HttpResponse:
    asked, record = _asked(request)
    register = register_at(record.as_of)
    sector = requested_sector(code, register, record.as_of)
    return atom_reply(request, asked, follow_sector(asked, record, sector, register))


@require_safe
def of_slippage(request: HttpRequest) -> HttpResponse:
    asked, record = _asked(request)
    return atom_reply(request, asked, follow_slippage(asked, record))


@require_safe
def of_motions(request: HttpRequest) -> HttpResponse:
    asked, record = _asked(request)
    return atom_reply(request, asked, follow_motions(asked, record))


@require_safe
def of_abroad(request: HttpRequest) -> HttpResponse:
    asked, record = _asked(request)
    return atom_reply(request, asked, follow_abroad(asked, record))


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    asked, record = _asked(request)
    return _calendar(request, asked, record, record.readings, _("IMVO agreements: what is still to come"))


@require_safe
def calendar_of_covenant(request: HttpRequest, slug: str) -> HttpResponse:
    asked, record = _asked(request)
    reading = requested_reading(record, slug)
    name = pick(reading.covenant.name, reading.covenant.name_en)
    title = _("%(name)s: what is still to come") % {"name": name}
    return _calendar(request, asked, record, record.readings.among([slug]), title)


def _asked(request: HttpRequest) -> tuple[PageRequest, Record]:
    asked = read_page_request(request)
    return asked, read_requested_record(asked)


def _calendar(request: HttpRequest, asked: PageRequest, record: Record, readings: Readings, title: str) -> HttpResponse:
    names = ("spans_of", "write_calendar", "CONTENT_TYPE")
    spans_of, write, kind = (import_string(f"{CALENDAR}.{name}") for name in names)
    spans = spans_of(asked, record, readings)
    as_of = record.as_of
    content = write(title, spans, as_of.known_on, origin=origin(request), host=request.get_host())
    name = at_moment("imvo-agenda", as_of.day, as_of.known_on, as_of.revision or 0)
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}.ics"'}
    )
