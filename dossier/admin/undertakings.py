"""Statements on motions and commitments."""

from __future__ import annotations

from django.contrib import admin

from dossier.admin.ledger import StatementAdmin
from dossier.choices import UNDERTAKINGS
from dossier.forms.ledger import UndertakingForm
from dossier.models import UndertakingStatement


@admin.register(UndertakingStatement)
class UndertakingAdmin(StatementAdmin):
    form = UndertakingForm
    more_words = (*StatementAdmin.more_words, "undated")
    own_fields = ("undertaking", "event", "answered_by", "addressed_to", "text")
    more_fields = ("text_en",)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "undertaking":
            field.queryset = field.queryset.filter(kind__in=UNDERTAKINGS)
        return field
