"""The steps in the life of a statement, each with its own small page or button; the actions hold the rules."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.actions import drop, open_entry, propose, record, send_back, take_back, take_over, withdraw
from dossier.admin.typed_before import initial_of, typed_before
from dossier.choices import Stage, Step
from dossier.decisions import SEAL, allows, demand, return_note
from dossier.forms.steps import NoteForm, OpenForm, ReasonForm, ReturnForm
from dossier.models import LedgerEntry
from imvo_tracker.lib.badinput import NotAllowed

# What a new statement on the same subject keeps of an earlier one.
SAME_SUBJECT = (
    "covenant", "sector", "target", "threshold", "undertaking", "organisation", "kind", "topic", "role", "unit",
)  # fmt: skip
PATHS = {
    "propose": "voorstellen",
    "return": "terugsturen",
    "withdraw": "intrekken",
    "open": "openen",
    "take_over": "overnemen",
    "drop": "laten-vallen",
}


@dataclass(frozen=True, slots=True)
class Button:
    """A button on a statement's page: `post` acts at once, naming its step, else it leads to a form."""

    label: str
    url: str
    post: str = ""
    look: str = "secondary"


class StepViews:
    """Views for every step after recording; mixed into the admin of a ledger table."""

    def get_urls(self):
        own = [
            path(
                f"<path:object_id>/{words}/",
                self.admin_site.admin_view(getattr(self, f"{name}_view")),
                name=self.url_name(name),
            )
            for name, words in PATHS.items()
        ]
        return own + super().get_urls()

    def url_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def address(self, name, *args):
        return reverse(f"admin:{self.url_name(name)}", args=args)

    def steps_for(self, request, entry):
        """Return the buttons for the steps this user may take with this entry."""
        buttons = self._after_sealing(entry) if entry.is_sealed else self._before_sealing(entry, request.user)
        return [button for step, button in buttons if allows(step, entry, request.user)]

    def _after_sealing(self, entry):
        if self.model.objects.filter(corrects=entry.pk).exists():
            return []
        opening = (Step.OPENED, Button(_("Make public"), self.address("open", entry.pk)))
        if entry.is_withdrawal:
            return [opening]
        correct = f"{self.address('add')}?corrects={entry.pk}"
        return [
            (Step.CORRECTION, Button(_("We typed it wrong"), correct)),
            (Step.RECORDED, Button(_("There is new information"), self._anew(entry))),
            (Step.WITHDRAWAL, Button(_("Withdraw"), self.address("withdraw", entry.pk), look="danger")),
            opening,
        ]

    def _anew(self, entry):
        """Return the form for a new statement on the same subject: from another document, in other words."""
        same = {name: entry.serializable_value(name) for name in SAME_SUBJECT if hasattr(entry, name)}
        return f"{self.address('add')}?{urlencode({name: value for name, value in same.items() if value})}"

    def _before_sealing(self, entry, user):
        proposing = self.address("propose", entry.pk)
        buttons = [
            (Step.PROPOSED, Button(_("Propose"), proposing, post=Step.PROPOSED)),
            (Step.TAKEN_BACK, Button(_("Take back"), proposing, post=Step.TAKEN_BACK)),
            (Step.RETURNED, Button(_("Return with a note"), self.address("return", entry.pk))),
            (Step.TAKEN_OVER, Button(_("Take over"), self.address("take_over", entry.pk))),
        ]
        if entry.recorded_by_id != user.pk:
            buttons.append((Step.DROPPED, Button(_("Drop"), self.address("drop", entry.pk), look="danger")))
        return buttons

    def _entry(self, request, object_id) -> LedgerEntry:
        if not self.has_view_permission(request):
            raise PermissionDenied
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            raise Http404
        return entry

    def _asked(self, request, object_id, step) -> LedgerEntry:
        """Return the entry, when this user may take the step; else say why not."""
        entry = self._entry(request, object_id)
        with refusing():
            demand(step, entry, by=request.user)
        return entry

    @transaction.atomic
    def propose_view(self, request, object_id):
        """Hand one's own draft over, or take one's own proposal back; a second press changes nothing."""
        entry = self._entry(request, object_id)
        turn = Step.TAKEN_BACK if entry.stage == Stage.PROPOSED else Step.PROPOSED
        act, done = _TURNS[turn]
        if request.method != "POST":
            raise NotAllowed(_("This goes by the button on the statement’s own page."))
        if request.POST.get("step", turn) != turn:
            self.message_user(request, _("This was done already; here is how it stands."), messages.INFO)
        else:
            with refusing():
                act(entry, by=request.user)
            self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(self.address("change", entry.pk))

    @transaction.atomic
    def return_view(self, request, object_id):
        """Send a proposal back; the entry's own remark stays as it is."""
        entry = self._entry(request, object_id)
        if entry.stage == Stage.RETURNED and request.method == "POST":
            return self._returned_before(request, entry)
        entry = self._asked(request, object_id, Step.RETURNED)
        form = ReturnForm(sent(request), initial=initial_of(typed_before(request)))
        if form.is_valid():
            with refusing():
                send_back(entry, by=request.user, note=form.cleaned_data["note"])
            self.message_user(request, _("Returned to %(name)s.") % {"name": entry.recorded_by}, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))
        return self._page(request, entry, form, _("Return with a note"))

    def _returned_before(self, request, entry):
        """Answer a second press: the same note is said once, another one stays on the page beside the first."""
        form, first = ReturnForm(request.POST), return_note(entry)
        if first is None or not request.user.has_perm(SEAL) or not form.is_valid():
            raise PermissionDenied
        if form.cleaned_data["note"] == first.note:
            self.message_user(request, _("Returned to %(name)s.") % {"name": entry.recorded_by}, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))
        said = _("It was returned already, with the note “%(note)s”. Your new note is not saved.")
        form.add_error("note", said % {"note": first.note})
        return self._page(request, entry, form, _("Return with a note"))

    @transaction.atomic
    def take_over_view(self, request, object_id):
        """Make a colleague's draft one's own; the colleague may have left."""
        entry = self._asked(request, object_id, Step.TAKEN_OVER)
        form = NoteForm(sent(request), initial=initial_of(typed_before(request)))
        if form.is_valid():
            with refusing():
                take_over(entry, by=request.user, note=form.cleaned_data["note"])
            self.message_user(request, _("This draft is yours now: you can edit it."), messages.SUCCESS)
            return HttpResponseRedirect(self.address("change", entry.pk))
        return self._page(request, entry, form, _("Take over"))

    @transaction.atomic
    def drop_view(self, request, object_id):
        """Delete a colleague's draft, with a note; one's own is deleted from its form."""
        entry = self._asked(request, object_id, Step.DROPPED)
        form = NoteForm(sent(request), initial=initial_of(typed_before(request)))
        if form.is_valid():
            with refusing():
                drop(entry, by=request.user, note=form.cleaned_data["note"])
            self.message_user(
                request,
                _("Dropped, and the note is kept: %(entry)s.") % {"entry": entry},
                messages.SUCCESS,
            )
            return HttpResponseRedirect(self._after_drop(entry))
        return self._page(request, entry, form, _("Drop"))

    def _after_drop(self, entry):
        """Go back to what the draft was to correct, else to the list."""
        return self.address("change", entry.corrects_id) if entry.corrects_id else self.address("changelist")

    @transaction.atomic
    def withdraw_view(self, request, object_id):
        """Draft the withdrawal of a sealed entry."""
        entry = self._asked(request, object_id, Step.WITHDRAWAL)
        later = self.model.objects.filter(corrects=entry.pk).first()
        if later is not None:
            return self._withdrawn_before(request, entry, later)
        form = ReasonForm(sent(request), initial=initial_of(typed_before(request)))
        if form.is_valid():
            with refusing():
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
        if entry.closed and entry.public_from and request.POST.get("public_from") == entry.public_from.isoformat():
            self.message_user(request, _("It is public from that day."), messages.SUCCESS)
            return HttpResponseRedirect(self.address("change", entry.pk))
        entry = self._asked(request, object_id, Step.OPENED)
        form = OpenForm(sent(request), initial=initial_of(typed_before(request)), entry=entry)
        if form.is_valid() and self._opened(request, entry, form):
            return HttpResponseRedirect(self.address("change", entry.pk))
        return self._page(request, entry, form, _("Make public"))

    def _opened(self, request, entry, form):
        try:
            told = form.cleaned_data
            open_entry(entry, by=request.user, public_from=told["public_from"], reason=told["reason"])
        except ValidationError as error:
            form.add_error(None, error)
            return False
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


_TURNS = {
    Step.PROPOSED: (propose, gettext_lazy("Proposed: it waits to be sealed.")),
    Step.TAKEN_BACK: (take_back, gettext_lazy("Taken back: you can edit it again.")),
}


def sent(request):
    """Return what a form was sent with, or None while it is only shown."""
    return request.POST if request.method == "POST" else None


@contextmanager
def refusing():
    """Turn "not at this stage" into a refusal that says so: the page was shown before the stage changed."""
    try:
        yield
    except ValidationError as error:
        raise NotAllowed(" ".join(error.messages)) from error
