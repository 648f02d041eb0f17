"""Checking a draft: laid beside the record and shown, as a page, as ODT with remarks or as JSON; it is kept nowhere."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib import admin
from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from covenants.admin.letter_desk import demand_desk
from covenants.admin.letter_read import paper_sent
from covenants.pages_draft import draft_page
from dossier.domain.visibility import Audience
from dossier.selectors_reading import reads_everything
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.days import UnreadableDay, read_day
from imvo_tracker.lib.paper_files import ENDINGS
from imvo_tracker.lib.paper_types import UnreadablePaper
from imvo_tracker.lib.remarks_odt import write_remarks

ODT = "application/vnd.oasis.opendocument.text"


@require_http_methods(["GET", "HEAD", "POST"])
def check_draft(request):
    """Show the form, or what came of the check. The text comes with the request and goes with the answer."""
    demand_desk(request.user)
    if request.method != "POST":
        return _page(request)
    try:
        paper, day = paper_sent(request), _day(request.POST.get("day", ""))
    except UnreadablePaper as refused:
        return _page(request, error=refused.message, status=400)
    except UnreadableDay as refused:
        return _page(request, error=refused.message[:1].upper() + refused.message[1:], status=400)
    audience = Audience.STAFF if reads_everything(request.user) else Audience.PUBLIC
    page = draft_page(paper, audience=audience, written_on=day)
    if "_json" in request.POST:
        return _attached(JsonResponse(page.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2}), "json")
    if "_odt" in request.POST:
        at = datetime.combine(today(), time())
        content = write_remarks(_("Check of a draft"), page.remarked(), author=_("IMVO covenant monitor"), at=at)
        return _attached(HttpResponse(content, content_type=ODT), "odt")
    return _page(request, page)


def _attached(answer, ending):
    answer.headers["Content-Disposition"] = f'attachment; filename="{_("check-of-a-draft")}.{ending}"'
    return answer


def _day(typed):
    return read_day(typed.strip()) if typed.strip() else None


def _page(request, page=None, error="", status=200):
    context = {
        **admin.site.each_context(request),
        "title": _("Check a draft"),
        "page": page,
        "text": request.POST.get("text", ""),
        "day": request.POST.get("day", ""),
        "accept": ",".join(f".{ending}" for ending in ENDINGS),
        "error": error,
    }
    return TemplateResponse(request, "admin/letter/draft.html", context, status=status)
