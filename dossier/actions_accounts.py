"""What may be done with an account: nobody raises himself, and who did anything is never deleted."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ManyToOneRel
from django.utils.translation import gettext as _

from imvo_tracker.lib.badinput import NotAllowed


def may_touch(account: User, by: User) -> bool:
    """Tell whether `by` may change this account: the account of a superuser is for superusers."""
    return by.has_perm("auth.change_user") and (by.is_superuser or not account.is_superuser)


def deactivate(account: User, *, by: User) -> None:
    """Shut an account for good or for a time: it can no longer sign in, and all it did stays under its name."""
    if not may_touch(account, by):
        raise NotAllowed(_("Only a superuser changes the account of a superuser."))
    if account.pk == by.pk:
        raise NotAllowed(_("Nobody makes his own account inactive: ask another administrator."))
    account.is_active = False
    account.save(update_fields=["is_active"])


@transaction.atomic
def remove_second_factor(account: User, *, by: User | None) -> tuple[int, int]:
    """Let an account begin anew, for somebody who lost his telephone and the recovery codes too; returns the numbers
    of what was removed and of the sessions that ended. `by` None is the machine itself.
    """
    if by is not None and not may_touch(account, by):
        raise NotAllowed(_("Only a superuser changes the account of a superuser."))
    if by is not None and account.pk == by.pk:
        raise NotAllowed(_("Your own second factor you change on its own page."))
    removed, _tables = Authenticator.objects.filter(user=account).delete()
    return removed, end_sessions(account)


def has_second_factor(account: User) -> bool:
    """Tell whether there is anything to take away."""
    return Authenticator.objects.filter(user=account.pk).exists()


def end_sessions(account: User) -> int:
    """Sign an account out everywhere; returns how many sessions it had."""
    key = str(account.pk)
    ended = [one.pk for one in Session.objects.iterator() if one.get_decoded().get(SESSION_KEY) == key]
    Session.objects.filter(pk__in=ended).delete()
    return len(ended)


def traces_of(account: User) -> list[tuple[str, int]]:
    """Return what rests on an account, as (kind of row in words, number): statements, decisions, log lines."""
    traces = []
    for relation in User._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            model: Any = relation.related_model
            rows = model._base_manager.filter(**{relation.field.name: account})
            # The tables behind groups and permissions say what an account may do, not what it did
            own = model._meta.auto_created or model._meta.label_lower in settings.ROWS_OF_ACCOUNTS
            if not own and (count := rows.count()):
                traces.append((str(model._meta.verbose_name_plural), count))
    return traces
