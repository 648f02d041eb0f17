"""Checking a draft: laid beside the record and shown, as a page, as ODT with remarks or as JSON.

It is kept nowhere, unless its author asks for it: then for some days, encrypted, and for nobody else.
"""

from __future__ import annotations

import re
from datetime import datetime, time

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from covenants.actions.kept_drafts import (
    MOST_DAYS,
    USUAL_DAYS,
    checked_again,
    forget_draft,
    keep_draft,
    own_draft,
    own_drafts,
)
from covenants.admin.letter_desk import demand_desk
from covenants.admin.letter_read import paper_sent
from covenants.pages_draft import draft_page
from dossier.domain.visibility import Audience
from dossier.selectors_readable import reads_everything
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.days import UnreadableDay, read_day
from imvo_tracker.lib.paper_files import ENDINGS
from imvo_tracker.lib.paper_types import MOST_BYTES, UnreadablePaper
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
    page = draft_page(paper, audience=_audience(request), written_on=day)
    if "_json" in request.POST:
        return _attached(JsonResponse(page.as_json(), json_dumps_params={"ensure_ascii": False, "indent": 2}), "json")
    if "_odt" in request.POST:
        at = datetime.combine(today(), time())
        content = write_remarks(_("Check of a draft"), page.remarked(), author=_("IMVO covenant monitor"), at=at)
        return _attached(HttpResponse(content, content_type=ODT), "odt")
    try:
        kept = _kept(request, page, day)
    except ValidationError as refused:
        return _page(request, page, error=" ".join(refused.messages), status=400)
    return _page(request, page, kept=kept)


def _audience(request):
    return Audience.STAFF if reads_everything(request.user) else Audience.PUBLIC


def _kept(request, page, day):
    """Keep the draft where its author asked for it; return it, or None."""
    if not request.POST.get("keep"):
        return None
    typed = request.POST.get("days", "")
    days = int(typed) if re.fullmatch(r"[0-9]{1,3}", typed, re.ASCII) else USUAL_DAYS
    row = keep_draft(page.paper, page.outcome, by=request.user, written_on=day, days=days)
    return own_draft(request.user, row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def check_kept(request, key):
    """Show a kept draft to its author; checked again, it is laid beside the record of today, with what changed."""
    demand_desk(request.user)
    draft = own_draft(request.user, key)
    if draft is None:
        raise Http404(str(key))
    page = change = None
    if request.method == "POST":
        page = draft_page(draft.paper, audience=_audience(request), written_on=draft.written_on, record_on=today())
        change = checked_again(request.user, key, page.outcome)
    context = {
        **admin.site.each_context(request),
        "title": _("Kept draft"),
        "draft": draft,
        "page": page,
        "change": change,
    }
    return TemplateResponse(request, "admin/letter/kept.html", context)


@require_POST
def forget_kept(request, key):
    """Delete a kept draft; one of somebody else is not there."""
    demand_desk(request.user)
    if not forget_draft(request.user, key):
        raise Http404(str(key))
    messages.success(request, _("The draft was deleted."))
    return HttpResponseRedirect(reverse("letter:draft"))


def _attached(answer, ending):
    answer.headers["Content-Disposition"] = f'attachment; filename="{_("check-of-a-draft")}.{ending}"'
    return answer


def _day(typed):
    return read_day(typed.strip()) if typed.strip() else None


def _page(request, page=None, error="", status=200, kept=None):
    context = {
        **admin.site.each_context(request),
        "title": _("Check a draft"),
        "page": page,
        "text": request.POST.get("text", ""),
        "day": request.POST.get("day", ""),
        "accept": ",".join(f".{ending}" for ending in ENDINGS),
        "most_bytes": MOST_BYTES,
        "error": error,
        "kept": kept,
        "drafts": own_drafts(request.user),
        "days": USUAL_DAYS,
        "most_days": MOST_DAYS,
        "wants_keeping": bool(request.POST.get("keep")) and kept is None,
    }
    return TemplateResponse(request, "admin/letter/draft.html", context, status=status)
