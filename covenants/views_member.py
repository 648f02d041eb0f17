"""The page of one member at the table of a negotiation: for the team of that negotiation alone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from covenants.models import Negotiation
from covenants.selectors.members import history_of_member
from covenants.views import READ, for_secretariat, show


@for_secretariat(*READ)
def member(request: HttpRequest, negotiation: Negotiation, member: str) -> HttpResponse:
    """Show what one member did at this table."""
    history = history_of_member(negotiation, member)
    if history is None:
        raise Http404
    return show(request, "member", str(history.organisation), negotiation=negotiation, page=history)
