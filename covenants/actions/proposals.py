"""What the secretariat hands to the ministry: statements with a reason in place of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from covenants.actions.negotiations import locked
from covenants.models import Measurement, Negotiation
from covenants.selectors.negotiations import MADE_HERE
from dossier.actions import propose_many, record, take_back
from dossier.models import LedgerEntry


@transaction.atomic
def hand_over(negotiation: Negotiation, entries: Sequence[LedgerEntry], *, by: User) -> list[LedgerEntry]:
    """Draft statements of the facilitator on the covenant of a negotiation and make one proposal of them.

    Sent twice they are one each. Raises DoesNotExist for who is not on the team, ValidationError naming the fields,
    and NotAllowed for a draft of a colleague; then none is written. The reference of each says that it was made here.
    """
    own = locked(negotiation, by)
    made = [_made_before(own, entry) for entry in entries]
    fresh = [record(entry, by=by) for entry, before in zip(entries, made, strict=True) if before is None]
    if fresh:
        propose_many(fresh, by=by)
    return [before or entry for entry, before in zip(entries, made, strict=True)]


def _made_before(negotiation: Negotiation, entry: LedgerEntry) -> LedgerEntry | None:
    """Say whose word a statement is, and return what an earlier press made of it."""
    if not (entry.ref or "").startswith(MADE_HERE):
        raise ValueError("a statement of the secretariat has a reference of its own")
    said: Any = entry
    said.covenant, said.actor = negotiation.covenant, negotiation.facilitator
    if not isinstance(entry, Measurement):  # a figure has a document and a page
        said.document = None
    if not entry._state.adding:
        return None
    table: Any = type(entry)._base_manager
    made: LedgerEntry | None = table.filter(ref=entry.ref, covenant=negotiation.covenant).first()
    return made


@transaction.atomic
def take_proposal_back(negotiation: Negotiation, entry: LedgerEntry, *, by: User) -> LedgerEntry:
    """Take one's own proposal back, to change it."""
    locked(negotiation, by)
    return take_back(entry, by=by)
