"""What an account may read of the secretariat's papers: what its own negotiations hold, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from covenants.choices import Answer, SessionResult, Unit
from covenants.domain.negotiations import Release, Rung, next_round, rung_of
from covenants.models import (
    Attendance,
    Consultation,
    Measurement,
    MilestoneStatement,
    Negotiation,
    NegotiationSession,
    Participation,
    ProvisionalResult,
    StatusReport,
)
from covenants.models.negotiations import PROPOSE
from dossier.choices import Stage, Step
from dossier.decisions import READ_DRAFTS, limits_of
from dossier.domain.visibility import Audience
from dossier.models import Decision, LedgerEntry, Organisation
from imvo_tracker.lib.asof import AMSTERDAM, AsOf, today

MAY_PROPOSE = f"covenants.{PROPOSE}"
# Marks the statements that a secretariat made here, in their reference.
MADE_HERE = "ser-"
PROPOSED_HERE: tuple[type[LedgerEntry], ...] = (MilestoneStatement, StatusReport, Participation, Measurement)

_LINKED: dict[type[LedgerEntry], tuple[str, ...]] = {
    Participation: ("covenant", "organisation"),
    Measurement: ("covenant", "document"),
}


def negotiations_of(user: AbstractBaseUser) -> QuerySet[Negotiation]:
    """Return the negotiations whose team the account is on, if it has the role for that."""
    if not user.has_perm(MAY_PROPOSE):  # type: ignore[attr-defined]
        return Negotiation.objects.none()
    rows = Negotiation.objects.filter(team=user.pk)
    return rows.select_related("covenant", "facilitator").prefetch_related("covenant__names", "members")


def negotiations_for_ministry(user: AbstractBaseUser) -> QuerySet[Negotiation]:
    """Return the negotiations of which the ministry may read what it is shown, within the limits of the account."""
    if not user.has_perm(READ_DRAFTS):  # type: ignore[attr-defined]
        return Negotiation.objects.none()
    rows = Negotiation.objects.select_related("covenant").prefetch_related("covenant__names")
    limits = limits_of(user)
    return rows.filter(covenant__sectors__in=limits.sectors).distinct() if limits.any else rows


def may_propose(user: AbstractBaseUser, entry: LedgerEntry) -> bool:
    """Say whether an account without the right to record may draft and propose this statement all the same."""
    return (
        isinstance(entry, PROPOSED_HERE)
        and (not isinstance(entry, Measurement) or (entry.unit == Unit.MARKET_TURNOVER and not entry.protected))
        and entry.corrects_id is None  # type: ignore[attr-defined]
        and user.has_perm(MAY_PROPOSE)  # type: ignore[attr-defined]
        and Negotiation.objects.filter(team=user.pk, covenant=entry.covenant_id, facilitator=entry.actor_id).exists()  # type: ignore[attr-defined]
    )


def current_sessions(negotiations: Iterable[Negotiation]) -> QuerySet[NegotiationSession]:
    """Return the newest version of every session of these negotiations, the last held first."""
    rows = NegotiationSession.objects.filter(negotiation__in=list(negotiations), superseded_by=None)
    return rows.select_related("who_acts", "owner", "by").prefetch_related(
        Prefetch("attendances", Attendance.objects.select_related("organisation"))
    )


def session_of(negotiation: Negotiation, key: UUID) -> NegotiationSession | None:
    """Return the newest version of one session, None before anything of it was kept."""
    return current_sessions([negotiation]).filter(key=key).first()


def versions_of(negotiation: Negotiation, key: UUID) -> QuerySet[NegotiationSession]:
    """Return every version of a session, the newest first."""
    rows = NegotiationSession.objects.filter(negotiation=negotiation, key=key).order_by("-pk")
    return rows.select_related("by", "who_acts").prefetch_related(
        Prefetch("attendances", Attendance.objects.select_related("organisation"))
    )


def session_before(negotiation: Negotiation, key: UUID) -> NegotiationSession | None:
    """Return the last other session of which is known who was there: that may be taken over."""
    known = Exists(Attendance.objects.filter(session=OuterRef("pk")))
    return current_sessions([negotiation]).exclude(key=key).filter(known).first()


def participations_for_team(negotiation: Negotiation) -> QuerySet[Participation]:
    """Return who joined and left as the team of a negotiation knows it today: what is public, and what it said itself.

    Its own word counts at once, closed or not, sealed or not; what the ministry keeps closed is not there.
    """
    as_of = AsOf(today(), today())
    rows = Participation.objects.filter(covenant=negotiation.covenant_id)
    own = Q(ref__startswith=MADE_HERE) & ~Q(ref__contains="/") | Q(owner__in=negotiation.team.values("pk"))
    known = (
        rows.visible_at(as_of, Audience.PUBLIC),
        rows.visible_at(as_of, Audience.STAFF).filter(own),
        rows.unsealed().filter(own, ref__startswith=MADE_HERE, corrects=None),
    )
    public, sealed, waiting = (Q(pk__in=one.values("pk")) for one in known)
    return rows.filter(public | sealed | waiting)


def coming_round(negotiation: Negotiation) -> int:
    """Return the round that a new session most likely is."""
    rounds = NegotiationSession.objects.filter(negotiation=negotiation, superseded_by=None)
    return next_round(rounds.values_list("round", flat=True))


def release_of(session: NegotiationSession) -> Release:
    """Return who may read a session, as a value."""
    return Release(session.audience, session.after_consultation, session.opens_by)


@dataclass(frozen=True)
class Ladder:
    """A provisional result with the newest answer of each member, and every answer given before."""

    result: ProvisionalResult
    newest: Sequence[Consultation]
    steps: Sequence[Consultation]

    @property
    def rung(self) -> Rung:
        return rung_of(one.outcome for one in self.newest)

    @property
    def awaited(self) -> Sequence[Organisation]:
        return [one.organisation for one in self.newest if one.outcome == Answer.ASKED]

    def days(self, day: date) -> int:
        """Return how long it has been with the members."""
        return max((day - self.result.at.astimezone(AMSTERDAM).date()).days, 0)


def ladders_of(negotiations: Iterable[Negotiation], key: UUID | None = None) -> list[Ladder]:
    """Return the provisional results of these negotiations, replaced ones too, with all answers: two queries."""
    rows = ProvisionalResult.objects.filter(negotiation__in=list(negotiations)).select_related("by", "superseded_by")
    if key is not None:
        rows = rows.filter(session_key=key)
    answers = Consultation.objects.select_related("organisation", "by").order_by("pk")
    ladders = []
    for result in rows.prefetch_related(Prefetch("answers", answers)):
        steps = list(result.answers.all())
        replaced = {one.supersedes_id for one in steps}
        newest = sorted((one for one in steps if one.pk not in replaced), key=lambda one: one.organisation.name)
        ladders.append(Ladder(result, newest, steps))
    return ladders


def open_ladders(
    sessions: Iterable[NegotiationSession], ladders: Iterable[Ladder]
) -> Mapping[tuple[int, UUID], Ladder]:
    """Return the ladder that counts of each session which still holds its result for provisional."""
    provisional = {(one.negotiation_id, one.key) for one in sessions if one.result == SessionResult.PROVISIONAL}
    return {
        (one.result.negotiation_id, one.result.session_key): one
        for one in ladders
        if not hasattr(one.result, "superseded_by")
        and (one.result.negotiation_id, one.result.session_key) in provisional
    }


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that the secretariat handed to the ministry: `state` is waits, returned, drafted or sealed."""

    entry: LedgerEntry
    state: str
    since: datetime
    note: str = ""

    @property
    def table(self) -> str:
        return str(self.entry._meta.model_name)

    @property
    def days(self) -> int:
        """How many days it has stood so, in the Netherlands."""
        return max((today() - self.since.astimezone(AMSTERDAM).date()).days, 0)


def proposals_of(negotiations: Iterable[Negotiation]) -> list[Proposal]:
    """Return what was made here for these negotiations, the newest first, in a fixed number of queries."""
    covenants = [one.covenant_id for one in negotiations]
    entries: list[Any] = []
    for model in PROPOSED_HERE:
        table: Any = model.objects
        # A statement of a record file may begin alike; it has the key of its file before a bar
        rows = table.filter(ref__startswith=MADE_HERE, covenant__in=covenants).exclude(ref__contains="/")
        linked = _LINKED.get(model, ("covenant",))
        entries += rows.select_related(*linked, "revision").prefetch_related("covenant__names")
    last = _last_decisions(entries)
    proposals = [_proposal(entry, last.get((entry._meta.label_lower, entry.pk))) for entry in entries]
    return sorted(proposals, key=lambda one: one.since, reverse=True)


def _last_decisions(entries: Iterable[LedgerEntry]) -> dict[tuple[str, int], Decision]:
    keys: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        keys[entry._meta.label_lower].append(entry.pk)
    tables = [model._meta.label_lower for model in PROPOSED_HERE]
    decisions = Decision.objects.filter(table__in=tables, entry__in=[pk for own in keys.values() for pk in own])
    return {(one.table, one.entry): one for one in decisions.order_by("pk") if one.entry in keys[one.table]}


def _proposal(entry: Any, last: Decision | None) -> Proposal:
    since = last.at if last else entry.recorded_at
    if entry.is_sealed:
        return Proposal(entry, "sealed", since)
    if entry.stage == Stage.PROPOSED:
        return Proposal(entry, "waits", since)
    if last is not None and last.step == Step.RETURNED:
        return Proposal(entry, "returned", since, last.note)
    return Proposal(entry, "drafted", since)
