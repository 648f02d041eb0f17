"""Long spreadsheets: a page that shows how far the background process is, with a way to stop it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from dossier.actions import record_many
from dossier.actions_revision import take_record_lock
from dossier.admin.sheet_tasks import work_on
from dossier.choices import SheetState
from dossier.forms.sheet import Drafted
from dossier.models import SheetRun
from imvo_tracker.lib.asof import now

PORTION, MOST_SHOWN, KEPT = 25, 200, timedelta(days=1)


class RunViews:
    """What an admin of a table needs beside `SheetViews` to read long spreadsheets."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.run_view)
        return [path("inlezen/<int:key>/", view, name=self.url_name("import_run")), *super().get_urls()]

    @transaction.atomic
    def begin_run(self, request, rows, told):
        """Hand the rows of a long file to the background process; what was left of earlier files goes."""
        SheetRun.objects.filter(begun_at__lt=now() - KEPT).delete()
        told = {**told, "rows": [(row.number, row.fields, row.errors) for row in rows]}
        run = SheetRun.objects.create(
            owner=request.user, table=self.opts.label_lower, begun_at=now(), told=told, total=len(rows)
        )
        work_on.enqueue(run.pk)
        return HttpResponseRedirect(self.address("import_run", run.pk))

    def run_view(self, request, key):
        """Show how far a file is; POST stops it, or makes its drafts."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        run = SheetRun.objects.filter(pk=min(key, 2**63 - 1), owner=request.user, table=self.opts.label_lower).first()
        if run is None:
            raise Http404(str(key))
        if request.method == "POST":
            self._act(run, request.POST)
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import: %(name)s") % {"name": self.opts.verbose_name_plural},
            "run": run,
            "wrong": run.wrong[:MOST_SHOWN],
            "noted": run.noted[:MOST_SHOWN],
            "may_make": run.state == SheetState.LOOKED and run.fresh and not run.wrong,
            "opts": self.opts,
            "list_url": self.address("changelist"),
            "import_url": self.address("import"),
        }
        return TemplateResponse(request, "admin/sheet_run.html", context)

    @transaction.atomic
    def _act(self, run, sent):
        if "stop" in sent and run.is_busy:
            run.move(state=SheetState.STOPPED, told={})
        can_make = run.state == SheetState.LOOKED and run.fresh and not run.wrong
        if "make" in sent and can_make and run.move(state=SheetState.MAKING, done=0):
            work_on.enqueue(run.pk)

    def work_on(self, request, run):
        """Do what the background process is asked: hold each row against the form, and then tell it or record it."""
        if not (request.user.is_active and self.has_add_permission(request)):
            raise PermissionDenied
        sheet, told = self._sheet(request), run.told
        rows = [Drafted(number, fields, [tuple(one) for one in errors]) for number, fields, errors in told["rows"]]
        for first in range(0, len(rows), PORTION):
            portion = rows[first : first + PORTION]
            sheet.check(portion, sheet=told["sheet"], headings=told["headings"], ref=told["ref"])
            if not run.move(done=first + len(portion)):
                return
        if run.state == SheetState.LOOKING:
            self._point_out(request, rows)
            run.move(state=SheetState.LOOKED, **_findings(rows))
        else:
            self._make_all(request, run, rows)

    @transaction.atomic
    def _make_all(self, request, run, rows):
        """Make all drafts or none. The lock, the record as it is now, and that nobody stopped it come first."""
        take_record_lock()
        self._point_out(request, rows)
        findings = _findings(rows)
        if findings["wrong"]:
            run.move(state=SheetState.LOOKED, **findings)
        elif run.move(state=SheetState.MADE, told={}, **findings):
            self.record_rows(request, rows)

    def record_rows(self, request, rows):
        """Record the drafts of rows that the form took and that say something new; return them."""
        made = []
        for row in rows:
            if not row.is_double:
                row.form.instance.ref = row.form.cleaned_data["ref"]
                made.append(row.form.instance)
        record_many(made, by=request.user)
        LogEntry.objects.log_actions(request.user.pk, made, ADDITION, [{"added": {}}])
        return made


def _findings(rows):
    return {
        "wrong": [error for row in rows for error in row.errors],
        "noted": [(row.number, note) for row in rows for note in row.notes if not row.is_double],
        "fresh": sum(not row.errors and not row.is_double for row in rows),
        "doubles": sum(row.is_double for row in rows),
    }
