"""The one place that writes the audit trail of requests: each attempt to write, and each to sign in, is one event."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from allauth.account.internal.stagekit import unstash_login
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve

from dossier.actions_audit import Writes, keep_event, watched_writes
from dossier.choices import AuditResult
from dossier.models import AuditEvent
from imvo_tracker import audit_words as words
from imvo_tracker.lib.asof import now
from imvo_tracker.lib.noted import Notes, taking_notes
from imvo_tracker.logging import origin_of

Handler = Callable[[HttpRequest], HttpResponseBase]
WRITING = ("POST", "PUT", "PATCH", "DELETE")
_UNKNOWN_ORIGIN = "unknown"
_AWAY = (DatabaseError, InterfaceError)


@dataclass(slots=True)
class Attempt:
    """A request that may write, from its beginning: who sent it, whose sign-in it goes on with, and what it does."""

    notes: Notes
    writes: Writes
    account: int | None = None
    signing_in: int | None = None
    is_looked_up: bool = False


class AuditTrail:
    """Stand outside everything that may refuse; a request that only reads passes without a question."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer first, then write: the event says what became of it."""
        if request.method not in WRITING and not is_callback(request):
            return self.get_response(request)
        with taking_notes() as notes, watched_writes() as writes:
            attempt = Attempt(notes, writes)
            request.audit_attempt = attempt  # type: ignore[attr-defined]
            response = self.get_response(request)
        match = None if _takes_no_write(request, response) else _route_of(request)
        if match is not None:
            event = _event(request, match, response, attempt)
            only_read = match.view_name in words.READING and event.result == AuditResult.NOTHING
            if not only_read:
                # Who waited for a database in vain does not wait for it again
                keep_event(event, in_database=response.status_code != HTTPStatus.SERVICE_UNAVAILABLE)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Note who it is before the page signs somebody in or out."""
        attempt: Attempt | None = getattr(request, "audit_attempt", None)
        if attempt is not None:
            _look_up(request, attempt)
            # Undone by the next in line, which looks at the token of the form
            request.token_refused = True  # type: ignore[attr-defined]


class TokenAccepted:
    """Stand behind the check of the form's token: what comes so far was not refused by it."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Note it."""
        request.token_refused = False  # type: ignore[attr-defined]


def note_sign_in(sender: object, request: HttpRequest | None, user: User, **_others: object) -> None:
    """Note who was signed in by this very request, whichever way that went."""
    if request is not None:
        request.signed_in = user.pk  # type: ignore[attr-defined]


def is_callback(request: HttpRequest) -> bool:
    """Tell whether this leads back from single sign-on, which signs in by GET."""
    return request.path_info.endswith("/login/callback/")


def _takes_no_write(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Tell whether nothing could have been written, and nobody said to have an account.

    The log of requests has a line of it; a row for each would let anybody fill a table that is never emptied.
    """
    refused = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    return refused and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _route_of(request: HttpRequest) -> ResolverMatch | None:
    """Return the route; an address that leads nowhere has none, and nothing to write to."""
    if request.resolver_match is not None:
        return request.resolver_match
    with suppress(Resolver404):
        return resolve(request.path_info)
    return None


def _look_up(request: HttpRequest, attempt: Attempt) -> None:
    """Find out who it is; a database that is away says so to the page, not here."""
    attempt.is_looked_up = True
    with suppress(*_AWAY):
        if not hasattr(request, "session"):  # refused before the session was read
            SessionMiddleware(lambda _request: HttpResponse()).process_request(request)
        user = request.user if hasattr(request, "user") else get_user(request)
        attempt.account = user.pk if user.is_authenticated else None
        login = unstash_login(request, peek=True)
        attempt.signing_in = login.user.pk if login is not None and login.user is not None else None


def _event(request: HttpRequest, match: ResolverMatch, response: HttpResponseBase, attempt: Attempt) -> AuditEvent:
    if not attempt.is_looked_up:
        _look_up(request, attempt)
    result, reason = words.ending(request, match, response, attempt.writes)
    actor, action = attempt.account, words.name_of(match)
    if hasattr(request, "signed_in"):
        actor, action = request.signed_in, words.SIGN_IN
    elif action == words.SIGN_OUT and result == AuditResult.OK and actor is None:
        result, reason = AuditResult.NOTHING, "nothing-to-write"
    elif match.view_name in words.SIGNING_IN:
        actor, action, result, reason = _not_signed_in(request, match, response, attempt, (result, reason))
    step = words.step_of(request, match) if result != AuditResult.FAILED else ""
    model = words.model_of(match)
    about = (model._meta.label_lower, words.key_of(match)) if model is not None else ("", words.key_of(match))
    if result == AuditResult.OK and attempt.notes.table and not about[1]:
        about = (attempt.notes.table, attempt.notes.key)
    return AuditEvent(
        actor_id=actor,
        action=f"{action}.{step}" if step else action,
        table=about[0],
        key=about[1],
        at=now(),
        origin=origin_of(request, whole=True) or _UNKNOWN_ORIGIN,
        result=result,
        status=response.status_code,
        reason=attempt.notes.reason or reason if result == AuditResult.OK else reason,
    )


def _not_signed_in(
    request: HttpRequest, match: ResolverMatch, response: HttpResponseBase, attempt: Attempt, ended: words.Ending
) -> tuple[int | None, str, str, str]:
    """Return actor, action, result and reason of an attempt to sign in that came no further than this."""
    result, reason = ended
    named = _named_account(request) if match.view_name == "account_login" else None
    actor = attempt.signing_in or named or attempt.account
    if result == AuditResult.FAILED:
        return actor, words.SIGN_IN_REFUSED, result, reason
    if match.view_name == "account_login" and response.status_code == HTTPStatus.FOUND and reason != "stale-form":
        return actor, words.FIRST_STEP, AuditResult.OK, words.NO_REASON
    if result == AuditResult.REFUSED:
        return actor, words.SIGN_IN_REFUSED, result, reason
    return actor, words.SIGN_IN_REFUSED, AuditResult.REFUSED, "no-match"


def _named_account(request: HttpRequest) -> int | None:
    """Return the account that was named; what else was typed there may be a password, and is kept nowhere."""
    typed = words.posted(request, "username").strip()
    with suppress(*_AWAY, ValueError):
        return User.objects.filter(username__iexact=typed).values_list("pk", flat=True).first() if typed else None
    return None
