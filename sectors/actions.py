"""Which sectors an account is limited to: for an administrator, and never his own."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from dossier.actions_accounts import may_touch
from imvo_tracker.lib.badinput import NotAllowed
from sectors.models import Sector, SectorLimit


@transaction.atomic
def limit_account(account: User, sectors: Iterable[Sector], *, by: User) -> None:
    """Let an account record and propose only what is about these sectors; none at all is no limit."""
    if not may_touch(account, by) or account.pk == by.pk:
        raise NotAllowed(_("Another administrator decides what your account may do."))
    wanted = {sector.pk: sector for sector in sectors}
    SectorLimit.objects.filter(account=account).exclude(sector__in=wanted).delete()
    for sector in wanted.values():
        SectorLimit.objects.get_or_create(account=account, sector=sector)
