"""Who somebody is and what the account may: what Django's own backend answers, by questions whose SQL is kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission, User
from django.db.models import Q, QuerySet

from dossier.kept_question import KeptQuestion


def _rights(account: int) -> QuerySet[Permission, Any]:
    """Ask for what an account may, by itself or by one of its groups."""
    held = Q(pk__in=Permission.user_set.through.objects.filter(user=account).values("permission"))
    shared = User.groups.through.objects.filter(user=account).values("group")
    held |= Q(pk__in=Permission.group_set.through.objects.filter(group__in=shared).values("permission"))
    return Permission.objects.filter(held).order_by().values_list("content_type__app_label", "codename")


_ACCOUNT = KeptQuestion(lambda key: User._default_manager.filter(pk=key), -1)
_RIGHTS = KeptQuestion(_rights, -1)


class StaffBackend(ModelBackend):
    """See the module. Signing in is left to Django."""

    def get_user(self, user_id: Any) -> User | None:
        """Return an active account by its key."""
        users = _ACCOUNT.instances(user_id)
        return users[0] if users and self.user_can_authenticate(users[0]) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return the names of all rights of an account, asked for once a request; of a superuser all there are."""
        if user_obj.is_anonymous or not user_obj.is_active or obj is not None or user_obj.is_superuser:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = {f"{app}.{name}" for app, name in _RIGHTS.rows(user_obj.pk)}
        rights: set[str] = user_obj._perm_cache
        return rights
