"""Deciding on a proposal: what is good is sealed as one revision, what is not goes back with a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dossier.actions import seal, send_back
from dossier.actions_revision import take_record_lock
from dossier.models import LedgerEntry, Proposal, Revision
from dossier.selectors_proposals import members_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided of one statement: good, or back to its author with this note."""

    entry: LedgerEntry
    note: str = ""


@transaction.atomic
def decide_proposal(
    proposal: Proposal, verdicts: Sequence[Verdict], *, by: AbstractBaseUser, reason: str
) -> Revision | None:
    """Take the decisions on statements of a proposal, all or none; returns the revision, None where all went back.

    What is not decided keeps waiting. Raises ValidationError when there is no decision, a statement left the proposal
    meanwhile or the reason lacks, and NotAllowed without the right to seal.
    """
    if not verdicts:
        raise ValidationError(_("Decide on at least one statement."))
    take_record_lock()
    members = members_of(proposal)
    gone = [str(one.entry) for one in verdicts if one.entry not in members]
    if gone:
        said = _("No longer part of this proposal; look again: %(entries)s.")
        raise ValidationError(said % {"entries": "; ".join(gone)})
    for one in verdicts:
        if one.note:
            send_back(one.entry, by=by, note=one.note)
    good = [one.entry for one in verdicts if not one.note]
    return seal(good, by=by, reason=reason) if good else None
