"""The audit trail, to be read: a list with filters, and a file of what is shown."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponseNotAllowed, StreamingHttpResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.formats import comma
from dashboards.formats.base import Cell, Dataset
from dossier.admin.base import CarefulLists, ReadOnly
from dossier.models import AuditEvent
from dossier.models.audit import ACCOUNT_EVENTS, EVERY_EVENT
from imvo_tracker.admin_annex import AnnexDraftAdmin as AnnexDraftAdmin
from imvo_tracker.audit_labels import say_action, say_reason, say_table
from imvo_tracker.audit_words import ACCOUNT_ACTIONS

# Tables whose rows are about people who have an account
ACCOUNT_TABLES = ("auth.user", "auth.group", *settings.ROWS_OF_ACCOUNTS)
COLUMNS = ("at", "actor", "action", "table", "key", "origin", "result", "status", "reason")
# The same as people read them
SHOWN = ("at", "actor", "said_action", "said_table", "key", "origin", "result", "status", "said_reason")


class ActionFilter(admin.AllValuesFieldListFilter):
    """Every action of the trail, in words."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield {**choice, "display": say_action(str(choice["display"]))}


@admin.register(AuditEvent)
class AuditAdmin(ReadOnly, CarefulLists, admin.ModelAdmin):
    """Nothing here is written by hand, and nothing removed."""

    actions = None
    list_display = SHOWN
    list_display_links = ("at",)
    list_select_related = ("actor",)
    list_filter = (
        "result",
        ("actor", admin.RelatedOnlyFieldListFilter),
        ("action", ActionFilter),
        "at",
    )
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "–"
    fields = SHOWN
    change_list_template = "admin/audit.html"
    counted_as = gettext_lazy("events in the log")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["subtitle"] = capfirst(say_action(obj.action)) if obj is not None else None
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=gettext_lazy("action"), ordering="action")
    def said_action(self, event):
        return say_action(event.action)

    @admin.display(description=gettext_lazy("table"), ordering="table")
    def said_table(self, event):
        return say_table(event.table)

    @admin.display(description=gettext_lazy("reason"), ordering="reason")
    def said_reason(self, event):
        return say_reason(event.reason)

    def get_queryset(self, request):
        return events_for(request.user).select_related("actor")

    def get_urls(self):
        view = self.admin_site.admin_view(self.file_view)
        return [path("csv/", view, name="dossier_auditevent_csv"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        query = request.GET.urlencode()
        file_url = reverse("admin:dossier_auditevent_csv") + (f"?{query}" if query else "")
        return super().changelist_view(request, {"file_url": file_url, **(extra_context or {})})

    def file_view(self, request):
        """Hand out the rows of the list as CSV, all its pages."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        events = self.get_changelist_instance(request).get_queryset(request).iterator()
        dataset = Dataset("audit", _("Audit trail"), notes=(), columns=COLUMNS, rows=_rows(events))
        headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
        return StreamingHttpResponse(comma.write(dataset), content_type=comma.CONTENT_TYPE, headers=headers)


def events_for(user: User) -> QuerySet[AuditEvent]:
    """Return what somebody may read: everything, what is about accounts and signing in, or one's own."""
    events = AuditEvent.objects.all()
    if user.has_perm(EVERY_EVENT):
        return events
    own = Q(actor=user.pk)
    if user.has_perm(ACCOUNT_EVENTS):
        own |= Q(action__in=ACCOUNT_ACTIONS) | Q(table__in=ACCOUNT_TABLES)
    return events.filter(own)


def _rows(events) -> Iterator[tuple[Cell, ...]]:
    for one in events:
        name = one.actor.get_username() if one.actor else ""
        told = (one.action, one.table, one.key, one.origin, one.result, one.status, one.reason)
        yield (one.at.isoformat(timespec="milliseconds"), name, *told)
