"""The admin of the sector register."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from dossier.admin.base import DatedNameInline
from dossier.admin.masters import MasterAdmin
from sectors.forms import SectorForm
from sectors.models import RiskTheme, Sector, SectorAlias


class SectorAliasInline(DatedNameInline):
    model = SectorAlias
    fields = ("name",)
    verbose_name_plural = _("other names")


@admin.register(Sector)
class SectorAdmin(MasterAdmin):
    form = SectorForm
    change_form_template = "admin/subject_form.html"
    list_display = ("name", "update_status", "code", "kind", "parent", "known_from")
    list_filter = ("kind", "mapping_basis")
    list_select_related = ("parent",)
    search_fields = ("code", "name", "aliases__name")
    inlines = (SectorAliasInline,)
    fieldsets = (
        (None, {"fields": ("code", "name", "name_en", "kind", "parent", "mapping_basis")}),
        (_("Where it is written, and whose word it is"), {"fields": ("document", "locator", "known_from")}),
        (_("Remarks"), {"fields": ("note", "note_en")}),
    )

    @admin.display(description=_("record"))
    def update_status(self, sector):
        return format_html(
            '<a class="nl-button nl-button--secondary" href="{}">{}<span class="nl-hidden">: {}</span></a>',
            self._status_url(sector),
            _("Update status"),
            sector,
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        extra = {"status_url": f"{reverse('admin:covenants_statusreport_update')}?sector={object_id}"}
        return super().change_view(request, object_id, form_url, {**extra, **(extra_context or {})})

    def _status_url(self, sector):
        # By name only: the covenants stand above the sectors.
        return f"{reverse('admin:covenants_statusreport_update')}?sector={sector.pk}"


@admin.register(RiskTheme)
class RiskThemeAdmin(MasterAdmin):
    frozen = ("slug",)
    list_display = ("name", "category", "document", "known_from")
    list_filter = ("category",)
    list_select_related = ("document",)
    search_fields = ("slug", "name")
    fieldsets = (
        (None, {"fields": ("name", "name_en", "slug", "category")}),
        (_("Where it is written, and whose word it is"), {"fields": ("document", "known_from", "known_basis")}),
        (_("Sectors"), {"fields": ("all_sectors", "exhaustive", "sectors")}),
    )
