"""Decisions, to be read: who did what with which statement, dropped drafts included."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from dossier.admin.base import ReadOnly, RecordAdmin
from dossier.admin.outcomes import rows_at
from dossier.choices import Step
from dossier.models import Decision
from dossier.selectors_readable import readable_decisions


@admin.register(Decision)
class DecisionAdmin(ReadOnly, RecordAdmin):
    list_display = ("at", "by", "step", "statement", "note")
    list_select_related = ("by",)
    list_filter = ("step",)
    fields = ("at", "by", "step", "statement", "note", "content")
    ordering = ("-pk",)

    def get_queryset(self, request):
        """What was done with a statement that an account may not read is not told either."""
        return super().get_queryset(request).filter(readable_decisions(request.user))

    def get_changelist_instance(self, request):
        """Each line names its statement; those of a page are read together."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = self.read_together(list(changelist.result_list))
        return changelist

    def read_together(self, rows):
        """Read the statements that the decisions are about, those of each table at once."""
        stored = rows_at((one.table, one.entry) for one in rows)
        for one in rows:
            one.row = stored.get((one.table, one.entry))
        return rows

    @admin.display(description=_("statement"))
    def statement(self, decision):
        model = apps.get_model(decision.table)
        place = (decision.table, decision.entry)
        row = decision.row if hasattr(decision, "row") else rows_at([place]).get(place)
        name = str(row) if row is not None else f"{model._meta.verbose_name} {decision.entry}"
        if decision.step == Step.DROPPED:
            return f"{name}: {decision.subject}"
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[decision.entry])
        return format_html('<a href="{}">{}</a>', url, name)
