"""A sitting becomes drafts and one proposal: all of its statements or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.actions.sittings import live_rows, made_of
from covenants.models import Sitting, SittingRow
from dossier.actions import propose_many, record_many
from dossier.models import LedgerEntry
from imvo_tracker.lib.asof import now


def rows_mark(rows: Iterable[SittingRow]) -> str:
    """Return what stands in the rows as a short text, which changes with every change of them."""
    said = " ".join(f"{row.token}:{row.content_hash}" for row in rows)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


@transaction.atomic
def propose_letter(
    sitting: Sitting, entries: Sequence[LedgerEntry], *, by: AbstractBaseUser, note: str, shown: str
) -> Sitting:
    """Record the entries as drafts of `by` and propose them; a second press finds what the first made.

    `shown` is the mark of the rows that were checked. Raises ValidationError where they changed since, or where there
    are none; NotAllowed for what the account may not record. Then nothing is written.
    """
    held = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if held.is_done:
        return held
    if rows_mark(live_rows(held)) != shown:
        raise ValidationError(_("The rows changed since they were checked: look at them again."))
    if not entries:
        raise ValidationError(_("There is nothing to propose yet."))
    record_many(entries, by=by)
    held.proposal = propose_many(entries, by=by, note=note)
    held.done_at, held.made = now(), made_of(entries)
    held.save(update_fields=["done_at", "made", "proposal"])
    held.rows.all().delete()
    return held
