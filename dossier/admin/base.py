"""What every admin of ours shares: plain widgets, one row locked while it is saved, no mass deletion."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dossier.admin.again import NEW, SavedAlready, SentAgain, with_data
from dossier.admin.searching import SearchesWhatItShows
from dossier.admin.typed_before import as_if_sent, typed_before
from dossier.forms.parts import fresh_ref
from dossier.forms.picking import PickedField, PickSeveral
from dossier.selectors_rows import is_named_by_rows
from imvo_tracker.lib.badinput import BadInput
from imvo_tracker.lib.fields import CountField, DayField, DayInput, NumberField
from imvo_tracker.lib.forms import BASE, VERSION, VersionedForm
from imvo_tracker.lib.formsets import VersionedRow, VersionedRows
from imvo_tracker.lib.kept import is_of, waits
from imvo_tracker.lib.noted import note_object

# A pattern is a program of the visitor's: it may run for hours, and each database reads it its own way.
_PATTERNS = ("regex", "iregex")


class CarefulLists(SearchesWhatItShows):
    """A list whose address cannot be read is refused as such; stock Django speaks of a broken database then."""

    def lookup_allowed(self, lookup, value, request):
        allowed = super().lookup_allowed(lookup, value, request)
        return allowed and not set(_PATTERNS) & set(lookup.split("__"))

    def get_changelist_instance(self, request):
        """Read the address of a list; raises `BadInput` for a filter, a value or a page that is not there."""
        try:
            if ERROR_FLAG in request.GET:
                raise IncorrectLookupParameters
            return super().get_changelist_instance(request)
        except (IncorrectLookupParameters, DataError, ArithmeticError, ValueError) as error:
            raise BadInput(_("This list has no such filter, value or page.")) from error


class PlainWidgets(CarefulLists):
    """The browser's own fields: they work by keyboard, on a phone and without scripts."""

    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": DayInput},
        models.DecimalField: {"form_class": NumberField},
        models.IntegerField: {"form_class": CountField},
        models.URLField: {"assume_scheme": "https"},
        models.ManyToManyField: {"widget": PickSeveral, "help_text": ""},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Leave out the wrapper whose pop-ups need scripts and pointer."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if hasattr(field, "queryset") and is_named_by_rows(field.queryset.model):
            field.queryset = field.queryset.prefetch_related("names")
        if field is not None and isinstance(db_field, models.TextField):
            field.widget.attrs["rows"] = 3
        if field is not None and db_field.name.endswith("_en"):
            field.widget.attrs["lang"] = "en"
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """A row of a table that grows is picked by any of its names; a short list is a list."""
        if getattr(db_field.related_model, "GROWS", False):
            kwargs.setdefault("form_class", PickedField)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if isinstance(field, PickedField):
            field.widget.source = db_field
        return field

    def log_addition(self, request, obj, message):
        """Tell the audit trail too which row was made."""
        note_object(obj._meta.label_lower, obj.pk)
        return super().log_addition(request, obj, message)


def change_url(row):
    """Return the address of a row's own page in the admin."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


class ReadOnly:
    """Rows that the actions write, and nobody by hand: there is no form to add, change or delete one."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def lay_side_by_side(context):
    """Add what both people typed, where a save was refused or both changed a field, of a form and the rows below it."""
    rows = [row for one in context["inline_admin_formsets"] for row in one.formset.forms]
    forms = [form for form in (context["adminform"].form, *rows) if isinstance(form, VersionedForm)]
    context["is_stale"] = any(form.is_stale for form in forms)
    context["conflicts"] = context.get("made_differences") or [one for form in forms for one in form.differences]
    context["taken"] = [one for form in forms for one in form.taken]


class RecordAdmin(PlainWidgets, SentAgain, admin.ModelAdmin):
    """One save at a time for each row; nothing is deleted by the handful."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "–"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Who loses a race for a unique value is asked again: then the form itself says what is taken."""
        if request.method == "GET" and waits(request) and self._may_save(request, object_id):
            typed = typed_before(request)
            request = request if typed is None else as_if_sent(request, typed)
        try:
            return self._changeform_once(request, object_id, form_url, extra_context)
        except SavedAlready as error:
            return self._say_once(request, error.row)
        except (IntegrityError, ValidationError):
            return self._changeform_once(request, object_id, form_url, extra_context)

    def _may_save(self, request, object_id):
        if object_id is None:
            return self.has_add_permission(request)
        row = self.get_object(request, unquote(object_id))
        return row is not None and self.has_change_permission(request, row)

    def _changeform_once(self, request, object_id, form_url, extra_context):
        """Opening a form takes no lock of a writer; a form that is sent is compared and saved in one transaction."""
        if request.method in ("GET", "HEAD"):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            return self._changeform_sent(request, object_id, form_url, extra_context)

    def _changeform_sent(self, request, object_id, form_url, extra_context):
        if NEW in request.POST:
            request = with_data(request, ref=fresh_ref(), **{VERSION: "", BASE: ""})
        if object_id is not None and request.method == "POST" and is_of(request):
            answer = self._too_late(request, object_id, form_url, extra_context)
            if answer is not None:
                return answer
        made = self._made_before(request) if object_id is None else None
        if made is None:
            answer = super().changeform_view(request, object_id, form_url, extra_context)
            if object_id is not None or answer.status_code != 200:
                return answer
            # Refused, perhaps only because the first press was saved at this very moment.
            made = self._made_before(request)
        return self._answer_again(request, made, form_url, extra_context) if made is not None else answer

    def render_change_form(self, request, context, *args, **kwargs):
        """After a refused save, show both versions of the form and of each row below it."""
        context["keeps_typed"] = True
        lay_side_by_side(context)
        if context["is_stale"]:
            self.explain_stale(context)
        return super().render_change_form(request, context, *args, **kwargs)

    def explain_stale(self, context):
        """Add what the table knows of the newer version."""

    def get_object(self, request, object_id, from_field=None):
        """Hold the row while it is compared and saved: a second save waits, and then sees the first."""
        row = self.find_row(request, object_id, from_field)
        if row is not None and request.method == "POST" and transaction.get_connection().in_atomic_block:
            row = self.model._base_manager.select_for_update().get(pk=row.pk)
        return row

    def find_row(self, request, object_id, from_field):
        """Return the row with a key, None where the account may not read one."""
        return super().get_object(request, object_id, from_field)


class DatedNameInline(PlainWidgets, admin.TabularInline):
    """Names with the day since which they were borne."""

    form = VersionedRow
    formset = VersionedRows
    extra = 1
    max_num = 50
    template = "admin/edit_inline/tabular.html"
    verbose_name_plural = _("dated names")

    def get_formset(self, request, obj=None, **kwargs):
        """Draw no more rows than there may be: what is sent says how many there are, and may say a million."""
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)
