"""Statements from and to a spreadsheet: upload, look at every row, and only then make drafts.

Between the look and the second press the rows travel with the page, signed for one account and for an hour: nothing of
a file that was only looked at is kept on the server. Of a long file it is, for a day (`dossier.admin.sheet_runs`).
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dossier.actions_revision import take_record_lock
from dossier.admin.sheet_runs import RunViews
from dossier.forms.doubles import Known, point_out
from dossier.forms.parts import fresh_ref
from dossier.forms.sheet import Drafted, SheetOfForms
from imvo_tracker.lib.asof import today
from imvo_tracker.lib.sheet_files import FILES
from imvo_tracker.lib.sheets import MOST_BYTES, MOST_ROWS, UnreadableSheet, read_sheet

SALT, SECONDS, LONGEST = "imvo.sheet", 60 * 60, 4 * 1024 * 1024
# A longer file is left to the background process
AT_ONCE = 500


class UploadForm(forms.Form):
    """The file; what it holds is judged when it is read."""

    file = forms.FileField(
        label=gettext_lazy("spreadsheet"),
        allow_empty_file=True,
        help_text=gettext_lazy("XLSX, ODS or CSV (UTF-8), at most 5,000 rows and 5 MB. Nothing is saved yet."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )


class SheetViews(RunViews):
    """Import and export of a table of statements; `shares` are its units that are percentages."""

    shares = ()
    change_list_template = "admin/sheet_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("inlezen/", view(self.import_view), name=self.url_name("import")),
            path("uitvoeren.<slug:ending>", view(self.export_view), name=self.url_name("export")),
        ]
        return own + super().get_urls()

    def alike(self, entry, others):
        """Return words on entries that may say the same in another way."""
        return []

    def changelist_view(self, request, extra_context=None):
        query = request.GET.urlencode()
        files = [(ending.upper(), f"{self.address('export', ending)}{query and '?'}{query}") for ending in FILES]
        extra = {"files": files, "import_url": self.address("import") if self.has_add_permission(request) else ""}
        return super().changelist_view(request, {**(extra_context or {}), **extra})

    def export_view(self, request, ending):
        """Write the rows of the list, as filtered, without what was corrected or withdrawn."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if ending not in FILES:
            raise Http404(ending)
        if not self.has_view_permission(request):
            raise PermissionDenied
        listed = self.get_changelist_instance(request).queryset
        rows = listed.filter(is_withdrawal=False, corrected_by=None).select_related("corrects").order_by("pk")
        sheet = self._sheet(request)
        content_type, write = FILES[ending]
        title = str(self.opts.verbose_name_plural)
        content = write(title, list(sheet.columns.values()), sheet.write(rows))
        name = f"{self.opts.model_name}-{today().isoformat()}.{ending}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=headers)

    def import_view(self, request):
        """Show the form, what a file would make, or what it made."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST" and "rows" in request.POST:
            return self._confirmed(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                return self._looked_at(request, form.cleaned_data["file"])
            except UnreadableSheet as error:
                form.add_error("file", error.message)
        return self._import_page(request, form, status=400 if form.is_bound else 200)

    def _sheet(self, request):
        form_class = self.get_form(request, None, change=False)
        names = [name for name in flatten_fieldsets(self.get_fieldsets(request, None)) if name != "owner"]
        return SheetOfForms(form_class, names, self.shares)  # who reads the file in owns what it closes

    def _looked_at(self, request, file):
        if file.size > MOST_BYTES:
            raise UnreadableSheet(_("The file is larger than 5 MB."))
        sheet = self._sheet(request)
        table = read_sheet(file.name, file.read())
        rows = sheet.read(table)
        if not rows:
            raise UnreadableSheet(_("The file has headings, but no rows."))
        told = {
            "owner": request.user.pk,
            "table": self.opts.label_lower,
            "sheet": table.name,
            "ref": fresh_ref(),
            "headings": sheet.headings(table),
            "rows": [(row.number, row.fields) for row in rows],
        }
        if len(rows) > AT_ONCE:
            return self.begin_run(request, rows, told)
        self._check(request, sheet, rows, told)
        return self._import_page(request, UploadForm(), rows=rows, sheet=sheet, told=told)

    def _check(self, request, sheet, rows, told):
        """Ask the form of every row, and point out what the record or the file holds already."""
        sheet.check(rows, sheet=told["sheet"], headings=told["headings"], ref=told["ref"])
        self._point_out(request, rows)

    def _point_out(self, request, rows):
        known = Known(self.get_queryset(request).filter(is_withdrawal=False, corrected_by=None))
        point_out(rows, known, self.alike)

    def _confirmed(self, request):
        """Make the drafts of rows that were looked at; a second press finds what the first one made."""
        try:
            told = signing.loads(request.POST["rows"], salt=SALT, max_age=SECONDS)
        except signing.BadSignature:
            return self._too_old(request)
        if told["owner"] != request.user.pk or told["table"] != self.opts.label_lower:
            return self._too_old(request)
        try:
            return self._make(request, told)
        except (IntegrityError, ValidationError):
            return self._make(request, told)

    def _too_old(self, request):
        form = UploadForm({}, {})
        form.errors["file"] = form.error_class([_("What was looked at is no longer there. Choose the file again.")])
        return self._import_page(request, form, status=400)

    def _make(self, request, told):
        """Hold the rows against the form, which takes long, before other writers are kept waiting."""
        sheet = self._sheet(request)
        rows = [Drafted(number, fields) for number, fields in told["rows"]]
        sheet.check(rows, sheet=told["sheet"], headings=told["headings"], ref=told["ref"])
        return self._make_checked(request, sheet, rows, told)

    @transaction.atomic
    def _make_checked(self, request, sheet, rows, told):
        take_record_lock()  # who reads the same file in beside this one is looked at after it, and finds its rows
        refs = [row.form.data["ref"] for row in rows]
        if self.model.objects.filter(ref__in=refs).exists():
            self.message_user(request, _("This was saved already; here it is, once."), messages.INFO)
            return HttpResponseRedirect(self.address("changelist"))
        self._point_out(request, rows)
        if any(row.errors for row in rows):
            return self._import_page(request, UploadForm(), rows=rows, sheet=sheet, told=told)
        made = self.record_rows(request, rows)
        self.message_user(request, _made(len(made), len(rows) - len(made)), messages.SUCCESS)
        return HttpResponseRedirect(self.address("changelist"))

    def _import_page(self, request, form, rows=(), sheet=None, told=None, status=200):
        wrong = [row for row in rows if row.errors]
        fresh = [row for row in rows if not row.errors and not row.is_double]
        packed = signing.dumps(told, salt=SALT, compress=True) if fresh and not wrong else ""
        if len(packed) > LONGEST:
            form = UploadForm({}, {})
            form.errors["file"] = form.error_class([_("The file holds too much text. Split it into several files.")])
            packed, rows = "", ()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import: %(name)s") % {"name": self.opts.verbose_name_plural},
            "form": form,
            "rows": rows,
            "wrong": wrong,
            "fresh": fresh,
            "doubles": [row for row in rows if row.is_double],
            "packed": packed,
            "columns": list((sheet or self._sheet(request)).columns.values()),
            "most": MOST_ROWS,
            "opts": self.opts,
            "list_url": self.address("changelist"),
        }
        code = 400 if wrong or (form.is_bound and form.errors) else status
        return TemplateResponse(request, "admin/sheet_import.html", context, status=code)


def _made(count, left_out):
    made = ngettext("%(count)s draft was made.", "%(count)s drafts were made.", count) % {"count": count}
    if not left_out:
        return made
    skipped = ngettext("%(count)s row was left out.", "%(count)s rows were left out.", left_out) % {"count": left_out}
    return f"{made} {skipped}"
