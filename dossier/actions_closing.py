"""What is not public yet has an owner and an end: asked of every statement that is recorded, by whatever way."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from dossier.domain.closing import Closing, Lack
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import today

LACKS = {
    Lack.OWNER: gettext_lazy("Say who owns what is not public yet."),
    Lack.END: gettext_lazy("Say when it becomes public: at the latest on which day, or after what."),
    Lack.NOT_CLOSED: gettext_lazy("This is only said of what is closed."),
}


def closing_of(entry: LedgerEntry) -> Closing:
    """Return who may see an entry and when, as a value."""
    said: Any = entry
    return Closing(
        public_from=said.public_from,
        closure=said.closure,
        opens_by=said.opens_by,
        opens_after=said.opens_after.strip(),
        has_owner=said.owner_id is not None,
        is_protected=getattr(said, "protected", False),
    )


def own_and_end(entry: LedgerEntry, *, by: AbstractBaseUser) -> None:
    """Let who records an entry own it where it is not public and nobody else is named.

    Raises ValidationError naming the field where it has no end. A withdrawal says nothing, and is as closed as what it
    withdraws.
    """
    if entry.is_withdrawal:
        return
    lacking = list(closing_of(entry).lacks(today()))
    if Lack.OWNER in lacking:
        entry.owner = by  # type: ignore[assignment]
        lacking.remove(Lack.OWNER)
    if lacking:
        raise ValidationError({lack.value: LACKS[lack] for lack in lacking})
