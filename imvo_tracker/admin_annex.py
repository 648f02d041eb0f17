"""The desk of editions: an annex with the ministry's own words, or a list, looked at and frozen as an edition."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from covenants.moment.record import UnknownRule, read_record
from dashboards.annex.difference import differences
from dashboards.annex.kinds import SECTORS
from dashboards.annex.page import body_of
from dashboards.annex.told import LANGUAGE, say_part
from dashboards.editions.lists import ANNEX_BY_KEY, choices
from dashboards.editions.making import asked_of, content_of, made
from dashboards.editions.page import blocks_of
from dashboards.frame.origin import origin
from dossier.actions_editions import freeze
from dossier.admin.base import RecordAdmin
from dossier.admin.typed_before import initial_of, typed_before
from dossier.decisions import SEAL, limits_of
from dossier.models import AnnexDraft
from dossier.selectors_editions import last_edition
from imvo_tracker.annex_forms import NOTE, FreezeForm, annex_form
from imvo_tracker.lib.asof import AsOf, today
from imvo_tracker.lib.badinput import BadInput
from sectors.models import Sector

MOMENT = ("name", "day", "known_on", "rule")
WHAT = ("kind", "selection")
NOTHING = {"blocks": (), "notes": (), "sectors": (), "labels": {}}


def record_of(draft):
    """Return the public record at the moment of a draft, at the newest revision."""
    as_of = AsOf(draft.day, draft.known_on or min(draft.day, today()))
    try:
        return read_record(as_of, rule=draft.rule)
    except UnknownRule:
        return read_record(as_of)


@admin.register(AnnexDraft)
class AnnexDraftAdmin(RecordAdmin):
    """One form for the moment and all texts; `freeze_view` shows what will be frozen."""

    list_display = ("name", "what", "day", "known_on", "recorded_by", "edition")
    list_select_related = ("recorded_by", "edition")
    change_form_template = "admin/annex_form.html"
    search_fields = ("name",)

    @admin.display(description=gettext_lazy("what is frozen"))
    def what(self, draft):
        title = dict(choices()).get(draft.kind, draft.kind)
        return f"{title}: {draft.selection}" if draft.selection else title

    def get_urls(self):
        view = self.admin_site.admin_view(self.freeze_view)
        return [path("<int:key>/bevriezen/", view, name="dossier_annexdraft_freeze"), *super().get_urls()]

    def has_change_permission(self, request, obj=None):
        """What is frozen changes no more."""
        return super().has_change_permission(request, obj) and (obj is None or obj.edition_id is None)

    def has_delete_permission(self, request, obj=None):
        own = super().has_delete_permission(request, obj) and not limits_of(request.user).any
        return own and (obj is None or obj.edition_id is None)

    def has_add_permission(self, request):
        """Who is limited to sectors writes on these, in an annex that a colleague began."""
        return super().has_add_permission(request) and not limits_of(request.user).any

    def get_readonly_fields(self, request, obj=None):
        limited = limits_of(request.user).any
        return (*super().get_readonly_fields(request, obj), *((*MOMENT, *WHAT, "introduction") if limited else ()))

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A note for each sector of the moment that the account may write on."""
        edition = obj if obj is not None or not change else None
        return super().get_form(request, obj, change, **{**kwargs, "form": annex_form(self._sectors(request, edition))})

    def _sectors(self, request, draft):
        """Return by code the name of each sector and what is generated of it; none before the first save."""
        if draft is None or draft.kind not in ANNEX_BY_KEY:
            return {}
        if draft.kind != SECTORS.key and limits_of(request.user).any:
            return {}
        # The form and its parts both ask, of the same moment
        kept = request.__dict__.setdefault("sectors_of_annex", {})
        moment = (draft.kind, draft.day, draft.known_on, draft.rule)
        if moment not in kept:
            kept[moment] = self._sectors_at(request, draft)
        return kept[moment]

    def _sectors_at(self, request, draft):
        record, kind = record_of(draft), ANNEX_BY_KEY[draft.kind]
        annex = kind.make(asked_of(record, kind.page), record, None)
        allowed = limits_of(request.user).sectors
        own = None if allowed is None else set(Sector.objects.filter(pk__in=allowed).values_list("code", flat=True))
        return {
            one.code: (f"{one.number} {one.name}", _generated(one, annex.labels))
            for one in annex.entries
            if own is None or one.code in own
        }

    def get_fieldsets(self, request, obj=None):
        notes = tuple(f"{NOTE}{code}" for code in self._sectors(request, obj))
        first = (None, {"fields": ("name", *WHAT, *MOMENT[1:])})
        if obj is not None and obj.kind not in ANNEX_BY_KEY:
            return [first]
        sets = [first, (_("Introduction"), {"fields": ("introduction",)})]
        return [*sets, (_("Words beside each part"), {"fields": notes})] if notes else sets

    def save_model(self, request, obj, form, change):
        obj.recorded_by = request.user
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["freeze_url"] = reverse("admin:dossier_annexdraft_freeze", args=[obj.pk])
            context["edition"] = obj.edition
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def freeze_view(self, request, key):
        """Show what would be frozen now and how that differs from the last edition; a publisher freezes it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        draft = self.get_object(request, unquote(str(key)))
        if draft is None:
            raise Http404(str(key))
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(("GET", "HEAD", "POST"))
        if request.method != "POST":
            return self._freeze_page(request, draft, None, initial_of(typed_before(request)))
        if not request.user.has_perm(SEAL):
            raise PermissionDenied
        form = FreezeForm(request.POST)
        if form.is_valid() and self._frozen(request, draft, form):
            return HttpResponseRedirect(request.path)
        return self._freeze_page(request, draft, form)

    def _frozen(self, request, draft, form):
        was_frozen, typed = draft.edition_id is not None, form.cleaned_data
        try:
            edition = freeze(
                draft,
                made(record_of(draft), draft.kind, draft.selection, draft.texts, site=origin(request)),
                version=typed["version"],
                shown_at=typed["revision"],
                by=request.user,
                reason=typed["reason"],
            )
        except (ValidationError, BadInput) as error:
            form.add_error(None, getattr(error, "messages", error.args))
            return False
        said = _("This was frozen already, once.") if was_frozen else _("Frozen as edition %(number)s.")
        self.message_user(request, said % {"number": edition.number}, messages.SUCCESS)
        return True

    def _freeze_page(self, request, draft, form, typed=None):
        record = record_of(draft)
        asked = asked_of(record)
        try:
            content, refused = content_of(record, draft.kind, draft.selection, draft.texts), ""
        except BadInput as error:
            content, refused = NOTHING, error.args[0]
        last = last_edition(AsOf(today(), today()), draft.kind, draft.selection, day=draft.day)
        shown = {"version": draft.version, "revision": record.as_of.revision or 0}
        if form is not None:
            # what is shown now is decided on from here
            form.data = {**form.data.dict(), **shown}
        context = {
            **self.admin_site.each_context(request),
            "title": _("Freeze: %(name)s") % {"name": draft.name},
            "opts": self.opts,
            "draft": draft,
            "edition_url": draft.edition_id and reverse("dashboards:edition", args=[draft.edition_id]),
            "form": form or FreezeForm(initial={**(typed or {}), **shown}),
            "may_freeze": request.user.has_perm(SEAL) and draft.edition_id is None and not refused,
            "refused": refused,
            "differences": differences(last.content, content) if last else (),
            "last": last,
            "body": body_of(blocks_of(content), content["notes"], asked),
        }
        return TemplateResponse(request, "admin/annex_freeze.html", context)


def _generated(entry, labels):
    """Return what is generated of a sector, in one paragraph."""
    with override(LANGUAGE):
        parts = ((label, say_part(entry, name)) for name, label in labels.items())
        return " · ".join(f"{label}: {said}" for label, said in parts if said)
