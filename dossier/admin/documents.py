"""Documents."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from dossier.admin.masters import MasterAdmin
from dossier.forms.masters import DocumentForm
from dossier.models import Document


@admin.register(Document)
class DocumentAdmin(MasterAdmin):
    decides_sectors = False
    form = DocumentForm
    list_display = ("title", "printed_number", "kind", "public_on")
    list_filter = ("kind",)
    search_fields = ("key", "title", "number", "printed_as")
    date_hierarchy = None
    fieldsets = (
        (None, {"fields": ("kind", "key", "dossier", "number", "printed_as")}),
        (_("Title"), {"fields": ("title", "title_en", "publisher", "pages", "url")}),
        (_("Dates"), {"fields": ("dated_on", "public_on", "public_basis")}),
        (_("Remarks"), {"fields": ("note", "note_en")}),
    )

    @admin.display(description=_("number"), ordering="number")
    def printed_number(self, document):
        return document.printed_number or self.empty_value_display
