"""A session lasts eight hours from the last time its owner was seen at work, not from signing in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

from imvo_tracker.kept_forms import TYPED_ON
from imvo_tracker.lib.asof import now

Handler = Callable[[HttpRequest], HttpResponseBase]
SEEN = "seen_at"
# Seldom enough that reading stays reading, often enough that nobody loses more than this.
EVERY_SECONDS = 15 * 60


def note_seen(sender: object, request: HttpRequest | None, **_others: object) -> None:
    """Count from signing in, which keeps the session anyhow: the first page after it has nothing to write."""
    if request is not None:
        request.session[SEEN] = now().timestamp()


class SlidingSessions:
    """Stand between the session and the pages of staff. Public pages keep no session alive."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Let the session end later; a database that cannot be written to is no reason to refuse a page."""
        match = request.resolver_match
        if match is None or match.app_name not in TYPED_ON or not request.user.is_authenticated:
            return
        at = now().timestamp()
        if 0 <= at - request.session.get(SEEN, 0) < EVERY_SECONDS:
            return
        request.session[SEEN] = at
        with suppress(DatabaseError, UpdateError):
            request.session.save()
        request.session.modified = False
