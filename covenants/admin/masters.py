"""Targets, thresholds and counting rules."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from covenants.models import CountingRule, Target, Threshold
from dossier.admin.masters import MasterAdmin
from dossier.selectors_rows import with_subjects


@admin.register(Target)
class TargetAdmin(MasterAdmin):
    list_display = ("name", "slug")
    search_fields = ("slug", "name")
    fields = ("name", "name_en", "slug", "counts_from")


@admin.register(Threshold)
class ThresholdAdmin(MasterAdmin):
    list_display = ("name", "covenant", "gates")
    search_fields = ("slug", "name")
    fields = ("covenant", "gates", "name", "name_en", "slug")

    def get_queryset(self, request):
        return with_subjects(super().get_queryset(request))


@admin.register(CountingRule)
class CountingRuleAdmin(MasterAdmin):
    list_display = ("name", "slug", "default", "position")
    search_fields = ("slug", "name")
    fields = (
        "name",
        "name_en",
        "slug",
        "definition",
        "definition_en",
        "document",
        "locator",
        "is_default",
        "position",
        "running_only",
        "without_subsectors",
        "facilitated_by",
        "excluded",
        "only",
    )

    @admin.display(description=gettext_lazy("default"))
    def default(self, rule):
        return _("yes") if rule.is_default else _("no")
