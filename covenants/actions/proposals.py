"""What the secretariat hands to the ministry: one statement at a time, with a reason in place of a document."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from covenants.actions.negotiations import locked
from covenants.models import Measurement, Negotiation
from covenants.selectors.negotiations import MADE_HERE
from dossier.actions import propose, record, take_back
from dossier.models import LedgerEntry


@transaction.atomic
def hand_over(negotiation: Negotiation, entry: LedgerEntry, *, by: User) -> LedgerEntry:
    """Draft a statement of the facilitator on the covenant of a negotiation and propose it; sent twice it is one.

    Raises DoesNotExist for who is not on the team, ValidationError naming the fields, and NotAllowed for a draft of
    a colleague. The reference of the entry says that it was made here.
    """
    if not (entry.ref or "").startswith(MADE_HERE):
        raise ValueError("a statement of the secretariat has a reference of its own")
    own = locked(negotiation, by)
    said: Any = entry
    said.covenant, said.actor = own.covenant, own.facilitator
    if not isinstance(entry, Measurement):  # a figure has a document and a page
        said.document = None
    if entry._state.adding:
        table: Any = type(entry)._base_manager
        made: LedgerEntry | None = table.filter(ref=entry.ref, covenant=own.covenant).first()
        if made is not None:
            return made
    return propose(record(entry, by=by), by=by)


@transaction.atomic
def take_proposal_back(negotiation: Negotiation, entry: LedgerEntry, *, by: User) -> LedgerEntry:
    """Take one's own proposal back, to change it."""
    locked(negotiation, by)
    return take_back(entry, by=by)
