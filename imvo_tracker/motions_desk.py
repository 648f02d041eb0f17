"""The desk of motions and commitments in the admin: what comes due, who has to answer, and where to record it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from covenants.evidence.undertakings import Undertaking, undertakings_at
from dashboards.frame.base import Link
from dashboards.motions.half_year import KEY, HalfYear
from dashboards.motions.list import row_of, say_sum
from dashboards.motions.table import MotionRow
from dashboards.page_request import PageRequest
from dossier.choices import UndertakingEvent
from dossier.decisions import READ_DRAFTS
from dossier.domain.visibility import Audience
from dossier.models import Document, UndertakingStatement
from dossier.selectors_readable import readable
from imvo_tracker.lib.asof import AsOf, today

MAY_RECORD = "dossier.add_undertakingstatement"


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A motion or commitment, with the forms that record its answer or another term; "" for who may not record."""

    row: MotionRow
    answer_url: str
    term_url: str


@require_safe
def motions_desk(request: HttpRequest) -> HttpResponse:
    """Show everything sealed that the account may read, what is closed included; the nearest last day first."""
    user: Any = request.user
    if not user.has_perm(READ_DRAFTS):
        raise PermissionDenied
    as_of = AsOf(today(), today())
    seen = readable(UndertakingStatement.objects.visible_at(as_of, Audience.STAFF), user)
    every = undertakings_at(as_of, seen)
    waiting = sorted((one for one in every if not one.answers), key=_by_last_day)
    asked = PageRequest(as_of, "", request.path)
    keys = dict(Document.objects.filter(key__in=[one.fact.key for one in waiting]).values_list("key", "pk"))
    may_record = user.has_perm(MAY_RECORD)
    context = {
        **admin.site.each_context(request),
        "title": _("Motions and commitments"),
        "lead": say_sum(every),
        "waiting": [_desk_row(one, asked, keys if may_record else {}) for one in waiting],
        "links": _links(asked, as_of),
    }
    return TemplateResponse(request, "admin/motions_desk.html", context)


def _by_last_day(one: Undertaking) -> tuple[bool, int, str]:
    """Those with a last day first, what is over its term before what is due, then those without a term."""
    judged = one.standing.judged
    return not judged, judged[0].last.day.toordinal() if judged else 0, one.fact.key


def _desk_row(one: Undertaking, asked: PageRequest, keys: dict[str, int]) -> DeskRow:
    key = keys.get(one.fact.key)
    return DeskRow(row_of(one, asked), _form(key, UndertakingEvent.ANSWERED), _form(key, UndertakingEvent.TERM))


def _form(key: int | None, event: str) -> str:
    if key is None:
        return ""
    return f"{reverse('admin:dossier_undertakingstatement_add')}?{urlencode({'undertaking': key, 'event': event})}"


def _links(asked: PageRequest, as_of: AsOf) -> tuple[Link, ...]:
    now = HalfYear.of(as_of.day)
    before = HalfYear(now.year - (now.half == 1), 3 - now.half)
    lists = (
        Link(asked.link("half_year", **{KEY: one.name}), _("List of %(half)s") % {"half": one.label})
        for one in (now, before)
    )
    return (Link(asked.link("motions"), _("The public page")), *lists)
