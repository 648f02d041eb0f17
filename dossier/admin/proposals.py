"""Proposals: what waits, and the one page on which a publisher decides."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from dossier.actions_proposals import decide_proposal
from dossier.admin.base import ReadOnly, RecordAdmin
from dossier.admin.deciding import deciding_on, verdicts_of, with_preview, with_sent
from dossier.admin.outcomes import what_became_of
from dossier.admin.typed_before import as_if_sent, typed_before
from dossier.decisions import READ_DRAFTS, SEAL
from dossier.models import Proposal
from dossier.selectors_readable import readable_proposals
from imvo_tracker.lib.badinput import NotAllowed

MOST_REASON = 2000


@admin.register(Proposal)
class ProposalAdmin(ReadOnly, RecordAdmin):
    list_display = ("at", "by", "note")
    list_select_related = ("by",)
    ordering = ("-pk",)

    def has_view_permission(self, request, obj=None):
        """What is not sealed yet is for who works on it."""
        return super().has_view_permission(request, obj) and request.user.has_perm(READ_DRAFTS)

    def get_queryset(self, request):
        return readable_proposals(super().get_queryset(request), request.user)

    def get_urls(self):
        view = self.admin_site.admin_view(self.decide_view)
        return [path("<int:key>/beslissen/", view, name="dossier_proposal_decide"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A proposal is read where it is decided."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not (object_id.isascii() and object_id.isdigit()):
            raise Http404
        return HttpResponseRedirect(reverse("admin:dossier_proposal_decide", args=[int(object_id[:18])]))

    def decide_view(self, request, key):
        """Decide on each statement; what is good becomes one revision, what is not goes back with its note."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        proposal = self.get_queryset(request).select_related("by").filter(pk=key).first()
        if proposal is None:
            raise Http404
        typed = typed_before(request)
        if typed is not None:
            request = as_if_sent(request, typed, "GET")
        elif request.method == "POST":
            return self._decided(request, proposal)
        sent = typed if typed is not None else {}
        decided = with_sent(deciding_on(proposal, request.user), sent)
        return self._page(request, proposal, decided, sent.get("reason", _reason(proposal)))

    def _decided(self, request, proposal):
        if not request.user.has_perm(SEAL):
            raise PermissionDenied
        decided = with_sent(deciding_on(proposal, request.user), request.POST)
        reason = request.POST.get("reason", "").strip()[:MOST_REASON]
        faults = [one.error for one in decided if one.error]
        if not faults and not decided:
            return HttpResponseRedirect(request.path)  # a second press: everything is decided
        if not faults:
            try:
                with transaction.atomic():
                    decide_proposal(proposal, verdicts_of(decided), by=request.user, reason=reason)
                return HttpResponseRedirect(request.path)
            except NotAllowed as error:
                faults = [str(error)]
            except ValidationError as error:
                faults = error.messages
        return self._page(request, proposal, decided, reason, faults, status=400)

    def _page(self, request, proposal, decided, reason, faults=(), *, status=200):
        shown, preview = with_preview(decided, request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Proposal of %(name)s") % {"name": proposal.by},
            "opts": self.opts,
            "proposal": proposal,
            "shown": shown,
            "moved": preview.moved if preview else (),
            "unmoved": preview.unmoved if preview else (),
            "has_preview": preview is not None,
            "became": what_became_of(proposal, request.user),
            "reason": reason,
            "faults": faults,
            "may_decide": request.user.has_perm(SEAL) and any(not one.held for one in shown),
        }
        return TemplateResponse(request, "admin/decide.html", context, status=status)


def _reason(proposal):
    """Return the reason of the seal as it is filled in beforehand: the note, else the documents proposed from."""
    return proposal.note or _("Proposal of %(name)s") % {"name": proposal.by}
