"""The admin, for staff who signed in as this site asks it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.contrib.admin import AdminSite, ModelAdmin, site
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Case, Model, QuerySet, When
from django.http import HttpRequest, HttpResponse

from dossier.selectors_rows import find_rows, label_of_row
from imvo_tracker.accounts.adapters import needs_second_factor

# How people sign in is kept by allauth, and what waits for the background process by its queue; no form shows either.
WITHOUT_PAGES = ("account", "mfa", "socialaccount", "django_tasks_database")


class Suggestions(AutocompleteJsonView):
    """What a box that picks a row offers while somebody types: the rows that its form would find."""

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        """Offer rows to who may read their table, and to who may send the form that asks for one."""
        source: Any = self.source_field
        form = site._registry.get(source.model)
        asks = form is not None and (form.has_add_permission(request) or form.has_change_permission(request))
        return asks or super().has_perm(request, obj)

    def get_queryset(self) -> QuerySet[Any]:
        """Return the offered rows that the words may mean, the likeliest first."""
        offered = self._offered()
        rows = find_rows(offered, self.term)
        order = Case(*(When(pk=row.pk, then=place) for place, row in enumerate(rows)), default=0)
        return offered.filter(pk__in=[row.pk for row in rows]).order_by(order)

    def _offered(self) -> QuerySet[Any]:
        """Return what the form of the field's own table offers."""
        source: Any = self.source_field
        own = site._registry.get(source.model)
        field: Any = own and own.formfield_for_dbfield(source, self.request)
        return field.queryset if field else self.model_admin.get_queryset(self.request)

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return super().serialize_result(obj, to_field_name) | {"text": label_of_row(obj)}


class StaffSite(AdminSite):
    """Django's admin, which asks for the second factor too."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Say whether this is staff, signed in with all that is asked."""
        return super().has_permission(request) and not needs_second_factor(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every page of the admin prints. No page has Django's bar of tables beside it, which is dear."""
        return {"has_permission": self.has_permission(request), "is_popup": False}

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Offer rows by any of their names."""
        answer: Any = Suggestions.as_view(admin_site=self)(request)
        return cast(HttpResponse, answer)

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
