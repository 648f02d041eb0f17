"""Accounts, with the same plain widgets as the rest; rights come from groups only."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

from dossier.admin.base import PlainWidgets

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(PlainWidgets, UserAdmin):
    actions = None
    list_display = ("username", "is_staff", "is_active", "last_login")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )


@admin.register(Group)
class RoleAdmin(PlainWidgets, GroupAdmin):
    actions = None
    filter_horizontal = ()
