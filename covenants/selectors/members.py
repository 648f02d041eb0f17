"""The history of one member at the table of one negotiation: read by the team of that negotiation alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from covenants.models import Consultation, Negotiation, NegotiationSession, Participation
from covenants.selectors.negotiations import current_sessions, participations_for_team
from dossier.models import Organisation


@dataclass(frozen=True)
class MemberHistory:
    """Sessions it was at, every answer it gave with the result it was about, and when it joined or left."""

    organisation: Organisation
    is_member: bool
    sessions: Sequence[NegotiationSession]
    answers: Sequence[Consultation]
    moves: Sequence[Participation]


def members_of_table(negotiation: Negotiation) -> list[Organisation]:
    """Return who sits at the table, or sat there: members, whoever was at a session, was asked, joined or left."""
    sessions = current_sessions([negotiation])
    asked = Consultation.objects.filter(result__negotiation=negotiation)
    known = (
        negotiation.members.values("pk"),
        sessions.values("attendances__organisation"),
        asked.values("organisation"),
        participations_for_team(negotiation).values("organisation"),
    )
    wanted = Q()
    for keys in known:
        wanted |= Q(pk__in=keys)
    return list(Organisation.objects.filter(wanted).order_by("name"))


def history_of_member(negotiation: Negotiation, slug: str) -> MemberHistory | None:
    """Return what is known of one organisation at this table, the newest first; None where it never sat there."""
    organisation = next((one for one in members_of_table(negotiation) if one.slug == slug), None)
    if organisation is None:
        return None
    answers = Consultation.objects.filter(result__negotiation=negotiation, organisation=organisation)
    moves = participations_for_team(negotiation).filter(organisation=organisation)
    return MemberHistory(
        organisation,
        negotiation.members.filter(pk=organisation.pk).exists(),
        list(current_sessions([negotiation]).filter(attendances__organisation=organisation)),
        list(answers.select_related("result", "by").order_by("-pk")),
        list(moves.select_related("document").order_by("-latest", "-pk")),
    )
