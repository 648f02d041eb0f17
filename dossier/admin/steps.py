"""The steps in the life of a statement, each with its own small page or button."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from dossier.actions import open_entry, propose, record, send_back, withdraw
from dossier.admin.typed_before import initial_of, typed_before
from dossier.choices import Stage
from dossier.forms.steps import OpenForm, ReasonForm, ReturnForm
from dossier.models import LedgerEntry

# Marks the notes of returned entries in the admin's log; the entry's own remark is part of the record.
RETURNED = "returned: "
SEAL = "dossier.add_revision"
# What the button of a draft and of a proposal ask for: the second click of a double click must not undo the first.
PROPOSED, BACK = "proposed", "back"


@dataclass(frozen=True, slots=True)
class Step:
    """A button on a statement's page: with `to` it acts at once and says where to, else it leads to a form."""

    label: str
    url: str
    to: str = ""
    look: str = "secondary"


class StepViews:
    """Views for propose, return, correct, withdraw and open; mixed into the admin of a ledger table."""

    def get_urls(self):
        views = {
            "propose": self.propose_view,
            "return": self.return_view,
            "withdraw": self.withdraw_view,
            "open": self.open_view,
        }
        paths = {"propose": "voorstellen", "return": "terugsturen", "withdraw": "intrekken", "open": "openen"}
        own = [
            path(f"<path:object_id>/{paths[name]}/", self.admin_site.admin_view(view), name=self.url_name(name))
            for name, view in views.items()
        ]
        return own + super().get_urls()

    def url_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def address(self, name, *args):
        return reverse(f"admin:{self.url_name(name)}", args=args)

    def steps_for(self, request, entry):
        """Return the steps this user may take with this entry."""
        if not entry.is_sealed:
            return [step for allowed, step in self._before_sealing(request, entry) if allowed]
        if self.model.objects.filter(corrects=entry.pk).exists() or not self.has_add_permission(request):
            return []
        steps = []
        if not entry.is_withdrawal:
            correct = f"{self.address('add')}?corrects={entry.pk}"
            steps = [
                Step(_("Correct"), correct),
                Step(_("Withdraw"), self.address("withdraw", entry.pk), look="danger"),
            ]
        if entry.public_from is None and request.user.has_perm(SEAL):
            steps.append(Step(_("Make public"), self.address("open", entry.pk)))
        return steps

    def _before_sealing(self, request, entry):
        mine = entry.recorded_by_id == request.user.pk
        proposed = entry.stage == Stage.PROPOSED
        return (
            (mine and not proposed, Step(_("Propose"), self.address("propose", entry.pk), to=PROPOSED)),
            (proposed and mine, Step(_("Take back"), self.address("propose", entry.pk), to=BACK)),
            (
                proposed and not mine and request.user.has_perm(SEAL),
                Step(_("Return with a note"), self.address("return", entry.pk)),
            ),
        )

    def _entry(self, request, object_id) -> LedgerEntry:
        if not self.has_view_permission(request):
            raise PermissionDenied
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            raise Http404
        return entry

    @transaction.atomic
    def propose_view(self, request, object_id):
        """Hand one's own draft over, or take one's own proposal back."""
        entry = self._entry(request, object_id)
        if entry.is_sealed or entry.recorded_by_id != request.user.pk or request.method != "POST":
            raise PermissionDenied
        is_proposed = entry.stage == Stage.PROPOSED
        if request.POST.get("to") == (PROPOSED if is_proposed else BACK):
            self.message_user(request, _("That was done already."), messages.INFO)
        elif is_proposed:
            send_back(entry, by=request.user, note="")
            self.message_user(request, _("Taken back: you can edit it again."), messages.SUCCESS)
        else:
            propose(entry, by=request.user)
            self.message_user(request, _("Proposed: it waits to be sealed."), messages.SUCCESS)
        return HttpResponseRedirect(self.address("change", entry.pk))

    @transaction.atomic
    def return_view(self, request, object_id):
        """Send a proposal back; the entry's own remark stays as it is."""
        entry = self._entry(request, object_id)
        if not request.user.has_perm(SEAL) or entry.is_sealed:
            raise PermissionDenied
        if entry.stage != Stage.PROPOSED:
            return self._returned_before(request, entry)
        form = ReturnForm(request.POST or None, initial=initial_of(typed_before(request)))
        if form.is_valid():
            send_back(entry, by=request.user, note=form.cleaned_data["note"])
            self.log_change(request, entry, RETURNED + form.cleaned_data["note"])
            self.message_user(request, _("Returned to %(name)s.") % {"name": entry.recorded_by}, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))
        return self._page(request, entry, form, _("Return with a note"))

    def _returned_before(self, request, entry):
        """Answer a second press: the same note is said once, another one stays on the page beside the first."""
        form = ReturnForm(request.POST or None)
        if entry.stage != Stage.RETURNED or not form.is_valid():
            raise PermissionDenied
        if form.cleaned_data["note"] == entry.return_note:
            self.message_user(request, _("Returned to %(name)s.") % {"name": entry.recorded_by}, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))
        said = _("It was returned already, with the note “%(note)s”. Your new note is not saved.")
        form.add_error("note", said % {"note": entry.return_note})
        return self._page(request, entry, form, _("Return with a note"))

    @transaction.atomic
    def withdraw_view(self, request, object_id):
        """Draft the withdrawal of a sealed entry."""
        entry = self._entry(request, object_id)
        if not self.has_add_permission(request) or not entry.is_sealed or entry.is_withdrawal:
            raise PermissionDenied
        later = self.model.objects.filter(corrects=entry.pk).first()
        if later is not None:
            return self._withdrawn_before(request, entry, later)
        form = ReasonForm(request.POST or None, initial=initial_of(typed_before(request)))
        if form.is_valid():
            drafted = withdraw(entry, by=request.user, reason=form.cleaned_data["reason"])
            self.message_user(request, _("The withdrawal is a draft: propose it to have it sealed."), messages.SUCCESS)
            return HttpResponseRedirect(self.address("change", drafted.pk))
        return self._page(request, entry, form, _("Withdraw"))

    def _withdrawn_before(self, request, entry, later):
        """Answer a second press: a newer reason goes into one's own draft, or stays on the page beside the first."""
        form = ReasonForm(request.POST or None)
        if form.is_valid() and form.cleaned_data["reason"].strip() != later.reason:
            mine = later.is_withdrawal and later.recorded_by_id == request.user.pk
            if not mine or later.is_sealed or later.stage != Stage.DRAFT:
                said = _("It was corrected or withdrawn already, because “%(reason)s”. Your new reason is not saved.")
                form.add_error("reason", said % {"reason": later.reason})
                return self._page(request, entry, form, _("Withdraw"))
            later.reason = form.cleaned_data["reason"].strip()
            record(later, by=request.user)
        self.message_user(request, _("This statement was corrected or withdrawn already; here is how."), messages.INFO)
        return HttpResponseRedirect(self.address("change", later.pk))

    @transaction.atomic
    def open_view(self, request, object_id):
        """Open a closed, sealed entry to the public; this cannot be undone."""
        entry = self._entry(request, object_id)
        if not request.user.has_perm(SEAL) or not entry.is_sealed:
            raise PermissionDenied
        if entry.closed and entry.public_from and request.POST.get("public_from") == entry.public_from.isoformat():
            self.message_user(request, _("It is public from that day."), messages.SUCCESS)
            return HttpResponseRedirect(self.address("change", entry.pk))
        if entry.public_from is not None:
            raise PermissionDenied
        form = OpenForm(request.POST or None, initial=initial_of(typed_before(request)), entry=entry)
        if form.is_valid() and self._opened(request, entry, form):
            return HttpResponseRedirect(self.address("change", entry.pk))
        return self._page(request, entry, form, _("Make public"))

    def _opened(self, request, entry, form):
        try:
            open_entry(entry, by=request.user, public_from=form.cleaned_data["public_from"])
        except ValidationError as error:
            form.add_error(None, error)
            return False
        self.log_change(request, entry, f"opened: {entry.public_from.isoformat()}")
        self.message_user(request, _("It is public from that day."), messages.SUCCESS)
        return True

    def _page(self, request, entry, form, title):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "form": form,
            "entry": entry,
            "opts": self.opts,
            "original": entry,
            "entry_url": self.address("change", entry.pk),
            "state": self.state(entry),
        }
        return TemplateResponse(request, "admin/statement_step.html", context)
