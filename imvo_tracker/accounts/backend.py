"""What an account may: what Django's own backend answers, by one question whose SQL is kept.

Django's own backend comes behind it and signs people in. A session names the backend that did; a name that another
release does not know would end each session on the day of a release.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission, User
from django.db.models import Q, QuerySet

from dossier.kept_question import KeptQuestion


def _rights(account: int) -> QuerySet[Permission, Any]:
    """Ask for what an account may, by itself or by one of its groups."""
    held = Q(pk__in=Permission.user_set.through.objects.filter(user=account).values("permission"))
    shared = User.groups.through.objects.filter(user=account).values("group")
    held |= Q(pk__in=Permission.group_set.through.objects.filter(group__in=shared).values("permission"))
    return Permission.objects.filter(held).order_by().values_list("content_type__app_label", "codename")


_RIGHTS = KeptQuestion(_rights, -1)


class StaffRights:
    """See the module. Signs nobody in, and reads no account."""

    def authenticate(self, _request: Any, **_credentials: Any) -> None:
        """Leave it to the next backend."""

    def get_all_permissions(self, account: Any, row: Any = None) -> set[str]:
        """Return the names of all rights of an account, asked for once a request; of a superuser Django tells them."""
        if account.is_anonymous or not account.is_active or row is not None or account.is_superuser:
            return set()
        if not hasattr(account, "_perm_cache"):  # where Django's backend looks for them as well
            account._perm_cache = {f"{app}.{name}" for app, name in _RIGHTS.rows(account.pk)}
        rights: set[str] = account._perm_cache
        return rights

    def has_perm(self, account: Any, name: str, row: Any = None) -> bool:
        """Say whether an account has a right."""
        return name in self.get_all_permissions(account, row)

    def has_module_perms(self, account: Any, app: str) -> bool:
        """Say whether an account has some right in an app."""
        return any(name.startswith(f"{app}.") for name in self.get_all_permissions(account))
