"""The base of the admin of master data: keys stay, versions are compared, history is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import ForeignKey
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from dossier.admin.base import RecordAdmin
from dossier.admin.pending import waits
from dossier.decisions import limits_of
from dossier.forms.masters import MasterForm
from imvo_tracker.lib.forms import in_words

HISTORY_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one save, before and after."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Save:
    """One save in the history of a row or of one of its names."""

    at: object
    by: object
    what: str
    kind: str
    why: str
    changes: tuple[Change, ...]


class MasterAdmin(RecordAdmin):
    """Organisations, documents, sectors, covenants and their like."""

    form = MasterForm
    frozen = ()
    # Which sector a row is about hangs on these rows, so an account that is limited to sectors leaves them alone.
    decides_sectors = True

    def has_add_permission(self, request, *args):
        return super().has_add_permission(request, *args) and self._is_open_to(request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_open_to(request.user)

    def _is_open_to(self, user):
        return not (self.decides_sectors and limits_of(user).any)

    def get_readonly_fields(self, request, obj=None):
        """A key never changes: sealed statements are hashed with it."""
        key = getattr(self.model, "NATURAL_KEY", None)
        frozen = (*self.frozen, *([key] if key else []))
        return (*super().get_readonly_fields(request, obj), *(frozen if obj else ()))

    def explain_stale(self, context):
        """Say who saved the newer version, and show the rows below as they are stored now."""
        context["last_save"] = next(iter(_saves(context["adminform"].form.instance)), None)
        context["inline_conflicts"] = _inline_conflicts(context["inline_admin_formsets"])

    def response_change(self, request, obj):
        """A save is a proposal: say so, and where it waits."""
        if waits(obj):
            self.message_user(request, _("Readers see this once it is sealed: it waits among the proposals."))
        return super().response_change(request, obj)

    def history_view(self, request, object_id, extra_context=None):
        """List every save of the row and its names, with each field before and after."""
        if not hasattr(self.model, "history"):
            return super().history_view(request, object_id, extra_context)
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        pages = Paginator(_saves(row), HISTORY_PER_PAGE)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of %(name)s") % {"name": row},
            "saves": pages.get_page(request.GET.get("p")),
            "opts": self.opts,
            "object": row,
            "original": row,
        }
        return TemplateResponse(request, "admin/master_history.html", context)


def _saves(row):
    """Return all saves of a row and of the rows that belong to it, newest first."""
    if not hasattr(type(row), "history"):
        return []
    saves = _saves_of(row._meta.model.history.filter(**{row._meta.pk.attname: row.pk}))
    for relation in row._meta.related_objects:
        owner = relation.related_model
        if isinstance(relation.field, ForeignKey) and _belongs(relation) and hasattr(owner, "history"):
            saves += _saves_of(owner.history.filter(**{relation.field.attname: row.pk}))
    return sorted(saves, key=lambda save: save.at, reverse=True)


def _belongs(relation):
    return relation.on_delete.__name__ == "CASCADE" and not relation.related_model.__name__.startswith("Historical")


def _saves_of(records):
    by_row = {}
    saves = []
    for record in records.select_related("history_user").order_by("history_date", "history_id"):
        before = by_row.get(record.id)
        by_row[record.id] = record
        changes = _changes(before, record) if record.history_type == "~" and before else ()
        saves.append(
            Save(
                record.history_date,
                record.history_user,
                str(record.instance_type._meta.verbose_name),
                record.get_history_type_display(),
                record.history_change_reason or "",
                changes,
            )
        )
    return saves


def _changes(before, after):
    """Compare two saves; `version` counts them and says nothing more."""
    delta = after.diff_against(before, foreign_keys_are_objs=False)
    fields = {field.name: field for field in after.instance_type._meta.get_fields() if hasattr(field, "verbose_name")}
    return tuple(
        Change(
            str(fields[change.field].verbose_name),
            _say(fields, change.field, change.old),
            _say(fields, change.field, change.new),
        )
        for change in delta.changes
        if change.field in fields and change.field != "version"
    )


def _say(fields, name, value):
    if isinstance(value, list):
        target = fields[name].related_model
        keys = [next(key for field, key in row.items() if field == target._meta.model_name) for row in value]
        return ", ".join(str(one) for one in target._default_manager.filter(pk__in=keys)) or _("(empty)")
    field = fields[name].formfield()
    return in_words(field, value) if field else str(value)


def _inline_conflicts(formsets):
    """Show the rows below a form as they are stored now, beside the form that was refused."""
    return [(str(one.opts.verbose_name_plural), [_row(row) for row in one.formset.queryset]) for one in formsets]


def _row(row):
    shown = [field for field in row._meta.concrete_fields if field.editable and not field.is_relation]
    values = [in_words(field.formfield(), field.value_from_object(row)) for field in shown if field.formfield()]
    return " · ".join(values)
