"""The base of the admin of every ledger table."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dossier.actions import drop, record
from dossier.admin.again import NEW, SavedAlready, same_draft
from dossier.admin.base import RecordAdmin, change_url
from dossier.admin.deciding import changes_of, say_whose
from dossier.admin.steps import SAME_SUBJECT, StepViews
from dossier.choices import Stage, Step
from dossier.decisions import READ_DRAFTS, allows, decisions_on, demand, limits_of, return_note
from dossier.forms.date_words import describe
from dossier.forms.ledger import StatementForm, WithdrawalForm
from dossier.forms.openness import say_openness
from dossier.forms.parts import is_fresh_ref
from dossier.kept_question import KeptQuestion
from dossier.models import PeriodFields
from dossier.selectors_readable import NOT_OF_THE_SER, may_read, open_own_or, readable, reads_everything
from dossier.selectors_rows import with_subjects
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.forms import KEPT
from imvo_tracker.lib.kept import waits

SOURCE = ("document", "locator", "actor")
KNOWN = ("known_from", "known_basis")
OPENNESS = ("openness", "public_from", "opens_by", "opens_after", "owner", "embargo_reason", "count_is_public")
NOTES = ("oddity_reason", "reason", "reason_en", "note", "note_en")
SUBJECTS = ("covenant", "sector", "target", "threshold", "undertaking", "corrects")
STARTERS = (*SAME_SUBJECT, "event", "document", "locator", "actor", "corrects")
WORDS = ("locator", "event", "kind", "topic", "role", "unit")
DECISIONS_PER_PAGE = 50
# Marks a form that stands on the page of its subject, and leads back there.
BACK = "_back"
EDITABLE = (Stage.DRAFT, Stage.RETURNED)


@cache
def _whole_entry(model, is_all_read):
    """Ask for one row of a table, with whatever its page names, for an account on a day; it may read all, or not."""

    def ask(key, account, day):
        rows = with_subjects(model.objects.filter(pk=key))
        return rows if is_all_read else rows.filter(open_own_or(NOT_OF_THE_SER, account, day))

    return KeptQuestion(ask, -1, -2, date.min)


class LifeFilter(admin.SimpleListFilter):
    """Sealed, or on its way there."""

    title = gettext_lazy("state")
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("verzegeld", _("sealed")), ("voorgesteld", _("proposed")), ("concept", _("draft or returned"))]

    def queryset(self, request, queryset):
        if self.value() == "verzegeld":
            return queryset.sealed()
        if self.value() == "voorgesteld":
            return queryset.unsealed().filter(stage=Stage.PROPOSED)
        return queryset.unsealed().filter(stage__in=EDITABLE) if self.value() == "concept" else queryset


class StatementAdmin(StepViews, RecordAdmin):
    """Record in one form; drafts belong to who typed them; sealed rows are read, corrected or withdrawn."""

    form = StatementForm
    # What a statement of this table needs first, and what it seldom needs
    own_fields = ()
    more_fields = ()
    words = ("wording", "date_words")
    more_words = ("starts_on",)
    change_form_template = "admin/statement_form.html"
    list_filter = (LifeFilter,)
    ordering = ("-pk",)
    search_fields = ("wording", "ref", "document__key", "locator")

    def get_queryset(self, request):
        """What is not sealed yet is for who works on it."""
        rows = readable(with_subjects(super().get_queryset(request)), request.user)
        return rows if request.user.has_perm(READ_DRAFTS) else rows.sealed()

    def find_row(self, request, object_id, from_field):
        """Ask as above, by a question that is kept; who reads no drafts, or of some sectors alone, is asked anew."""
        reader = request.user
        if from_field or limits_of(reader).any or not reader.has_perm(READ_DRAFTS):
            return super().find_row(request, object_id, from_field)
        try:
            key = self.model._meta.pk.to_python(object_id)
        except ValidationError:
            return None
        rows = _whole_entry(self.model, reads_everything(reader)).instances(key, reader.pk, today())
        return rows[0] if rows else None

    def get_list_display(self, request):
        return ("__str__", "wording", "place", "who_reads", "state", "recorded_by")

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A withdrawal says nothing of its own: of a draft only the reason is typed."""
        if obj is not None and obj.is_withdrawal:
            kwargs["form"] = WithdrawalForm
        form = super().get_form(request, obj, change, **kwargs)
        form.limits, form.reader = limits_of(request.user), request.user
        return form

    def get_fieldsets(self, request, obj=None):
        if obj is not None and obj.is_withdrawal:
            return self._withdrawal_fields()
        if obj is not None and not self.has_change_permission(request, obj):
            return self._all_fields()
        return (
            (_("What it says"), {"fields": self.own_fields}),
            (_("The printed words"), {"fields": self._dated(self.words, self.words[:1]), "classes": ("reading",)}),
            (_("Where it is written, and whose word it is"), {"fields": SOURCE}),
            *self._folded(),
        )

    def _folded(self):
        """Return what is seldom needed: each part stands open by itself where it says something or is refused."""
        dates = (*self._dated(self.more_words, ()), *KNOWN)
        parts = (
            (_("More about what it says"), self.more_fields, ""),
            (_("More about the date"), dates, _("since when it was known, no date, the day from another document")),
            (_("Who may see it"), OPENNESS, _("embargo, closed, owner; if you choose nothing: everybody")),
            (_("Reason and remarks"), NOTES, _("why it is right after all, remarks, English")),
        )
        return tuple(
            (title, {"fields": fields, "classes": ("folded",), "description": told})
            for title, fields, told in parts
            if fields
        )

    def _dated(self, names, otherwise):
        return names if issubclass(self.model, PeriodFields) else otherwise

    def _all_fields(self):
        window = ("window",) if issubclass(self.model, PeriodFields) else ()
        return (
            (_("What it says"), {"fields": (*self.own_fields, *self.more_fields)}),
            (_("The printed words"), {"fields": ("wording", *window)}),
            (_("Where it is written, and whose word it is"), {"fields": (*SOURCE, *KNOWN)}),
            (_("Who may see it"), {"fields": ("who_reads", "public_from", *OPENNESS[2:], "closed")}),
            (_("Reason and remarks"), {"fields": NOTES}),
            (
                _("In the record"),
                {
                    "fields": (
                        "state",
                        "ref",
                        "is_withdrawal",
                        "recorded_by",
                        "recorded_at",
                    )
                },
            ),
        )

    def _withdrawal_fields(self):
        return (
            (_("What is withdrawn, and why"), {"fields": ("withdrawn", "reason")}),
            (_("In the record"), {"fields": ("recorded_by", "recorded_at", "state", "ref")}),
        )

    @admin.display(description=gettext_lazy("what is withdrawn"))
    def withdrawn(self, entry):
        first = entry.corrects
        words = f" “{first.wording}”" if first.wording else ""
        link = format_html('<a href="{}">{}</a>', self.address("change", first.pk), first)
        return format_html("{}{} ({})", link, words, ", ".join(filter(None, [self.place(first), self.state(first)])))

    def get_readonly_fields(self, request, obj=None):
        if obj is not None and obj.is_withdrawal:
            shown = flatten_fieldsets(self._withdrawal_fields())
            return [name for name in shown if name != "reason" or not self.has_change_permission(request, obj)]
        if obj is not None and not self.has_change_permission(request, obj):
            return flatten_fieldsets(self._all_fields())
        return ()

    @admin.display(description=gettext_lazy("period"))
    def window(self, entry):
        if not entry.edtf:
            return self.empty_value_display
        return "; ".join(f"{term}: {value}" for term, value in describe(entry.period).lines)

    @admin.display(description=gettext_lazy("source"), ordering="document")
    def place(self, entry):
        return ", ".join(filter(None, [str(entry.document or ""), entry.locator])) or self.empty_value_display

    @admin.display(description=gettext_lazy("who may see it"), ordering="public_from")
    def who_reads(self, entry):
        """Say who owns what is not public yet, and when it opens."""
        return say_openness(entry)

    @admin.display(description=gettext_lazy("state"), ordering="revision")
    def state(self, entry):
        if entry.is_sealed:
            return _("sealed in revision %(number)s") % {"number": entry.revision_id}
        return entry.get_stage_display()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or allows(Step.EDITED, obj, request.user))

    def has_delete_permission(self, request, obj=None):
        """One's own draft; a publisher drops a colleague's with a note, on a page of its own."""
        return super().has_delete_permission(request, obj) and (obj is None or allows(Step.EDITED, obj, request.user))

    def delete_model(self, request, obj):
        drop(obj, by=request.user)

    def add_view(self, request, form_url="", extra_context=None):
        """A way to a correction that leads nowhere by now goes to the statement, never to an empty form."""
        asked = request.GET.get("corrects", "")
        if request.method == "GET" and asked.isascii() and asked.isdigit() and not waits(request):
            first = self._entry(request, asked[:18])
            said = self._corrected_already(first, by=request.user)
            if said:
                self.message_user(request, said, messages.WARNING)
                return HttpResponseRedirect(self.address("change", first.pk))
        return super().add_view(request, form_url, extra_context)

    def _corrected_already(self, first, *, by):
        """Return in words why there is nothing to correct here any more; raises NotAllowed for the wrong account."""
        try:
            demand(Step.CORRECTION, first, by=by)
        except ValidationError as error:
            return " ".join(error.messages)
        taken = self.model._base_manager.filter(corrects=first.pk).exists()
        return _("This statement was corrected or withdrawn already; here is how.") if taken else ""

    def get_changeform_initial_data(self, request):
        given = {key: request.GET[key] for key in STARTERS if request.GET.get(key, "").strip()}
        return {key: value for key, value in given.items() if key in WORDS or value.isdigit()}

    def _made_before(self, request):
        ref = request.POST.get("ref", "")
        if request.method != "POST" or not is_fresh_ref(ref) or {KEPT, NEW} & set(request.POST):
            return None
        return self.model.objects.filter(ref=ref).first()

    def _is_untouched(self, request, made):
        return made.stage == Stage.DRAFT and super()._is_untouched(request, made)

    def _is_of_the_same(self, form, made):
        """Another covenant, sector or target may well be a statement of its own, typed over the first one."""
        links = [field for field in self.model._meta.concrete_fields if field.name in SUBJECTS]
        return all(getattr(form.instance, field.attname) == getattr(made, field.attname) for field in links)

    def save_model(self, request, obj, form, change):
        if not change:
            twin = same_draft(obj, request.user)
            if twin is not None:
                raise SavedAlready(twin)
            obj.ref = form.cleaned_data["ref"]
        record(obj, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        """After one statement comes the next from the same document, page and actor, or the page of its subject."""
        subject = _subject_of(obj) if BACK in request.POST else None
        if subject is not None:
            self.message_user(request, _("Saved as a draft: %(entry)s") % {"entry": obj}, messages.SUCCESS)
            return HttpResponseRedirect(f"{change_url(subject)}#now-title")
        if "_next" not in request.POST:
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, _("Saved as a draft: %(entry)s") % {"entry": obj}, messages.SUCCESS)
        kept = {"document": obj.document_id, "locator": obj.locator, "actor": obj.actor_id}
        query = urlencode({key: value for key, value in kept.items() if value})
        return HttpResponseRedirect(f"{self.address('add')}?{query}")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        context["reading"] = getattr(form, "reading", None)
        context["is_read"] = getattr(form, "was_read", False)
        context["corrected"] = getattr(form, "corrected", None)
        context["has_period"] = issubclass(self.model, PeriodFields) and not (obj is not None and obj.is_withdrawal)
        context["words_are_a_date"] = getattr(self.form, "words_are_a_date", False)
        context["reading_url"] = reverse("admin:dossier_revision_reading")
        context["steps"] = self.steps_for(request, obj) if obj is not None else []
        context["chain"] = self._chain(request, obj) if obj is not None else []
        context["returned_note"] = self._returned_note(obj) if obj is not None else ""
        context["whose"] = say_whose(obj, request.user) if obj is not None else ""
        context["changes"] = changes_of(obj) if obj is not None and may_read(obj.corrects, request.user) else []
        context["decide_url"] = self._decide_url(request, obj) if obj is not None else ""
        context["goes_back"] = BACK if BACK in request.POST else ""
        context["is_sealed"] = obj is not None and obj.is_sealed
        # what a browser keeps of a page, its title, tells nothing that is closed
        context["is_closed"] = obj is not None and (obj.opens_on is None or obj.opens_on > today())
        if obj is not None and obj.is_withdrawal:
            context["subtitle"] = _("Withdrawal of: %(statement)s") % {"statement": obj}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _decide_url(self, request, entry):
        """Return where a publisher decides on what waits, and others read it: with the rest of its proposal."""
        if entry.is_sealed or entry.stage != Stage.PROPOSED or not request.user.has_perm("dossier.view_proposal"):
            return ""
        made = decisions_on(entry).filter(step=Step.PROPOSED).exclude(proposal=None).order_by("-pk").first()
        return reverse("admin:dossier_proposal_decide", args=[made.proposal_id]) if made else ""

    def _returned_note(self, entry):
        """Return in words with what note this entry was sent back, by whom and when."""
        returned = return_note(entry) if not entry.is_sealed and entry.stage == Stage.RETURNED else None
        return f"{returned.by}, {date_format(returned.at, 'j F Y')}: {returned.note}" if returned else ""

    def history_view(self, request, object_id, extra_context=None):
        """List what was done with this statement: kept with the record, also when an account is gone."""
        entry = self._entry(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(name)s") % {"name": entry},
            "decisions": Paginator(decisions_on(entry), DECISIONS_PER_PAGE).get_page(request.GET.get("p")),
            "opts": self.opts,
            "object": entry,
            "original": entry,
        }
        return TemplateResponse(request, "admin/decisions.html", context)

    def _chain(self, request, entry):
        """Return the entries this one corrects or is corrected by, be it in a draft, with their addresses."""
        # Asked by its key first: most entries are corrected by none, and a whole row is dear
        by = self.model._base_manager.filter(corrects=entry.pk).values_list("pk", flat=True).first()
        later = self.get_queryset(request).filter(pk=by).first() if by else None
        earlier = entry.corrects if may_read(entry.corrects, request.user) else None
        pairs = [
            (_("Withdraws") if entry.is_withdrawal else _("Corrects"), earlier),
            (_said_of_later(later) if later else "", later),
        ]
        return [
            {"term": term, "value": f"{one} – {self.state(one)}", "url": self.address("change", one.pk)}
            for term, one in pairs
            if one is not None
        ]


def _subject_of(entry):
    """Return the row that a statement is about: its covenant, else its sector or target."""
    return next(filter(None, (getattr(entry, name, None) for name in SUBJECTS[:-1])), None)


def _said_of_later(later):
    """Return in words what a later entry does to an earlier one, or will do once it is sealed."""
    if later.is_sealed:
        return _("Withdrawn by") if later.is_withdrawal else _("Corrected by")
    return _("To be withdrawn by") if later.is_withdrawal else _("To be corrected by")
