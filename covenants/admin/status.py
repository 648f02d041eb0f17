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
from covenants.models import Covenant, StatusReport
from sectors.models import Sector

SECTIONS = (
    ("what", ("outcome", "text", "text_en")),
    ("milestone", ("covenant", "kind", "modality")),
    ("when", ("wording", "date_words", "undated")),
    ("where", ("document", "locator", "actor", "known_from", "reason", "oddity_reason")),
    ("who", ("openness", "public_from", "embargo_reason")),
)


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
        made = self._made_before(request)
        if made is not None:
            return self._answer_again(request, made)
        form = StatusForm(request.POST or None, subject=subject)
        if request.method == "POST" and form.is_valid():
            return self._save(request, form, subject)
        return self._status_page(request, form, subject)

    def _may(self, request):
        return request.user.has_perms(["covenants.add_statusreport", "covenants.add_milestonestatement"])

    def _save(self, request, form, subject):
        try:
            with transaction.atomic():
                report = update_status(form.report, form.milestone, by=request.user)
                self.log_addition(request, report, [{"added": {}}])
        except (IntegrityError, ValidationError):
            made = StatusReport.objects.filter(ref=form.cleaned_data["ref"], recorded_by=request.user.pk).first()
            if made is None:
                raise
            return self._answer_again(request, made)
        self.message_user(
            request, _("Saved as a draft. Propose it below, or seal it with the others."), messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))

    def _status_page(self, request, form, subject):
        fields = {name: [form[one] for one in names if one in form.fields] for name, names in SECTIONS}
        label = subject._meta.model_name
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "sections": fields,
            "subject": subject,
            "title": _("Update status: %(name)s") % {"name": subject},
            "opts": subject._meta,
            "original": subject,
            "reading": form.reading,
            "reading_url": reverse("admin:dossier_revision_reading"),
            "subject_url": reverse(f"admin:{subject._meta.app_label}_{label}_change", args=[subject.pk]),
        }
        return TemplateResponse(request, "admin/status_form.html", context)


def _subject(request):
    """Return the covenant or sector of the address; anything else does not exist."""
    for name, model in (("covenant", Covenant), ("sector", Sector)):
        key = request.GET.get(name, "")
        if key.isascii() and key.isdigit():
            found = model.objects.filter(pk=key[:18]).first()
            if found is not None:
                return found
    raise Http404
