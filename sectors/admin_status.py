"""The way to "Update status" from covenants and sectors, for accounts that may take it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sectors.selectors import limits_of

# By name only: the covenants stand above the sectors.
RIGHTS = ("covenants.add_statusreport", "covenants.add_milestonestatement")
PAGE = "admin:covenants_statusreport_update"


class StatusLinks:
    """Mixed into the admin of what has a status: a column of its list and a button of its page."""

    def sectors_of(self, subject: Any) -> Iterable[int]:
        """Return the keys of the sectors that a row is about."""
        raise NotImplementedError

    def may_update_status(self, user: Any, subject: Any) -> bool:
        """Say whether the account may record the status of this row."""
        limits = limits_of(user)
        return user.has_perms(RIGHTS) and (not limits.any or limits.reach(self.sectors_of(subject)))

    def get_list_display(self, request: Any) -> list[Any]:
        """Put the column behind the names, for accounts that may update a status at all."""
        name, *rest = super().get_list_display(request)  # type: ignore[misc]

        @admin.display(description=gettext_lazy("record"))
        def update_status(subject: Any) -> str:
            if not self.may_update_status(request.user, subject):
                return ""
            said = '<a class="nl-button nl-button--secondary" href="{}">{}<span class="nl-hidden">: {}</span></a>'
            return format_html(said, _address(subject), _("Update status"), subject)

        return [name, update_status, *rest] if request.user.has_perms(RIGHTS) else [name, *rest]

    def render_change_form(
        self, request: Any, context: Any, add: bool = False, change: bool = False, form_url: str = "", obj: Any = None
    ) -> Any:
        if obj is not None and self.may_update_status(request.user, obj):
            context["status_url"] = _address(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc]


def _address(subject: Any) -> str:
    return f"{reverse(PAGE)}?{subject._meta.model_name}={subject.pk}"
