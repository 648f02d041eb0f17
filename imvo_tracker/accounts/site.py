"""The admin, for staff who signed in as this site asks it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Model
from django.http import HttpRequest

from imvo_tracker.accounts.adapters import needs_second_factor

# How people sign in is kept by allauth, and what waits for the background process by its queue; no form shows either.
WITHOUT_PAGES = ("account", "mfa", "socialaccount", "django_tasks_database")


class StaffSite(AdminSite):
    """Django's admin, which asks for the second factor too."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Say whether this is staff, signed in with all that is asked."""
        return super().has_permission(request) and not needs_second_factor(request)

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Take a table in, unless it is one of a library's own."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        shown = [model for model in models if model._meta.app_label not in WITHOUT_PAGES]
        if shown:
            super().register(shown, admin_class, **options)
