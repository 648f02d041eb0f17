"""The team's list of candidates, as values."""

from __future__ import annotations

from covenants.domain.candidates import Row
from covenants.models import Candidate, Negotiation


def rows_of(negotiation: Negotiation) -> dict[int, Row]:
    """Return the candidates of a negotiation by key, the largest share first: one query."""
    rows = Candidate.objects.filter(negotiation=negotiation)
    return {one.pk: Row(one.name, one.register_number, one.share) for one in rows}
