"""Closing the guide to a first statement."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from covenants.models import GuideClosed
from imvo_tracker.lib.asof import now


def close_guide(*, by: AbstractBaseUser) -> None:
    """Show this account the guide no more; closing it twice is closing it once."""
    GuideClosed.objects.get_or_create(account_id=by.pk, defaults={"closed_at": now()})
