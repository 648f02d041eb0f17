"""The admin of the sector register."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dossier.admin.accounts import AccountAdmin
from dossier.admin.base import DatedNameInline
from dossier.admin.masters import MasterAdmin
from sectors.actions import limit_account
from sectors.admin_status import StatusLinks
from sectors.forms import LIMITED_TO, AccountForm, SectorForm
from sectors.models import RiskTheme, Sector, SectorAlias, SectorOrigin

admin.site.unregister(User)


class SectorAliasInline(DatedNameInline):
    model = SectorAlias
    fields = ("name",)
    verbose_name_plural = _("other names")


class SectorOriginInline(DatedNameInline):
    model = SectorOrigin
    fk_name = "sector"
    fields = ("predecessor", "from_on", "document", "locator")
    verbose_name_plural = _("former sectors")


@admin.register(Sector)
class SectorAdmin(StatusLinks, MasterAdmin):
    form = SectorForm
    change_form_template = "admin/subject_form.html"
    list_display = ("name", "code", "kind", "parent", "known_from")
    list_filter = ("kind", "mapping_basis")
    list_select_related = ("parent",)
    search_fields = ("code", "name", "aliases__name")
    inlines = (SectorAliasInline, SectorOriginInline)
    fieldsets = (
        (None, {"fields": ("code", "name", "name_en", "kind", "parent", "mapping_basis")}),
        (_("Where it is written, and whose word it is"), {"fields": ("document", "locator", "known_from")}),
        (_("Remarks"), {"fields": ("note", "note_en")}),
    )

    def sectors_of(self, sector):
        return (sector.pk,)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        extra = {}
        if object_id.isdigit() and self.has_change_permission(request):
            extra["succession_url"] = reverse("admin:covenants_covenant_succession", args=[object_id])
        return super().change_view(request, object_id, form_url, {**extra, **(extra_context or {})})


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


@admin.register(User)
class LimitedAccountAdmin(AccountAdmin):
    """An account, with the sectors it is limited to."""

    form = AccountForm

    def get_fieldsets(self, request, obj=None):
        """One's own limits are for another administrator, as one's own rights are."""
        shown = super().get_fieldsets(request, obj)
        if not self._may_limit(request, obj):
            return shown
        return (*shown, (_("Limits"), {"fields": (LIMITED_TO,)}))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if not self._may_limit(request, obj):
            form.base_fields.pop(LIMITED_TO, None)
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if LIMITED_TO in form.cleaned_data:
            limit_account(form.instance, form.cleaned_data[LIMITED_TO], by=request.user)

    def _may_limit(self, request, account):
        """A new account gets its name and password first, then its rights."""
        return account is not None and account.pk != request.user.pk and self.has_change_permission(request, account)
