"""Organisations and the names they bore."""

from __future__ import annotations

from django.contrib import admin

from dossier.admin.base import DatedNameInline
from dossier.admin.masters import MasterAdmin
from dossier.models import Organisation, OrganisationName


class OrganisationNameInline(DatedNameInline):
    model = OrganisationName
    fields = ("name", "name_en", "from_on")


@admin.register(Organisation)
class OrganisationAdmin(MasterAdmin):
    decides_sectors = False
    list_display = ("name", "kind", "slug")
    list_filter = ("kind",)
    search_fields = ("name", "name_en", "slug", "names__name")
    fields = ("name", "name_en", "kind", "slug")
    inlines = (OrganisationNameInline,)
