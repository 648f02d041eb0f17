"""A form sent a second time: the content is compared, not only the form's number.

No answer came, the text was improved, the button was pressed again; or a double click; or the back button. The first
press may have made a row. The same content is said once; newer content goes into the row that the first press made,
as long as nobody touched it since; else both versions are shown. Nothing typed is dropped.
"""

from __future__ import annotations

import copy

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.forms import all_valid
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from dossier.choices import Stage
from dossier.forms.parts import fresh_ref, is_fresh_ref
from imvo_tracker.lib.forms import AGAIN, BASE, KEPT, REFUSED, VERSION, VersionedForm, put, same_content

NEW = "_new"


class SavedAlready(Exception):
    """What is typed stands word for word in one's own draft: after the back button the form has a new number."""

    def __init__(self, row):
        super().__init__(str(row))
        self.row = row


def with_data(request, **values):
    """Return the same request with some values of its form replaced."""
    changed = copy.copy(request)
    changed.POST = request.POST.copy()
    for name, value in values.items():
        put(changed.POST, name, value)
    return changed


class SentAgain:
    """Mixed into the admin of every table with a form: `_made_before` finds the row, `_answer_again` compares."""

    def _made_before(self, request):
        """Return the row that this very form made, whoever owns it by now."""
        ref = request.POST.get("ref", "")
        if request.method != "POST" or not is_fresh_ref(ref) or {KEPT, NEW} & set(request.POST):
            return None
        logged = self._logged(ref).filter(action_flag=ADDITION, user=request.user.pk).first()
        return logged and self.model._base_manager.filter(pk=logged.object_id).first()

    def _logged(self, ref):
        return _saves_of(self.model).filter(change_message__contains=ref)

    def _answer_again(self, request, made, form_url, extra_context):
        """Answer a form whose first press made a row."""
        if request.POST.get(VERSION):
            # Both versions were shown before: an edit like any other.
            return self._change_made(request, made, form_url, extra_context)
        form, marks, is_same, is_whole = self._compared(request, made)
        if is_same:
            return self._say_once(request, made)
        if not self.has_change_permission(request, made) or self._frozen_differ(request, form, made):
            return self._show_as_new(request, made, form, form_url, extra_context)
        if is_whole and self._is_untouched(request, made) and self._is_of_the_same(form, made):
            return self._change_made(with_data(request, **marks), made, form_url, extra_context)
        return self._change_made(request, made, form_url, {**(extra_context or {}), "may_be_new": True})

    def _say_once(self, request, made):
        self.message_user(request, _("This was saved already; here it is, once."), messages.INFO)
        return HttpResponseRedirect(self._change_address(made))

    def _compared(self, request, made):
        """Return the typed form on the row made, what a form opened on it would carry, and two answers.

        They say whether it holds exactly what is stored, and whether no row below it would stay that was not typed.
        """
        stored, compared = (self.model._base_manager.get(pk=made.pk) for _copy in range(2))
        form_class = self.get_form(request, None, change=False)
        shown = form_class(instance=stored)
        marks = {name: shown.initial[name] for name in (VERSION, BASE)}
        again = with_data(request, **marks, **{AGAIN: "1"})
        form = form_class(again.POST, instance=compared)
        formsets, _inlines = self._create_formsets(again, compared, change=True)
        is_valid = all([form.is_valid(), all_valid(formsets)])
        is_whole = not any(getattr(one, "unseen_count", 0) for one in formsets)
        is_same = is_valid and same_content(form, stored) and not any(one.has_changed() for one in formsets)
        return form, marks, is_same and is_whole, is_whole

    def _frozen_differ(self, request, form, made):
        """Say whether another key was typed: that of a row never changes."""
        names = set(self.get_readonly_fields(request, made)) & set(form.fields)
        typed = form.cleaned_data
        return bool(names & set(form.errors)) or any(typed.get(name) != getattr(made, name) for name in names)

    def _is_untouched(self, request, made):
        """Say whether no save but those of this very form reached the row."""
        return is_untouched(made, request.POST["ref"])

    def _is_of_the_same(self, form, made):
        """Say whether the newer text is about the same subject; another subject may well be a row of its own."""
        return True

    def _change_made(self, request, made, form_url, extra_context):
        marked = with_data(request, **{AGAIN: "1"})
        extra = {"made_before": made, **(extra_context or {})}
        return super().changeform_view(marked, str(made.pk), form_url, extra)

    def _show_as_new(self, request, made, form, form_url, extra_context):
        """Show what was typed beside what the first press made and this form can no longer change."""
        message = _(
            "Your first save had arrived and made “%(row)s”, which this form can no longer change."
            " Nothing is saved now. Save again to make a new row of what you typed, or open the first one."
        ) % {"row": made}
        fresh = with_data(request, ref=fresh_ref(), **{VERSION: "", BASE: "", REFUSED: message})
        extra = {
            "made_before": made,
            "made_url": self._change_address(made),
            "made_differences": form.all_differences(),
        }
        return super().changeform_view(fresh, None, form_url, {**(extra_context or {}), **extra})

    def _too_late(self, request, object_id, form_url, extra_context):
        """Answer an edit of a row that went meanwhile, or that may no longer be edited, without dropping the text."""
        if not issubclass(self.form, VersionedForm):
            return None  # of a table that is only read nothing was typed
        row = self.get_object(request, unquote(object_id))
        if row is None and self.has_add_permission(request):
            said = _("This row was deleted while you were typing. Save again to make a new row of what you typed.")
            fresh = with_data(request, ref=fresh_ref(), **{VERSION: "", BASE: "", REFUSED: said})
            add_url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
            return super().changeform_view(fresh, None, add_url, extra_context)
        if row is None or self.has_change_permission(request, row) or not self.has_view_permission(request, row):
            return None
        form = self.get_form(request, None, change=False)(request.POST, instance=copy.copy(row))
        said = _("This can no longer be edited, and what you typed is not saved. Both versions stand below.")
        messages.error(request, said)
        looked = copy.copy(request)
        looked.method = "GET"
        extra = {"made_differences": form.all_differences(), "is_too_late": True}
        return super().changeform_view(looked, object_id, form_url, {**(extra_context or {}), **extra})

    def _change_address(self, row):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    def log_addition(self, request, obj, message):
        return super().log_addition(request, obj, self._with_form(request, message))

    def log_change(self, request, obj, message):
        again = AGAIN in request.POST
        return super().log_change(request, obj, self._with_form(request, message) if again else message)

    def _with_form(self, request, message):
        """Note in the log with which form a row was made: the log's own page shows nothing of it."""
        ref = request.POST.get("ref", "")
        return [*message, {"form": ref}] if isinstance(message, list) and is_fresh_ref(ref) else message

    def response_change(self, request, obj):
        if AGAIN not in request.POST:
            return super().response_change(request, obj)
        said = _("Your first save had arrived after all: the row it made now holds what you typed last.")
        self.message_user(request, said, messages.INFO)
        return self.response_add(request, obj)


def is_untouched(row, ref):
    """Say whether only the form of this number saved the row; of master data every save is counted."""
    saves = _saves_of(type(row)).filter(object_id=str(row.pk))
    mine = saves.filter(change_message__contains=ref)
    version = getattr(row, VERSION, None)
    others = saves.filter(action_flag=CHANGE).exclude(pk__in=mine.values("pk"))
    return not others.exists() and version in (None, mine.count())


def _saves_of(model):
    return LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))


def same_draft(entry, user):
    """Return the user's own draft that says word for word what an unsaved entry says."""
    if entry is None:
        return None
    own = {"id", "ref", "recorded_by", "recorded_at", "revision", "stage", "closed"}
    content = {
        field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields if field.name not in own
    }
    empty = {f"{name}__isnull": True for name, value in content.items() if value is None}
    filled = {name: value for name, value in content.items() if value is not None}
    drafts = type(entry).objects.filter(recorded_by=user.pk, revision=None, stage=Stage.DRAFT)
    return drafts.filter(**filled, **empty).first()
