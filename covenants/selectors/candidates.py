"""The team's list of candidates, as values."""

from __future__ import annotations

from covenants.domain.candidates import Row
from covenants.models import Candidate, Negotiation


def rows_of(negotiation: Negotiation) -> dict[int, Row]:
    """Return the candidates of a negotiation by key, the largest share first: one query."""
    rows = Candidate.objects.filter(negotiation=negotiation)
    return {key: Row(*own) for key, *own in rows.values_list("pk", "name", "register_number", "share")}
