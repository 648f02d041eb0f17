"""Revisions: read them, and seal what waits as the next one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dossier.actions import propose_many, seal
from dossier.actions_put_back import ValueTaken, put_back
from dossier.admin.base import ReadOnly, RecordAdmin, change_url
from dossier.admin.pending import shown_masters, waiting_masters
from dossier.admin.typed_before import as_if_sent, initial_of, typed_before
from dossier.canonical import ledger_models
from dossier.choices import Stage
from dossier.decisions import READ_DRAFTS, SEAL
from dossier.forms.date_words import DateReading, ask_which, describe, read_words
from dossier.forms.steps import ReasonForm
from dossier.models import Document, LedgerEntry, Revision
from dossier.querysets import batched_keys
from dossier.selectors_proposals import named, statements_of_revision, tables_with_drafts, waiting_proposals
from dossier.selectors_readable import only_readable, readable
from dossier.selectors_rows import with_subjects
from imvo_tracker.lib.days import UnreadableDay, read_day
from imvo_tracker.lib.forms import fingerprint
from imvo_tracker.lib.period import AmbiguousPeriod, UnreadablePeriod


@dataclass(frozen=True, slots=True)
class Waiting:
    """One unsealed entry as the sealer sees it; `token` names the row and the content that was shown."""

    entry: LedgerEntry
    table: str
    url: str
    token: str
    ticked: bool = False

    @property
    def proposed(self) -> bool:
        return self.entry.stage == Stage.PROPOSED


@admin.register(Revision)
class RevisionAdmin(ReadOnly, RecordAdmin):
    list_display = ("number", "sealed_at", "author", "entry_count", "other_count", "reason")
    list_select_related = ("author",)
    ordering = ("-number",)

    change_form_template = "admin/revision.html"
    fields = (
        "number", "sealed_at", "author", "reason", "entry_count", "other_count", "hash_before", "content_hash",
    )  # fmt: skip

    @admin.display(description=gettext_lazy("hash of the revision before"))
    def hash_before(self, revision):
        return revision.previous_hash

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """A revision lists what it sealed."""
        context["subtitle"] = _("Revision %(number)s") % {"number": obj.number} if obj else None
        context["statements"] = [_sealed_line(one) for one in self._read(request, obj)] if obj else []
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _read(self, request, revision):
        return only_readable(statements_of_revision(revision), request.user)

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("verzegelen/", view(self.seal_view), name="dossier_revision_seal"),
            path("lees-datum/", view(self.reading_view), name="dossier_revision_reading"),
        ]
        return own + super().get_urls()

    def reading_view(self, request):
        """Answer how words are read as a window: the same reading the forms show."""
        if not request.user.has_perm(READ_DRAFTS):
            raise PermissionDenied
        key = request.GET.get("document", "")
        document = Document.objects.filter(pk=key[:18]).first() if key.isascii() and key.isdigit() else None
        try:
            period = read_words(
                request.GET.get("words", ""),
                document=document,
                known_from=_day(request.GET.get("known_from")),
                starts_on=_day(request.GET.get("starts_on")),
            )
        except AmbiguousPeriod as question:
            return _read_as(ask_which(question), question.message)
        except UnreadablePeriod as error:
            return _read_as(DateReading("", ()), error.message)
        return _read_as(describe(period))

    def seal_view(self, request):
        """Tick, give a reason, one revision; or propose one's own ticked drafts. Enter in a box does neither."""
        if not (self.has_view_permission(request) and request.user.has_perm(READ_DRAFTS)):
            raise PermissionDenied
        if request.method == "POST" and "_propose" in request.POST:
            return self._propose(request)
        if request.method == "POST" and "_put_back" in request.POST:
            return self._put_back(request)
        typed = typed_before(request)
        if typed is not None:
            return self._seal_page(as_if_sent(request, typed, "GET"), ReasonForm(initial=initial_of(typed)))
        if "_look" in request.POST:
            return self._seal_page(request, ReasonForm(initial={"reason": request.POST.get("reason", "")}))
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and not request.user.has_perm(SEAL):
            raise PermissionDenied
        if request.method == "POST" and form.is_valid() and self._sealed(request, form):
            return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))
        return self._seal_page(request, form)

    @transaction.atomic
    def _sealed(self, request, form):
        try:
            masters = [one.place for one in shown_masters(request.POST.getlist("master"))]
            entries = _ticked(request, needed=not masters)
            revision = seal(entries, by=request.user, reason=form.cleaned_data["reason"], masters=masters)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        self.message_user(
            request,
            _say_sealed(revision),
            messages.SUCCESS,
        )
        return True

    @transaction.atomic
    def _propose(self, request):
        form = ReasonForm()
        try:
            entries = _ticked(request)
            mine = [one for one in entries if one.recorded_by_id == request.user.pk and one.stage != Stage.PROPOSED]
            propose_many(mine, by=request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return self._seal_page(request, form)
        self.message_user(request, _("Proposed: %(count)s.") % {"count": len(mine)}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))

    def _put_back(self, request):
        """Let one working copy say again what is public; the reason on the page is kept with it."""
        if not request.user.has_perm(SEAL):
            raise PermissionDenied
        form, status = ReasonForm(request.POST), 200
        if form.is_valid():
            try:
                (shown,) = shown_masters([request.POST["_put_back"]])
                row = put_back(shown, by=request.user, note=form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error(None, error.messages)
                status = 409 if isinstance(error, ValueTaken) else status
            else:
                self.message_user(request, _("%(name)s says again what readers see.") % {"name": row}, messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:dossier_revision_seal"))
        return self._seal_page(request, form, status=status)

    def _seal_page(self, request, form, *, status=200):
        ticked = {token.rpartition(":")[0] for name in ("entry", "master") for token in request.POST.getlist(name)}
        masters, figures = waiting_masters(ticked)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Drafts and proposals"),
            "form": form,
            "opts": self.opts,
            "waiting": waiting_for(request.user, ticked),
            "proposals": named(waiting_proposals(request.user)),
            "masters": masters,
            "figures": figures,
            "may_seal": request.user.has_perm(SEAL),
        }
        return TemplateResponse(request, "admin/seal.html", context, status=status)


def _sealed_line(entry):
    return {"entry": entry, "table": str(entry._meta.verbose_name), "url": change_url(entry)}


def waiting_for(user, ticked=frozenset()):
    """Return all proposals, and the user's own drafts: a colleague's unfinished draft is not sealed by accident."""
    waiting = []
    for model in tables_with_drafts():
        rows = readable(with_subjects(model.objects.unsealed()), user)
        for entry in rows.order_by("document", "pk"):
            if entry.stage == Stage.PROPOSED or entry.recorded_by_id == user.pk:
                waiting.append(_waiting(entry, ticked))
    return waiting


def _waiting(entry, ticked):
    name = f"{entry._meta.label_lower}:{entry.pk}"
    url = change_url(entry)
    return Waiting(entry, str(entry._meta.verbose_name), url, f"{name}:{fingerprint(entry)}", name in ticked)


def _say_sealed(revision):
    """Say what a revision holds; what it has none of is left out."""
    statements = ngettext("%(count)s statement", "%(count)s statements", revision.entry_count)
    others = ngettext("%(count)s row of master data", "%(count)s rows of master data", revision.other_count)
    parts = [(statements, revision.entry_count), (others, revision.other_count)]
    said = _(" and ").join(words % {"count": count} for words, count in parts if count)
    return _("Revision %(number)s is sealed, with %(parts)s.") % {"number": revision.number, "parts": said}


def _ticked(request, *, needed=True):
    """Return the ticked entries as locked rows; what changed since it was shown is refused by name."""
    entries, changed = [], []
    tokens = {token: _split(token) for token in request.POST.getlist("entry")}
    stored = _locked((label, key) for label, key, _shown in tokens.values())
    for token, (label, key, shown) in tokens.items():
        entry = stored.get((label, key))
        if entry is None or entry.is_sealed or fingerprint(entry) != shown:
            changed.append(str(entry or token[:60]))
        else:
            entries.append(entry)
    if changed:
        raise ValidationError(
            _("Changed, sealed or deleted since this page was shown; look again: %(entries)s.")
            % {"entries": ", ".join(changed)}
        )
    if needed and not entries:
        raise ValidationError(_("Tick at least one statement."))
    return entries


def _split(token):
    """Return table, key and fingerprint of a token; what is no key is left as it was typed."""
    label, _colon, rest = token.partition(":")
    key, _colon, shown = rest.partition(":")
    return label, int(key[:18]) if key.isascii() and key.isdigit() else key, shown


def _locked(places):
    """Return by table and key the rows that are there, locked until the end of the transaction."""
    tables = {model._meta.label_lower: model for model in ledger_models()}
    by_table = defaultdict(set)
    for label, key in places:
        if label in tables and isinstance(key, int):
            by_table[label].add(key)
    return {
        (label, row.pk): row
        for label, keys in by_table.items()
        for portion in batched_keys(sorted(keys))
        for row in tables[label]._base_manager.select_for_update().filter(pk__in=portion)
    }


def _read_as(reading, error=""):
    """Answer a reading as the script of the form shows it."""
    return JsonResponse({"error": error, "lines": reading.lines, "choices": reading.choices, "chosen": reading.chosen})


def _day(text):
    """Return the day as it is typed, in Dutch or ISO; None while it is not one yet."""
    try:
        return read_day((text or "").strip())
    except UnreadableDay:
        return None
