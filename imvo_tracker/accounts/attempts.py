"""How often somebody may guess, counted in the database for all processes together.

Failures count against an account on a network first: nine in a quarter of an hour. A colleague behind the same address
has a count of his own, and whoever guesses from elsewhere does not shut out the person herself. Two wider counts stop
who spreads his guesses, over networks or over accounts; an account that signed in from a network before is not held up
there by either, or one bad machine would lock out a ministry. Every name counts alike, whether there is such an account
or not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from allauth.core.internal.ratelimit import RateLimitUsage, consume
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest

APP = "allauth.account"
REMEMBERED_SECONDS = 30 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody at a network says to be an account."""

    account: str
    network: str

    @property
    def _here(self) -> str:
        return f"{self.account}|{self.network}"

    @property
    def _known(self) -> str:
        return f"imvo:signed-in:{hashlib.sha256(self._here.encode()).hexdigest()}"

    def counted(self, request: HttpRequest) -> list[RateLimitUsage] | None:
        """Count one more failure, which a success takes back; None when there were too many already."""
        wanted = [("login_failed", self._here)]
        if not cache.get(self._known):
            wanted += [("login_failed_account", self.account), ("login_failed_network", self.network)]
        counts = []
        for action, key in wanted:
            count = consume(request, app=APP, action=action, key=key)
            if count is None:
                return None
            counts.append(count)
        return counts

    def succeeded(self, counts: list[RateLimitUsage]) -> None:
        """Take the count back, and remember that this account signs in from this network."""
        for count in counts:
            count.rollback()
        cache.set(self._known, True, REMEMBERED_SECONDS)


def demand_that_counts_are_kept() -> None:
    """Raise what a database says that cannot be written to: nobody is refused for a count that could not be made."""
    Session.objects.filter(session_key="").update(session_data="")
