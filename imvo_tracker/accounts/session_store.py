"""Sessions in the database, as Django keeps them; read by a question whose SQL is kept."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session

from dossier.kept_question import KeptQuestion
from imvo_tracker.lib.asof import now

_SESSION = KeptQuestion(lambda key: Session.objects.filter(session_key=key), "-")


class SessionStore(DatabaseSessions):
    """See the module."""

    def _get_session_from_db(self) -> Any:
        """Return the session that has not ended; without one, its key counts no more."""
        stored = _SESSION.instances(self.session_key) if self.session_key else []
        if stored and stored[0].expire_date > now():
            return stored[0]
        self._session_key = None
        return None
