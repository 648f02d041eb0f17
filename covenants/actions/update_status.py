"""Record a new status of a covenant or sector: the official word and its milestone, together or not at all."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from covenants.models import MilestoneStatement, StatusReport
from dossier.actions import record
from dossier.models import LedgerEntry


@transaction.atomic
def update_status(
    report: StatusReport,
    milestone: MilestoneStatement | None,
    *,
    by: AbstractBaseUser,
    instead_of: tuple[StatusReport, MilestoneStatement | None] | None = None,
) -> StatusReport:
    """Save both as drafts of `by`; raises ValidationError, and then nothing is written.

    `instead_of` are the drafts that an earlier press of the same button made: they take the newer content.
    """
    old_report, old_milestone = instead_of or (None, None)
    record(_in_place_of(old_report, report), by=by)
    if milestone is not None:
        record(_in_place_of(old_milestone, milestone), by=by)
    elif old_milestone is not None:
        old_milestone.delete()
    return report


def _in_place_of(old: LedgerEntry | None, new: LedgerEntry) -> LedgerEntry:
    if old is not None:
        new.pk, new.ref, new._state.adding = old.pk, old.ref, False
    return new
