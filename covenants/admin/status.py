""" "Update status" of a covenant or a sector."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from covenants.actions.update_status import update_status
from covenants.forms.status import StatusForm
from covenants.models import Covenant, MilestoneStatement, StatusReport
from dossier.admin.again import is_untouched, same_draft, with_data
from dossier.admin.ledger import OPENNESS
from dossier.admin.typed_before import as_if_sent, typed_before
from dossier.choices import Stage, Step
from dossier.decisions import allows, demand
from imvo_tracker.lib.badinput import NotAllowed
from imvo_tracker.lib.forms import AGAIN
from sectors.models import Sector

SECTIONS = (
    ("what", ("outcome", "text")),
    ("milestone", ("covenant", "kind", "modality")),
    ("when", ("wording", "date_words")),
    ("where", ("document", "locator", "actor")),
)
# Seldom needed: each part stands open by itself where it says something or is refused
FOLDED = (("more", ("undated", "known_from", "reason", "oddity_reason", "text_en")), ("who", OPENNESS))


class StatusViews:
    """The page behind every "Update status" button; mixed into the admin of status reports."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.update_view)
        return [path("status-bijwerken/", view, name="covenants_statusreport_update"), *super().get_urls()]

    def update_view(self, request):
        """Show the form, or save what it says as drafts of this user."""
        if not self._may(request):
            raise PermissionDenied
        subject = _subject(request)
        demand(Step.RECORDED, StatusReport(**{subject._meta.model_name: subject}), by=request.user)
        typed = typed_before(request)
        if typed is not None:
            request = as_if_sent(request, typed, "GET")
        form = StatusForm(request.POST or None, subject=subject, by=request.user)
        if request.method == "POST" and form.is_valid():
            return self._save(request, form, subject)
        return self._status_page(request, form, subject)

    def _may(self, request):
        return request.user.has_perms(["covenants.add_statusreport", "covenants.add_milestonestatement"])

    def _save(self, request, form, subject):
        """Who loses a race for the form's number finds what the winner made."""
        try:
            return self._save_once(request, form, subject)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
            return self._status_page(request, form, subject)
        except (IntegrityError, ValidationError):
            if self._made_before(request) is None:
                raise
            return self._save_once(request, form, subject)

    @transaction.atomic
    def _save_once(self, request, form, subject):
        made = self._made_before(request)
        if made is not None:
            return self._save_again(request, form, subject, made)
        twins = [same_draft(one, request.user) for one in (form.report, form.milestone) if one is not None]
        if all(twins):
            return self._say_once(request, twins[0])
        report = update_status(form.report, form.milestone, by=request.user)
        self.log_addition(request, report, [{"added": {}}])
        said = _("Saved as a draft. Propose it below, or seal it with the others.")
        return self._to_proposals(request, said, messages.SUCCESS)

    def _save_again(self, request, form, subject, made):
        """The first press of this form made drafts: say so, let them take newer content, or show both."""
        milestone = MilestoneStatement.objects.filter(ref=f"{made.ref}-m").first()
        differences = form.differences_from(made, milestone)
        if not differences:
            return self._say_once(request, made)
        if form.is_about(made) and all(self._is_own_still(request, one) for one in (made, milestone) if one):
            report = update_status(form.report, form.milestone, by=request.user, instead_of=(made, milestone))
            self.log_change(with_data(request, **{AGAIN: "1"}), report, [{"changed": {}}])
            said = _("Your first save had arrived after all: the drafts it made now hold what you typed last.")
            return self._to_proposals(request, said, messages.INFO)
        form.start_anew(made)
        extra = {"made_url": self._change_address(made), "made_before": made, "differences": differences}
        return self._status_page(request, form, subject, extra)

    def _is_own_still(self, request, entry):
        is_draft = allows(Step.EDITED, entry, request.user) and entry.stage == Stage.DRAFT
        return is_draft and is_untouched(entry, request.POST["ref"])

    def _to_proposals(self, request, said, level):
        self.message_user(request, said, level)
        return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))

    def _status_page(self, request, form, subject, extra=None):
        fields = {name: [form[one] for one in names if one in form.fields] for name, names in (*SECTIONS, *FOLDED)}
        label = subject._meta.model_name
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "sections": fields,
            "stands_open": {name: form.stands_open(names) for name, names in FOLDED},
            "subject": subject,
            "title": _("Update status: %(name)s") % {"name": subject},
            "opts": subject._meta,
            "original": subject,
            "reading": form.reading,
            "is_read": form.was_read,
            "reading_url": reverse("admin:dossier_revision_reading"),
            "subject_url": reverse(f"admin:{subject._meta.app_label}_{label}_change", args=[subject.pk]),
            **(extra or {}),
        }
        return TemplateResponse(request, "admin/status_form.html", context)


def _subject(request):
    """Return the covenant or sector of the address; anything else does not exist."""
    for name, model in (("covenant", Covenant), ("sector", Sector)):
        key = request.GET.get(name, "")
        if key.isascii() and key.isdigit():
            subject = model.objects.filter(pk=key[:18]).first()
            if subject is not None:
                return subject
    raise Http404
