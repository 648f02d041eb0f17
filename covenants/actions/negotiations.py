"""Every write of the secretariat: a screen of a session, an answer of a member, who sits at the table, a proposal.

Each asks itself whether the account is on the team; whoever is not is told that there is no such negotiation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from covenants.choices import Answer, SessionResult
from covenants.domain.negotiations import Rung
from covenants.models import Attendance, Consultation, Negotiation, NegotiationSession, ProvisionalResult
from covenants.selectors.negotiations import (
    coming_round,
    current_sessions,
    ladders_of,
    negotiations_of,
    open_ladders,
    session_of,
)
from dossier.domain.chain import canonical_json
from dossier.models import Organisation
from imvo_tracker.lib.asof import now, today

# The five screens of a session and the fields that each keeps; `present` are the organisations that were there.
SCREENS: Mapping[str, tuple[str, ...]] = {
    "datum": ("held_on", "round"),
    "wie": ("present",),
    "vastgelegd": ("result", "settled"),
    "volgende": ("next_step", "who_acts", "next_on"),
    "zichtbaar": ("audience", "after_consultation", "opens_by"),
}
_KEPT = tuple(name for names in SCREENS.values() for name in names if name != "present")


class Overtaken(Exception):
    """A colleague kept something else on the same screen since it was shown; `stored` is the version that counts."""

    def __init__(self, stored: NegotiationSession) -> None:
        super().__init__()
        self.stored = stored


@dataclass(frozen=True, slots=True)
class Sent:
    """How a screen was sent: the number the device gave it, and the key of the version it was shown with."""

    number: str
    seen: int | None = None


def locked(negotiation: Negotiation, by: User) -> Negotiation:
    """Return the negotiation, its row locked; raises DoesNotExist for who is not on its team."""
    negotiations_of(by).get(pk=negotiation.pk)
    return Negotiation.objects.select_for_update().get(pk=negotiation.pk)


@transaction.atomic
def keep_screen(
    negotiation: Negotiation, key: UUID, screen: str, values: Mapping[str, Any], *, by: User, sent: Sent
) -> NegotiationSession:
    """Keep what one screen says as a new version of the session, and return the newest version.

    What was sent before, by number and content, and what changes nothing makes no row. Raises Overtaken where a
    colleague changed the same screen meanwhile.
    """
    locked(negotiation, by)
    before = session_of(negotiation, key)
    digest = hash_of(key, screen, values)
    if _was_sent(negotiation, sent.number, digest) and before is not None:
        return before
    if before is not None:
        stored = content_of(before, screen)
        if stored == _plain(values):
            return before
        if sent.seen is not None and sent.seen != before.pk and _moved_on(negotiation, key, screen, sent.seen, stored):
            raise Overtaken(before)
    session = _next_version(negotiation, key, before, by)
    for name in set(SCREENS[screen]) - {"present"}:
        setattr(session, name, values[name])
    if screen == "zichtbaar":
        session.owner = by
    session.sent_as, session.content_hash = sent.number, digest
    session.full_clean()
    session.save()
    _note_presence(session, values["present"] if screen == "wie" else present_at(before))
    _put_to_members(session, by)
    return session


def hash_of(key: UUID, screen: str, values: Mapping[str, Any]) -> str:
    """Return the SHA-256 of what a screen says."""
    return hashlib.sha256(canonical_json({"key": str(key), "screen": screen, **_plain(values)})).hexdigest()


def content_of(session: NegotiationSession, screen: str) -> dict[str, Any]:
    """Return what a version says on one screen, as `hash_of` reads it."""
    values = {name: present_at(session) if name == "present" else getattr(session, name) for name in SCREENS[screen]}
    return _plain(values)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _as_text(value) for name, value in values.items()}


def _as_text(value: Any) -> Any:
    if isinstance(value, Organisation):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return sorted(one.pk for one in value) if isinstance(value, Iterable) else value


def _was_sent(negotiation: Negotiation, number: str, digest: str) -> bool:
    return NegotiationSession.objects.filter(negotiation=negotiation, sent_as=number, content_hash=digest).exists()


def _moved_on(negotiation: Negotiation, key: UUID, screen: str, seen: int, stored: dict[str, Any]) -> bool:
    """Say whether this screen says something else than in the version that was seen."""
    version = NegotiationSession.objects.filter(negotiation=negotiation, key=key, pk=seen).first()
    return version is None or content_of(version, screen) != stored


def _next_version(
    negotiation: Negotiation, key: UUID, before: NegotiationSession | None, by: User
) -> NegotiationSession:
    session = NegotiationSession(negotiation=negotiation, key=key, supersedes=before, by=by, at=now())
    if before is None:
        session.round, session.held_on, session.owner = coming_round(negotiation), today(), by
        return session
    session.owner = before.owner
    for name in _KEPT:
        setattr(session, name, getattr(before, name))
    return session


def present_at(session: NegotiationSession | None) -> list[Organisation]:
    """Return who was at a session, by one version of it."""
    return [one.organisation for one in session.attendances.all()] if session is not None else []


def _note_presence(session: NegotiationSession, present: Iterable[Organisation]) -> None:
    Attendance.objects.bulk_create([Attendance(session=session, organisation=one) for one in present])


def _put_to_members(session: NegotiationSession, by: User) -> None:
    """Begin a consultation of every member where a provisional result was kept, and anew where its text changed."""
    if session.result != SessionResult.PROVISIONAL or not session.settled.strip():
        return
    rows = ProvisionalResult.objects.filter(negotiation=session.negotiation, session_key=session.key)
    before = rows.filter(superseded_by=None).first()
    if before is not None and before.text == session.settled:
        return
    result = ProvisionalResult(
        negotiation=session.negotiation,
        session_key=session.key,
        supersedes=before,
        text=session.settled,
        by=by,
        at=now(),
    )
    result.save()
    members = session.negotiation.members.order_by("pk")
    Consultation.objects.bulk_create(
        [Consultation(result=result, organisation=one, by=by, at=result.at) for one in members]
    )


def _ask_newcomers(negotiation: Negotiation, newcomers: Iterable[Organisation], by: User) -> None:
    """Put what is still with the members to those who come to the table too: nothing is confirmed without them."""
    waiting = open_ladders(current_sessions([negotiation]), ladders_of([negotiation])).values()
    at = now()
    Consultation.objects.bulk_create(
        [
            Consultation(result=ladder.result, organisation=one, by=by, at=at)
            for ladder in waiting
            if ladder.rung is Rung.CONSULTING
            for one in newcomers
            if one.pk not in {said.organisation_id for said in ladder.newest}
        ]
    )


@transaction.atomic
def note_answer(
    result: ProvisionalResult, organisation: Organisation, outcome: str, on: date | None, *, by: User
) -> Consultation:
    """Keep what a member organisation answered; the same answer again makes no row."""
    negotiation = locked(result.negotiation, by)
    if ProvisionalResult.objects.filter(supersedes=result).exists():
        raise ValidationError(_("The text was changed since: the members are asked about the new one."))
    rows = Consultation.objects.filter(result=result, organisation=organisation)
    before = rows.filter(superseded_by=None).first()
    if before is None and not negotiation.members.filter(pk=organisation.pk).exists():
        raise ValidationError({"organisation": _("This organisation does not sit at this table.")})
    if before is not None and (before.outcome, before.on) == (outcome, on):
        return before
    answer = Consultation(
        result=result,
        organisation=organisation,
        supersedes=before,
        outcome=outcome,
        on=None if outcome == Answer.ASKED else on,
        by=by,
        at=now(),
    )
    answer.full_clean()
    answer.save()
    return answer


@transaction.atomic
def set_table(
    negotiation: Negotiation,
    *,
    added: Iterable[Organisation] = (),
    removed: Iterable[Organisation] = (),
    count_is_public: bool | None = None,
    by: User,
) -> None:
    """Say who came to the table and who left it, and whether the public may know how many statements wait.

    Only what somebody changed is written: None leaves that answer as it is.
    """
    own = locked(negotiation, by)
    newcomers = list(added)
    own.members.remove(*removed)
    own.members.add(*newcomers)
    _ask_newcomers(own, newcomers, by)
    if count_is_public is not None:
        own.count_is_public = count_is_public
        own.save(update_fields=["count_is_public"])
