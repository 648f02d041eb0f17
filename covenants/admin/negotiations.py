"""Who is on the team of which negotiation. What a negotiation holds is not here, and for no role of the admin."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Q

from covenants.models import Negotiation
from covenants.models.negotiations import PROPOSE
from dossier.admin.base import RecordAdmin
from dossier.forms.masters import MasterForm
from dossier.selectors_rows import with_subjects


@admin.register(Negotiation)
class NegotiationAdmin(RecordAdmin):
    form = MasterForm
    list_display = ("covenant", "facilitator")
    fields = ("covenant", "facilitator", "team")

    def get_queryset(self, request):
        return with_subjects(super().get_queryset(request))

    def has_delete_permission(self, request, obj=None):
        """Nothing of a negotiation is deleted, and Django's page of that would list what it holds."""
        return False

    def get_readonly_fields(self, request, obj=None):
        """A negotiation stays that of its covenant."""
        return (*super().get_readonly_fields(request, obj), *(("covenant",) if obj is not None else ()))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Offer the accounts of the secretariat; nobody puts himself on a team, who is not on it."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        secretariat = Q(groups__permissions__codename=PROPOSE) | Q(negotiations__isnull=False)
        offered = User.objects.filter(secretariat)
        if not request.user.is_superuser and not request.user.negotiations.exists():
            offered = offered.exclude(pk=request.user.pk)
        field.queryset = offered.distinct().order_by("username")
        return field
