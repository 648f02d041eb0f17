"""Record a new status of a covenant or sector: the official word and its milestone, together or not at all."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from covenants.models import MilestoneStatement, StatusReport
from dossier.actions import record


@transaction.atomic
def update_status(report: StatusReport, milestone: MilestoneStatement | None, *, by: AbstractBaseUser) -> StatusReport:
    """Save both as drafts of `by`; raises ValidationError, and then nothing is written."""
    record(report, by=by)
    if milestone is not None:
        record(milestone, by=by)
    return report
